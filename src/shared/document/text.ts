import type { Language } from '../messages';
import { wordMessage } from '../messages';
import type { DocText } from './model';

/**
 * Words a text of a document in a language.
 * @param text plain text, words in both languages, or a phrase whose parameters may be texts themselves
 */
export function wordText(language: Language, text: DocText): string {
  if (typeof text === 'string') return text;
  if ('code' in text) {
    const params: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(text.params ?? {})) {
      params[name] = typeof value === 'number' ? value : wordText(language, value);
    }
    return wordMessage(language, text.code, params);
  }
  return text[language];
}
