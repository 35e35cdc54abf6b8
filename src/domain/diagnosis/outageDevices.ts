import { normaliseHeader } from '../../shared/model/headers';
import { dayOf, isDate, minuteOf } from '../outages/calendar';
import { FLAG, type OutageColumns, orderRecords, type RecordOrder } from '../outages/records';
import type { County, LedgerRow } from './county';

/** The county's outages by device: feeders first, then areas, which have their feeder's outages too. */
export interface OutageDevices {
  feeders: number;
  devices: number;
  columns: OutageColumns;
  parents: Int32Array;
  order: RecordOrder;
  /** Outage rows in the order of the columns. */
  rows: LedgerRow[];
  asOfDay: number;
  /** Days on the ledger of major event days. */
  majorDays: ReadonlySet<number>;
  /** Outages that name neither a feeder nor an area of the ledgers. */
  unlinked: number;
  /** Outages whose kind is empty: they count, as faults, but not as planned ones. */
  withoutKind: number;
}

const made = new WeakMap<County, OutageDevices>();

/** @returns the outages of a county as the window judging takes them; made once for a judgement */
export function outageDevices(county: County): OutageDevices {
  let devices = made.get(county);
  if (!devices) {
    devices = makeDevices(county);
    made.set(county, devices);
  }
  return devices;
}

function makeDevices(county: County): OutageDevices {
  const feeders = county.rows('feeder');
  const areas = county.rows('transformerArea');
  const index = new Map<string, number>();
  for (const row of feeders) index.set(row.id, index.size);
  for (const row of areas) index.set(row.id, index.size);
  const rows: LedgerRow[] = [];
  const device: number[] = [];
  let unlinked = 0;
  const areaOf = areasByFeeder(areas);
  for (const row of county.rows('outage')) {
    // A record of one area is not its feeder's.
    const named = typeof row.areaText === 'string' ? areaOf.get(nameKey(row.feeder, row.areaText)) : undefined;
    const of = row.area ?? (typeof row.areaText === 'string' ? named : row.feeder);
    const at = typeof of === 'string' ? index.get(of) : undefined;
    if (at === undefined || typeof row.start !== 'string' || typeof row.end !== 'string') {
      unlinked++;
      continue;
    }
    rows.push(row);
    device.push(at);
  }
  const columns: OutageColumns = {
    device: Int32Array.from(device),
    start: Int32Array.from(rows, (row) => minuteOf(row.start as string)),
    end: Int32Array.from(rows, (row) => minuteOf(row.end as string)),
    flags: Uint8Array.from(
      rows,
      (row) => (row.kind === 'planned' ? FLAG.planned : 0) | (row.reclosing === 'success' ? FLAG.reclosed : 0),
    ),
  };
  const devices = feeders.length + areas.length;
  const parents = new Int32Array(devices).fill(-1);
  areas.forEach((row, at) => {
    parents[feeders.length + at] = typeof row.feeder === 'string' ? (index.get(row.feeder) ?? -1) : -1;
  });
  return {
    ...{ feeders: feeders.length, devices, columns, parents, rows, unlinked },
    order: orderRecords(columns, devices),
    asOfDay: dayOf(county.asOf),
    majorDays: new Set(
      county
        .rows('majorEventDay')
        .flatMap(({ date }) => (typeof date === 'string' && isDate(date) ? [dayOf(date)] : [])),
    ),
    withoutKind: rows.reduce((n, row) => n + (row.kind === null || row.kind === undefined ? 1 : 0), 0),
  };
}

/** Areas by feeder and name: one name, such as 1#公变, may stand for an area of each of several feeders. */
function areasByFeeder(areas: readonly LedgerRow[]): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { id, feeder, name } of areas) {
    if (typeof feeder !== 'string' || typeof name !== 'string') continue;
    const key = nameKey(feeder, name);
    found.set(key, found.has(key) ? null : id);
  }
  return found;
}

/** Spellings of one name, such as 1＃公变 and 1#公变, are one, as in the list of frequent outages. */
const nameKey = (feeder: unknown, name: string): string => `${feeder} ${normaliseHeader(name)}`;
