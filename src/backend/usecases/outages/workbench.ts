import { civil, dayNumber, dayOf, dayText } from '../../../domain/outages/calendar';
import { causePareto } from '../../../domain/outages/causes';
import { compareLists, overlapOf } from '../../../domain/outages/compareLists';
import type { OutageRuleSet } from '../../../domain/outages/ruleSets';
import { repeatedTrips } from '../../../domain/outages/trips';
import type {
  CalibreCounts,
  CauseBar,
  JudgedBy,
  OutageWorkbench,
  RuleSetInfo,
  WorkbenchRow,
} from '../../../shared/api/outages';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { readApprovedCauses, readCauseWords } from './causeGroups';
import { type DeviceRow, judgeCounty } from './frequentOutages';
import { type KeptLine, keptLine, lineKey, previousKept, readKeptLists } from './keptLists';
import { readMajorDayLedger } from './majorDays';
import { readOutageDetails } from './outageDetails';
import type { CountyOutages } from './readRecords';
import { readRuleSets } from './ruleSets';

export interface WorkbenchWish {
  /** null: today, or the last day of the year of the newest record. */
  asOf: string | null;
  by: JudgedBy;
  rules?: string;
}

/** Everything about frequent outages as of a day. */
export function readWorkbench(store: Store, scope: Scope, wish: WorkbenchWish): OutageWorkbench {
  const span = store.get<{ first: string | null; last: string | null }>(
    'SELECT min(start) AS first, max(start) AS last FROM outage WHERE countyId = ?',
    scope.countyId,
  );
  const asOf = wish.asOf ?? defaultAsOf(span?.last ?? null);
  const { by, rules } = wish;
  const chosen = { asOf, by, ...(rules === undefined ? {} : { rules }) };
  const { rows: all, set, document, outages } = judgeCounty(store, scope, chosen);
  const { rows: without } = judgeCounty(store, scope, { ...chosen, calibre: 'withoutMajor' }, outages);
  const before = previousList(store, scope, asOf, by, set, outages);
  const compared = compareLists(all.map(keptLine), before.lines);
  const rows = workbenchRows(store, scope, all, without, outages, compared.changes);
  const overlap = (found: DeviceRow[]) => ({
    frequent: overlapOf(found.map(keptLine), 'frequent', idsOf(set, 'frequent')),
    warning: overlapOf(found.map(keptLine), 'warning', idsOf(set, 'warning')),
  });
  return {
    ...{ asOf, from: document.from, by, ruleSet: infoOf(set), ruleSets: readRuleSets().map(infoOf) },
    records: outages.ids.length,
    firstDay: span?.first?.slice(0, 10) ?? null,
    lastDay: span?.last?.slice(0, 10) ?? null,
    rows,
    previous: { asOf: before.asOf, isKept: before.isKept },
    left: before.lines
      .filter(({ key }) => compared.left.includes(key))
      .map(({ key, code, name }) => ({ key, code, name })),
    overlap: { all: overlap(all), withoutMajor: overlap(without) },
    trips: tripsOf(outages, document.from, asOf),
    causes: causesOf(store, scope, document.from, asOf),
    causeGroups: readCauseWords().map(({ name }) => name),
    majorDays: readMajorDayLedger(store, scope),
    lists: readKeptLists(store, scope),
  };
}

function idsOf(set: OutageRuleSet, grade: 'frequent' | 'warning'): string[] {
  return set.rules.filter((rule) => rule.grade === grade).map(({ id }) => id);
}

function infoOf({ id, label, edition, source, standing, judges, mergeGapMinutes, rules }: OutageRuleSet): RuleSetInfo {
  const short = rules.map((rule) => ({ id: rule.id, label: rule.label, grade: rule.grade }));
  return { id, label, edition, source, standing, judges, mergeGapMinutes, rules: short };
}

/** Today, unless the records end in a year before: then that year is what one wants to see. */
export function defaultAsOf(lastStart: string | null, today = new Date()): string {
  const now = dayText(dayNumber(today.getFullYear(), today.getMonth() + 1, today.getDate()));
  if (lastStart === null || lastStart.slice(0, 4) >= now.slice(0, 4)) return now;
  return `${lastStart.slice(0, 4)}-12-31`;
}

/** The list handed in last, else what the same rules gave at the end of the month before. */
function previousList(
  store: Store,
  scope: Scope,
  asOf: string,
  by: JudgedBy,
  set: OutageRuleSet,
  outages: CountyOutages,
): { asOf: string; isKept: boolean; lines: KeptLine[] } {
  const kept = previousKept(store, scope, asOf, by, set.id);
  if (kept) return { ...kept, isKept: true };
  const { year, month } = civil(dayOf(asOf));
  const earlier = dayText(dayNumber(year, month, 1) - 1);
  const { rows } = judgeCounty(store, scope, { asOf: earlier, by, rules: set.id }, outages);
  return { asOf: earlier, isKept: false, lines: rows.map(keptLine) };
}

const NONE: CalibreCounts = { total: 0, fault: 0, planned: 0, frequent: [], warning: [], window: null };

function workbenchRows(
  store: Store,
  scope: Scope,
  all: DeviceRow[],
  without: DeviceRow[],
  { devices }: CountyOutages,
  changes: ReadonlyMap<string, WorkbenchRow['change']>,
): WorkbenchRow[] {
  const townships = new Map(
    store
      .all<{ id: string; name: string }>('SELECT id, name FROM township WHERE countyId = ?', scope.countyId)
      .map(({ id, name }) => [id, name]),
  );
  const calm = new Map(without.map((row) => [row.index, row]));
  return all.map((row): WorkbenchRow => {
    const { device } = row;
    const fed = device.kind === 'area' && device.feeder >= 0 ? devices.list[device.feeder]! : null;
    const key = lineKey(row);
    const calmRow = calm.get(row.index);
    return {
      ...{ key, id: device.id, code: row.code, name: row.name, feederName: fed?.name ?? null },
      townshipName: device.townshipId === null ? null : (townships.get(device.townshipId) ?? null),
      supplyStation: device.supplyStation ?? fed?.supplyStation ?? null,
      all: countsOf(row),
      withoutMajor: calmRow ? countsOf(calmRow) : NONE,
      regulator: row.regulator,
      change: changes.get(key) ?? null,
    };
  });
}

function countsOf({ total, fault, planned, frequent, warning, window }: DeviceRow): CalibreCounts {
  return { total, fault, planned, frequent, warning, window };
}

function tripsOf({ columns, devices }: CountyOutages, from: string, asOf: string): OutageWorkbench['trips'] {
  const isFeeder = (device: number): boolean => devices.list[device]!.kind === 'feeder';
  return repeatedTrips(columns, isFeeder, dayOf(from), dayOf(asOf)).map(({ device, trips, reclosed }) => {
    const found = devices.list[device]!;
    return { key: lineKey({ device: found }), code: found.code, name: found.name, trips, reclosed };
  });
}

/** Causes of the year's outages, successful reclosings left out. */
function causesOf(store: Store, scope: Scope, from: string, asOf: string): CauseBar[] {
  const records = readOutageDetails(store, scope, from, asOf)
    .filter(({ reclosing }) => reclosing !== 'success')
    .map(({ cause, customers, hours, kind }) => ({
      ...{ cause, customerHours: customers * hours, isPlanned: kind === 'planned' },
    }));
  return causePareto(records, readApprovedCauses(store, scope), readCauseWords());
}
