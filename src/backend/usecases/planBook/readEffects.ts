import type { EffectFacts } from '../../../domain/planbook/planBookInput';
import { findColumn, findTable } from '../../../shared/model';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import type { Scope } from '../sheet/scope';
import { readGridFacts } from './readGridFacts';
import { readRecordedReliability } from './recordedReliability';

interface Indicator {
  /** Target column of the plan. */
  target: string;
  decimals: number;
  current: number | null;
  calibre?: EffectFacts['calibre'];
}

function percent(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : (part / whole) * 100;
}

/**
 * Indicators of the effect chapter: what the ledgers and the outage records of the base year say, beside the targets
 * entered. Forecasts are left empty until frames are forecast.
 */
export function readEffects(store: Store, scope: Scope, plan: SqlRow): EffectFacts[] {
  const grid = readGridFacts(store, scope);
  const recorded = readRecordedReliability(store, scope, plan);
  const calibre: EffectFacts['calibre'] = recorded
    ? { code: 'DOC_CALIBRE_RECORDED', params: { customers: recorded.customers, year: recorded.year } }
    : null;
  const indicators: Indicator[] = [
    {
      target: 'targetAsaiPercent',
      decimals: 3,
      current: recorded ? recorded.asai * 100 : null,
      calibre,
    },
    { target: 'targetSaifi', decimals: 2, current: recorded?.saifi ?? null, calibre },
    { target: 'targetSaidiHours', decimals: 2, current: recorded?.saidiHours ?? null, calibre },
    { target: 'targetAsaiUrbanPercent', decimals: 3, current: null },
    {
      target: 'targetKvaPerHousehold',
      decimals: 2,
      current: grid.publicKva !== null && grid.lowVoltageCustomers ? grid.publicKva / grid.lowVoltageCustomers : null,
    },
    { target: 'targetTiePercent', decimals: 1, current: percent(grid.feedersWithTie, grid.feeders) },
    { target: 'targetInsulatedPercent', decimals: 1, current: insulated(grid) },
    { target: 'targetCablePercent', decimals: 1, current: percent(grid.cableKm, grid.lineLengthKm) },
  ];
  const table = findTable('plan');
  return indicators.flatMap(({ target, decimals, current, calibre: own }) => {
    const column = findColumn(table, target);
    const wanted = plan[target] as number | null;
    if (current === null && wanted === null) return [];
    return [
      {
        name: column.label,
        unit: column.unit ?? '',
        current: current === null ? null : current.toFixed(decimals),
        forecast: null,
        target: wanted === null ? null : wanted.toFixed(decimals),
        calibre: own ?? null,
      },
    ];
  });
}

/** (insulated overhead + cable) / length, in percent. */
function insulated(grid: ReturnType<typeof readGridFacts>): number | null {
  if (grid.insulatedKm === null && grid.cableKm === null) return null;
  return percent((grid.insulatedKm ?? 0) + (grid.cableKm ?? 0), grid.lineLengthKm);
}
