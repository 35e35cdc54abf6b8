import { dayOf, isDate, minuteOf } from '../../../domain/outages/calendar';
import { FLAG, type OutageColumns } from '../../../domain/outages/records';
import type { Store } from '../../store/store';
import { codeHeader } from '../import/waitingCodes';
import type { Scope } from '../sheet/scope';
import { OutageDevices } from './readDevices';

/** A county's outage records by column, with the devices they cut. */
export interface CountyOutages {
  devices: OutageDevices;
  columns: OutageColumns;
  /** Record ids in the order of the columns. */
  ids: string[];
}

/**
 * Reads the outage records that begin by a day, in the order of their start. A kind that is not known counts as a
 * fault: what was announced is on the list of planned outages.
 * @param asOf YYYY-MM-DD
 */
export function readOutages(store: Store, scope: Scope, asOf: string): CountyOutages {
  const devices = new OutageDevices(store, scope);
  const rows = store.arrays(RECORDS, scope.countyId, `${asOf} 99`) as RecordRow[];
  const columns: OutageColumns = {
    device: new Int32Array(rows.length),
    start: new Int32Array(rows.length),
    end: new Int32Array(rows.length),
    flags: new Uint8Array(rows.length),
  };
  const ids: string[] = [];
  for (const [id, feeder, feederText, area, areaText, start, end, kind, reclosing, extra, ...marks] of rows) {
    const codes = extra === null ? NO_CODES : waitingCodes(extra);
    const device = devices.find({ feeder, feederText, area, areaText, ...codes });
    if (device < 0) continue;
    const at = ids.push(id) - 1;
    const [external, shortage, regulator] = marks;
    columns.device[at] = device;
    columns.start[at] = minuteOf(start);
    columns.end[at] = minuteOf(end);
    columns.flags[at] =
      (kind === 'planned' ? FLAG.planned : 0) |
      (reclosing === 'success' ? FLAG.reclosed : 0) |
      (external ? FLAG.external : 0) |
      (shortage ? FLAG.shortage : 0) |
      (regulator ? FLAG.regulator : 0);
  }
  const count = ids.length;
  const { device, start, end, flags } = columns;
  return {
    devices,
    ids,
    columns: {
      device: device.subarray(0, count),
      start: start.subarray(0, count),
      end: end.subarray(0, count),
      flags: flags.subarray(0, count),
    },
  };
}

/** Day numbers on the ledger of major event days; an entry that names no day leaves nothing out. */
export function readMajorDays(store: Store, scope: Scope): Set<number> {
  const rows = store.arrays('SELECT date FROM majorEventDay WHERE countyId = ?', scope.countyId) as [string][];
  return new Set(rows.filter(([date]) => isDate(date)).map(([date]) => dayOf(date)));
}

interface WaitingCodes {
  feederCode: string | null;
  areaCode: string | null;
}
const NO_CODES: WaitingCodes = { feederCode: null, areaCode: null };
const FEEDER_CODE = codeHeader('outage', 'feeder');
const AREA_CODE = codeHeader('outage', 'area');

/** Codes of a feeder or area that no ledger has, as the import kept them. */
function waitingCodes(extra: string): WaitingCodes {
  const kept = JSON.parse(extra) as Record<string, string>;
  return { feederCode: kept[FEEDER_CODE] ?? null, areaCode: kept[AREA_CODE] ?? null };
}

type Text = string | null;
type RecordRow = [
  id: string,
  feeder: Text,
  feederText: Text,
  area: Text,
  areaText: Text,
  start: string,
  end: string,
  kind: Text,
  reclosing: Text,
  extra: Text,
  external: number | null,
  shortage: number | null,
  regulator: number | null,
];

const RECORDS = `SELECT id, feeder, feederText, area, areaText, start, "end", kind, reclosing,
  CASE WHEN feederText IS NOT NULL OR areaText IS NOT NULL THEN extra END, externalCause,  systemShortage, regulatorLedger FROM outage WHERE countyId = ? AND start < ? ORDER BY start, id`;
