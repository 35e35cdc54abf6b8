import { type Language, wordMessage } from '../shared/messages';

export type Say = (code: string, params?: Record<string, string | number>) => string;

/** @returns the words of a language */
export function wordsOf(language: Language): Say {
  return (code, params) => wordMessage(language, code, params);
}

/** @returns a text without the mark of its menu key: `打印(&P)…` is `打印…` in a title */
export function withoutKey(text: string): string {
  return text.replace(/\(&\w\)/, '').replace('&', '');
}
