import { budget } from './budget';
import { cli } from './cli';
import { columnNames, listMark, nameIn, namesIn, namesOf, wordParameter } from './columnNames';
import { common } from './common';
import { diagnosis } from './diagnosis';
import { diagram } from './diagram';
import { documentMessages } from './document';
import { forms } from './forms';
import { frame } from './frame';
import { home } from './home';
import { imports } from './imports';
import { network } from './network';
import { outages } from './outages';
import { planBook } from './planBook';
import { policies } from './policies';
import { powerflow } from './powerflow';
import { read } from './read';
import { remembered } from './remembered';
import { sheet } from './sheet';
import { sheetEdit } from './sheetEdit';
import { shell } from './shell';
import { store } from './store';
import { understand } from './understand';
import { values } from './values';
import { workbook } from './workbook';

export { columnNames, listMark, nameIn, namesIn, namesOf, wordParameter };

export type Language = 'zh' | 'en';

/** One topic's texts: the same keys in both languages (checked by test/shared/messages.test.ts). */
export interface MessageBook {
  zh: Record<string, string>;
  en: Record<string, string>;
}

/** Every topic's book, one file each; a code may be worded once only. */
export const books: MessageBook[] = [
  budget,
  cli,
  common,
  diagnosis,
  diagram,
  documentMessages,
  forms,
  home,
  frame,
  imports,
  network,
  outages,
  planBook,
  policies,
  powerflow,
  read,
  remembered,
  sheet,
  sheetEdit,
  shell,
  store,
  understand,
  values,
  workbook,
];

const merged: MessageBook = {
  zh: Object.assign({}, ...books.map((b) => b.zh)),
  en: Object.assign({}, ...books.map((b) => b.en)),
};

/**
 * Words a code in a language, filling `{name}` placeholders; columns named by columnNames get their labels.
 * @returns the sentence, or the code itself where no text is known (a test keeps that from happening for shipped codes)
 */
export function wordMessage(language: Language, code: string, params: Record<string, string | number> = {}): string {
  const template = merged[language][code];
  if (template === undefined) return code;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in params ? wordParameter(language, String(params[name])) : whole,
  );
}

/** Whether a code has a text. */
export function hasMessage(code: string): boolean {
  return code in merged.zh;
}
