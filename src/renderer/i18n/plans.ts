import type { TextBook } from './index';

/** Texts of the plans screen. */
export const plansTexts: TextBook = {
  zh: {},
  en: {},
};
