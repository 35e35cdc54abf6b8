import type { TextBook } from './index';

/** Texts of the settings screen. */
export const settingsTexts: TextBook = {
  zh: {},
  en: {},
};
