import type { TextBook } from './index';

/** Texts of the document screen. */
export const documentTexts: TextBook = {
  zh: {},
  en: {},
};
