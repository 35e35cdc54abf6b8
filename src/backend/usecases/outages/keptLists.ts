import type { ListedLine } from '../../../domain/outages/compareLists';
import type { JudgedBy, KeptList } from '../../../shared/api/outages';
import type { Store } from '../../store/store';
import { localMinute } from '../localMinute';
import type { Scope } from '../sheet/scope';
import { type DeviceRow, judgeCounty, type ListWish } from './frequentOutages';

/** A line of a kept list. */
export interface KeptLine extends ListedLine {
  code: string | null;
  name: string | null;
}

/** Identifies a device in every list: its id, or what the outage list calls it. */
export function lineKey({ device }: Pick<DeviceRow, 'device'>): string {
  return device.id ?? `${device.code ?? ''} ${device.name ?? ''}`;
}

export function keptLine(row: DeviceRow): KeptLine {
  const { code, name, frequent, warning } = row;
  return { key: lineKey(row), code, name, frequent, warning };
}

export function readKeptLists(store: Store, { countyId }: Scope): KeptList[] {
  return store.all<KeptList>(
    `SELECT id, asOf, judgedBy AS "by", ruleSet, created, lines FROM outageList
     WHERE countyId = ? ORDER BY asOf DESC, created DESC`,
    countyId,
  );
}

/** The newest kept list of the same kind before a day. */
export function previousKept(
  store: Store,
  { countyId }: Scope,
  asOf: string,
  by: JudgedBy,
  ruleSet: string,
): { asOf: string; lines: KeptLine[] } | null {
  const row = store.get<{ asOf: string; result: string }>(
    `SELECT asOf, result FROM outageList WHERE countyId = ? AND asOf < ? AND judgedBy = ? AND ruleSet = ?
     ORDER BY asOf DESC, created DESC LIMIT 1`,
    ...[countyId, asOf, by, ruleSet],
  );
  return row ? { asOf: row.asOf, lines: JSON.parse(row.result) as KeptLine[] } : null;
}

/** Keeps the list of a day as it is now, for the next one to be compared with. */
export function keepList(store: Store, scope: Scope, wish: ListWish): void {
  const { rows, document, set } = judgeCounty(store, scope, { ...wish, calibre: 'all' });
  const lines = rows.map(keptLine).filter((line) => line.frequent.length + line.warning.length > 0);
  store.write({ code: 'CHANGE_OUTAGE_LIST_KEPT', params: { date: wish.asOf } }, (writer) => {
    writer.insert('outageList', {
      countyId: scope.countyId,
      asOf: document.asOf,
      judgedBy: document.by,
      calibre: document.calibre,
      ruleSet: set.id,
      edition: set.edition,
      created: localMinute(new Date()),
      lines: lines.length,
      result: JSON.stringify(lines),
    });
  });
}
