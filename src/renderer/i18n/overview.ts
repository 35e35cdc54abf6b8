import type { TextBook } from './index';

/** Texts of the overview screen. */
export const overviewTexts: TextBook = {
  zh: {},
  en: {},
};
