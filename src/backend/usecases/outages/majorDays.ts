import { isDate } from '../../../domain/outages/calendar';
import type { MajorDay } from '../../../shared/api/outages';
import { AppError } from '../../../shared/appError';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

/** The ledger of major event days with the records that begin on each. */
export function readMajorDayLedger(store: Store, { countyId }: Scope): MajorDay[] {
  return store.all<MajorDay>(
    `SELECT m.id, m.date, m.event, m.basis,
       (SELECT count(*) FROM outage o WHERE o.countyId = m.countyId AND o.start >= m.date AND o.start < m.date || ' 99') AS records
     FROM majorEventDay m WHERE m.countyId = ? ORDER BY m.date`,
    countyId,
  );
}

/** @throws AppError OUTAGE_DATE_WRONG, MAJOR_DAY_KNOWN */
export function addMajorDay(
  store: Store,
  { countyId }: Scope,
  day: { date: string; event: string | null; basis: string | null },
): void {
  if (!isDate(day.date)) throw new AppError('OUTAGE_DATE_WRONG', { value: day.date });
  if (store.get('SELECT 1 FROM majorEventDay WHERE countyId = ? AND date = ?', countyId, day.date)) {
    throw new AppError('MAJOR_DAY_KNOWN', { date: day.date });
  }
  store.write({ code: 'CHANGE_MAJOR_DAY_ADDED', params: { date: day.date } }, (writer) => {
    writer.insert('majorEventDay', { countyId, ...day });
  });
}

export function removeMajorDay(store: Store, id: string): void {
  const day = store.get<{ date: string }>('SELECT date FROM majorEventDay WHERE id = ?', id);
  if (!day) throw new AppError('RECORD_NOT_FOUND', { entity: 'majorEventDay', id });
  store.write({ code: 'CHANGE_MAJOR_DAY_REMOVED', params: { date: day.date } }, (writer) => {
    writer.delete('majorEventDay', id);
  });
}
