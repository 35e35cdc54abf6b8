import type { TextBook } from './index';

/** Texts of the budget screen. */
export const budgetTexts: TextBook = {
  zh: {},
  en: {},
};
