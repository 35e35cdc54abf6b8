import { allowances } from '../../../domain/frame/allowance';
import { goalsOf } from '../../../domain/frame/goals';
import type { StageResult } from '../../../domain/frame/stage/engine';
import { addTo, emptySums, indicesOfSums, type Sums, type TaggedSums } from '../../../domain/frame/stage/sums';
import type { Forecast, ForecastView, Indices } from '../../../shared/api/frame';
import type { Store } from '../../store/store';
import { readRecordedReliability } from '../planBook/recordedReliability';
import { readPlan } from '../plans';
import type { Scope } from '../sheet/scope';
import { type FrameModel, frameModel } from './frameModel';

/** countyframe.forecast/1 of a plan. */
export function readForecast(store: Store, scope: Scope): Forecast {
  return frameModel(store, scope).forecast().forecast;
}

/** The forecast with regions, recorded figures and allowances beside it. */
export function readForecastView(store: Store, scope: Scope): ForecastView {
  const model = frameModel(store, scope);
  const { forecast, stages } = model.forecast();
  const tagged = new Map<number | 'current', TaggedSums>();
  const of = (key: number | 'current'): TaggedSums => {
    const known = tagged.get(key) ?? model.county.engine.tagged(stages.get(key) as StageResult);
    tagged.set(key, known);
    return known;
  };
  const region = (key: number | 'current', name: string): Indices | null => {
    const sums = sumOf(of(key), (parts) => parts[0] === name);
    return sums.customers > 0 && forecast.base.saifi !== null ? indices(sums) : null;
  };
  const townships = new Map(
    store
      .all<{ id: string; name: string }>('SELECT id, name FROM township WHERE countyId = ?', scope.countyId)
      .map(({ id, name }) => [id, name]),
  );
  return {
    ...forecast,
    calibre: model.county.calibre,
    regions: (['urban', 'rural'] as const).map((name) => ({
      region: name,
      base: region('current', name),
      years: model.years.map((year) => ({ year, indices: region(year, name) })),
      goal: goalsOf(
        model.goals.filter((goal) => goal.region === name).map((goal) => ({ ...goal, region: null })),
        model.scope.lastYear,
      ),
    })),
    recorded: recordedOf(store, model),
    allowances: allowances(
      forecast.years,
      (year) => byTownship(of(year)),
      (id) => townships.get(id) ?? id,
    ),
  };
}

function byTownship(tagged: TaggedSums): Map<string, Sums> {
  const found = new Map<string, Sums>();
  for (const [tag, sums] of tagged) {
    const township = tag.split('|')[2] ?? '';
    const known = found.get(township) ?? emptySums();
    found.set(township, known);
    addTo(known, sums);
  }
  return found;
}

function sumOf(tagged: TaggedSums, takes: (parts: string[]) => boolean): Sums {
  const total = emptySums();
  for (const [tag, sums] of tagged) if (takes(tag.split('|'))) addTo(total, sums);
  return total;
}

function indices(sums: Sums): Indices {
  const { customers, saifi, saidiHours, caidiHours, asai } = indicesOfSums(sums);
  return { customers, saifi, saidiHours, caidiHours, asai };
}

/** Recorded indices of the base year, all outages counted. */
function recordedOf(store: Store, model: FrameModel): ForecastView['recorded'] {
  const recorded = readRecordedReliability(store, model.scope, readPlan(store, model.scope.planId));
  if (recorded === null) return [];
  const { year, customers, saifi, saidiHours, asai } = recorded;
  return [
    {
      year,
      indices: { customers, saifi, saidiHours, caidiHours: saifi > 0 ? saidiHours / saifi : null, asai },
      calibre: 'all',
    },
  ];
}
