import type { ColumnDescription, EnumOption } from './describe';
import { normaliseHeader } from './headers';
import { toPlain } from './parseText';

/** An option found for a text, and whether it was named outright or only contained in it. */
export interface ReadOption {
  value: string;
  isGuess: boolean;
}

const spellingsOf = new WeakMap<EnumOption[], Map<string, string>>();

/** Every spelling of an enum's options, normalised, with the value it means. */
function spellings(options: EnumOption[]): Map<string, string> {
  let map = spellingsOf.get(options);
  if (!map) {
    map = new Map();
    for (const { value, label, synonyms } of options) {
      for (const spelling of [value, label.zh, label.en, ...(synonyms ?? [])])
        map.set(normaliseHeader(spelling), value);
    }
    spellingsOf.set(options, map);
  }
  return map;
}

/**
 * Finds the option a text means: by value, label or synonym in either language; else, where the text contains the
 * spellings of one option only (故障停电（外力）), that one as a guess.
 * @returns null where none or several fit
 */
export function readOption(column: ColumnDescription, text: string): ReadOption | null {
  const options = column.options ?? [];
  let answers = answersOf.get(options);
  if (!answers) {
    answers = new Map();
    answersOf.set(options, answers);
  }
  let answer = answers.get(text);
  if (answer === undefined) {
    answer = findOption(column, text);
    if (answers.size < 1000) answers.set(text, answer);
  }
  return answer;
}

/** A column of a large sheet says the same few words over and over. */
const answersOf = new WeakMap<EnumOption[], Map<string, ReadOption | null>>();

function findOption(column: ColumnDescription, text: string): ReadOption | null {
  const map = spellings(column.options ?? []);
  const wanted = normaliseHeader(text);
  const exact =
    map.get(wanted) ?? map.get(wanted.replace(/\(.*\)$/u, '')) ?? map.get(wanted.replace(/^\d+[.、-]/u, ''));
  if (exact !== undefined) return { value: exact, isGuess: false };
  // A longer spelling says more: 多分段单联络 is not also 单联络; and a denial is not what it denies.
  if (/^(?:非|不|未|无|没)/u.test(wanted)) return null;
  const contained = [...map].filter(
    ([spelling]) => spelling.length >= 2 && /[^a-z0-9]/u.test(spelling) && wanted.includes(spelling),
  );
  const longest = contained.filter(
    ([spelling]) => !contained.some(([other]) => other !== spelling && other.includes(spelling)),
  );
  const values = new Set(longest.map(([, value]) => value));
  return values.size === 1 ? { value: [...values][0]!, isGuess: true } : null;
}

const yes = /^(?:是|有|√|✓|✔|☑|对|真|y|yes|true|t|1|1\.0+|已|能|可|满足|合格|通过|■|●|安排)$/iu;
const no = /^(?:否|无|×|✗|✘|☒|错|假|n|no|false|f|0|0\.0+|未|不|没有|不是|不能|不满足|不合格|不通过|□|○)$/iu;

/** @returns null where a text says neither yes nor no */
export function readYesNo(text: string): boolean | null {
  const plain = toPlain(text)
    .replace(/ /g, '')
    .replace(/[。.]$/u, '');
  if (yes.test(plain)) return true;
  if (no.test(plain)) return false;
  // 已改造, 未通动力电, 不涉及: office words begin with the answer.
  if (/^(?:未|不|没|无|非|否)/u.test(plain)) return false;
  return /^(?:已|是|有)/u.test(plain) ? true : null;
}
