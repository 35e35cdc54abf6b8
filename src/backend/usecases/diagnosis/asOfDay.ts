import { dayOf, dayText, isDate } from '../../../domain/outages/calendar';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import { localMinute } from '../localMinute';

/**
 * Day a plan's county is judged on where none is named: the end of the base year its ledgers describe, today where that
 * is earlier.
 */
export function defaultAsOf(store: Store, planId: string, now = new Date()): string {
  const plan = store.get<{ baseYear: number }>('SELECT baseYear FROM plan WHERE id = ?', planId);
  const today = localMinute(now).slice(0, 10);
  const endOfBase = `${plan?.baseYear ?? today.slice(0, 4)}-12-31`;
  return endOfBase < today ? endOfBase : today;
}

/** @throws AppError DATE_WRONG for what is no day of the calendar */
export function requireDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isDate(text) || dayText(dayOf(text)) !== text) {
    throw new AppError('DATE_WRONG', { value: text });
  }
  return text;
}
