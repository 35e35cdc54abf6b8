import type { DocPhrase, DocText } from '../../shared/document/model';
import type { Words } from '../../shared/model/describe';

/** A phrase of src/shared/messages/document.ts. */
export function say(code: string, params?: Record<string, DocText | number>): DocPhrase {
  return params ? { code, params } : { code };
}

/** Joins texts as a list: a、b、c. */
export function listOf(items: DocText[]): DocText {
  return items.reduce((a, b) => say('DOC_LIST_JOIN', { a, b }));
}

/** Texts one behind the other. */
export function join(a: DocText, b: DocText): DocText {
  return say('DOC_JOIN', { a, b });
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number from 1 to 99 as offices number sections: 一, 十, 十二, 二十一. */
export function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  if (n >= 100) return String(n);
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || n === 0 ? digits[ones] : ''}`;
}

/** Number in front of a programme: 一、 or A. */
export function programmeOrdinal(n: number): Words {
  return { zh: `${chineseNumber(n)}、`, en: n <= 26 ? `${String.fromCharCode(64 + n)}. ` : `${n}. ` };
}

/** Number in front of a township: （一） or (1). */
export function townshipOrdinal(n: number): Words {
  return { zh: `（${chineseNumber(n)}）`, en: `(${n}) ` };
}
