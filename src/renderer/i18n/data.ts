import type { TextBook } from './index';

/** Texts of the data screen. */
export const dataTexts: TextBook = {
  zh: {},
  en: {},
};
