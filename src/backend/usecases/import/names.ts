import { normaliseHeader } from '../../../shared/model/headers';

/** Texts whose normal form is their lower case: everyday names and codes. */
const PLAIN = /^[0-9A-Za-z\u4e00-\u9fff_./#-]*$/;

/** The form in which names and codes are compared, as normaliseHeader makes it; most need no more than a look. */
export function normaliseName(text: string): string {
  return PLAIN.test(text) && !text.includes('千伏') ? text.toLowerCase() : normaliseHeader(text);
}
