import type { EffectFacts, ForecastFacts } from '../../../domain/planbook/planBookInput';
import type { DocText } from '../../../shared/document/model';
import { findColumn, findTable } from '../../../shared/model';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { readForecastView } from '../frame/forecastView';
import type { Scope } from '../sheet/scope';
import { forecastFacts, predictedCalibre, recordedCalibre } from './readForecastFacts';
import { readGridFacts } from './readGridFacts';
import { readRecordedReliability } from './recordedReliability';

interface Indicator {
  /** Target column of the plan. */
  target: string;
  decimals: number;
  current: number | null;
  forecast?: number | null;
  calibre?: EffectFacts['calibre'];
}

function percent(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : (part / whole) * 100;
}

/**
 * Indicators of the effect chapter: what the ledgers and the outage records of the base year say, beside the targets
 * entered; forecasts of reliability are those of the last planning year's frame.
 */
export function readEffects(
  store: Store,
  scope: Scope,
  plan: SqlRow,
): { effects: EffectFacts[]; forecast: ForecastFacts | null } {
  const grid = readGridFacts(store, scope);
  const recorded = readRecordedReliability(store, scope, plan);
  const view = readForecastView(store, scope);
  const forecast = forecastFacts(view, plan.baseYear as number, recorded);
  const last = forecast?.years.at(-1)?.indices ?? null;
  const urban = view.regions.find(({ region }) => region === 'urban')?.years.at(-1)?.indices ?? null;
  const calibre = calibreOf(recorded === null ? null : recordedCalibre(recorded), forecast?.calibre ?? null);
  const indicators: Indicator[] = [
    {
      target: 'targetAsaiPercent',
      decimals: 3,
      current: recorded ? recorded.asai * 100 : null,
      forecast: inPercent(last?.asai ?? null),
      calibre,
    },
    { target: 'targetSaifi', decimals: 2, current: recorded?.saifi ?? null, forecast: last?.saifi ?? null, calibre },
    {
      target: 'targetSaidiHours',
      decimals: 2,
      current: recorded?.saidiHours ?? null,
      forecast: last?.saidiHours ?? null,
      calibre,
    },
    {
      target: 'targetAsaiUrbanPercent',
      decimals: 3,
      current: null,
      forecast: inPercent(urban?.asai ?? null),
      calibre: urban === null ? null : predictedCalibre(view.calibre, urban.customers),
    },
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
  const effects = indicators.flatMap(({ target, decimals, current, forecast: predicted = null, calibre: own }) => {
    const column = findColumn(table, target);
    const wanted = plan[target] as number | null;
    if (current === null && wanted === null) return [];
    return [
      {
        name: column.label,
        unit: column.unit ?? '',
        current: current === null ? null : current.toFixed(decimals),
        forecast: predicted === null ? null : predicted.toFixed(decimals),
        target: wanted === null ? null : wanted.toFixed(decimals),
        calibre: own ?? null,
      },
    ];
  });
  return { effects, forecast };
}

/** One calibre for a row with a recorded and a predicted figure: each says its own. */
function calibreOf(recorded: DocText | null, predicted: DocText | null): DocText | null {
  if (recorded === null || predicted === null) return recorded ?? predicted;
  return { code: 'DOC_CALIBRE_BOTH', params: { recorded } };
}

function inPercent(share: number | null): number | null {
  return share === null ? null : share * 100;
}

/** (insulated overhead + cable) / length, in percent. */
function insulated(grid: ReturnType<typeof readGridFacts>): number | null {
  if (grid.insulatedKm === null && grid.cableKm === null) return null;
  return percent((grid.insulatedKm ?? 0) + (grid.cableKm ?? 0), grid.lineLengthKm);
}
