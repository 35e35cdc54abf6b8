import type { CountyLedgers, LedgerRow } from '../../../domain/diagnosis/county';
import { FRAME_FIGURES } from '../../../domain/diagnosis/measure';
import { measuresOf } from '../../../domain/diagnosis/ruleLibrary';
import type { RuleLibrary } from '../../../shared/diagnosis/rule';
import { findTable, refTextKey, storedColumns } from '../../../shared/model';
import { inService } from '../../store/inService';
import type { Store } from '../../store/store';
import { readFrameFigures } from './frameFigures';

/** Ledgers the rules and indicators read; of outages, only what they need of the many columns. */
const ENTITIES = [
  'township',
  'supplyGrid',
  'supplyUnit',
  'substation',
  'mainTransformer',
  'feeder',
  'transformerArea',
  'automationTerminal',
  'village',
  'outage',
  'majorEventDay',
] as const;
const OUTAGE_COLUMNS = [
  'feeder',
  'feederText',
  'area',
  'areaText',
  'start',
  'end',
  'kind',
  'customers',
  'reclosing',
  'externalCause',
  'systemShortage',
  'regulatorLedger',
];

/**
 * Reads a county's ledgers for a judgement.
 * @param asOf YYYY-MM-DD
 * @param hasFrame whether the engine's figures of the current frame are wanted too
 */
export function readLedgers(
  store: Store,
  countyId: string,
  asOf: string,
  library: RuleLibrary,
  hasFrame = true,
): CountyLedgers {
  const records = new Set(
    library.rules.flatMap(measuresOf).flatMap((measure) => (measure.kind === 'record' ? [measure.entity] : [])),
  );
  const tables: Record<string, LedgerRow[]> = {};
  for (const entity of [...ENTITIES, ...records]) tables[entity] = readRows(store, countyId, entity);
  if (hasFrame) tables[FRAME_FIGURES] = readFrameFigures(store, countyId);
  return { asOf, tables };
}

function readRows(store: Store, countyId: string, entity: string): LedgerRow[] {
  const columns = storedColumns(findTable(entity));
  const isYesNo = new Set(columns.filter(({ kind }) => kind === 'boolean').map(({ key }) => key));
  const all = columns
    .filter(({ kind }) => kind !== 'note')
    .flatMap((column) => {
      const text = refTextKey(column);
      return text ? [column.key, text] : [column.key];
    });
  const keys = entity === 'outage' ? OUTAGE_COLUMNS : all;
  const rows = store.arrays(
    `SELECT id, ${keys.map((key) => `"${key}"`).join(', ')} FROM "${entity}" WHERE countyId = ?
       ${keys.includes('retired') ? `AND ${inService()}` : ''} ORDER BY rowid`,
    countyId,
  );
  return rows.map((values) => {
    const row: LedgerRow = { id: values[0] as string };
    keys.forEach((key, at) => {
      const value = values[at + 1] as string | number | null;
      row[key] = value !== null && isYesNo.has(key) ? value === 1 : value;
    });
    return row;
  });
}
