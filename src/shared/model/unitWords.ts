import type { Language } from '../messages';

/**
 * English words of units whose signs have Chinese in them. 万元 and 亿元 stay: they are the money the office counts in, as a
 * currency's sign is.
 */
const ENGLISH: Record<string, string> = {
  '次/户·年': '/customer·yr',
  'h/户·年': 'h/customer·yr',
  'kVA/户': 'kVA/household',
  年: 'yr',
  '次/年': '/yr',
};

/** @returns a unit as it is shown in a language; '' for none. Files and the clipboard keep the unit's own sign */
export function unitWords(unit: string | undefined, language: Language): string {
  if (!unit) return '';
  return language === 'en' ? (ENGLISH[unit] ?? unit) : unit;
}
