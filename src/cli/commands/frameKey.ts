import type { FrameKey } from '../../shared/frame/elements';
import { wrongValue, yearNumber } from '../options';

/** @throws AppError USAGE_VALUE_WRONG for what is neither a word nor a year */
export function frameKeyOf(text: string): FrameKey {
  if (text === 'current' || text === 'target') return text;
  if (!/^\d{4}$/.test(text)) throw wrongValue('--frame', text, 'current | YEAR | target');
  return yearNumber(text, '--frame');
}
