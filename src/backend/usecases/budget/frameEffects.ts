import { buildingCost } from '../../../domain/frame/construction';
import { forecastFrames } from '../../../domain/frame/forecast';
import { allowedSaidi, goalsOf } from '../../../domain/frame/goals';
import { changesOfFrame, listFrames } from '../../../domain/frame/select';
import type { Step } from '../../../domain/frame/stage/engine';
import { createWaiting } from '../../../domain/frame/waiting';
import type { ForecastFigures, NeededEffect } from '../../../shared/api/budget';
import type { LawAnswer } from '../../../shared/api/frame';
import type { Measure } from '../../../shared/budget/settings';
import type { Store } from '../../store/store';
import { lawAnswers } from '../frame/changes';
import { type FrameModel, frameModel } from '../frame/frameModel';
import type { Scope } from '../sheet/scope';

/** What the engine knows of the projects of a plan that have measures on the network. */
export interface FrameEffects {
  /** Customer-hours and interruptions a year that projects save together in the last planning year; null = no measures. */
  of(projectIds: readonly string[]): Partial<Record<Measure, number>> | null;
  /** Customer-hours that building a project takes. */
  construction: ReadonlyMap<string, number>;
  answers: ReadonlyMap<string, LawAnswer>;
  /** Projects whose measures work on the same feeders. */
  together: string[][];
  /** What the plan's own targets ask for beyond the present frame. */
  needed: NeededEffect | null;
  /**
   * Forecast of each planning year where only some projects are built.
   * @param shifts chosen projects, with the years their commissioning moves by
   */
  forecast(shifts: ReadonlyMap<string, number>): ForecastFigures[];
}

const kept = new WeakMap<FrameModel, FrameEffects | null>();

/** The engine's view of a plan's projects; null where no project has a measure or reliability cannot be computed. */
export function frameEffects(store: Store, scope: Scope): FrameEffects | null {
  const has = store.get<{ id: string }>('SELECT id FROM measure WHERE planId = ? LIMIT 1', scope.planId);
  if (!has) return null;
  const model = frameModel(store, scope);
  const known = kept.get(model);
  if (known !== undefined) return known;
  const made = effectsOf(model);
  kept.set(model, made);
  return made;
}

function effectsOf(model: FrameModel): FrameEffects | null {
  const { lists, county, scope } = model;
  const { engine } = county;
  const load = model.yearLoad(scope.lastYear);
  const points = model.pointsOf(scope.lastYear);
  const base = engine.evaluate(points, load);
  const { customers } = base.sums;
  if (customers === 0 || base.failures.failing === 0 || base.failures.unrepaired > 0) return null;
  const stepsOf = new Map<string, Step[]>();
  const measuresOf = new Map<string, (typeof lists.measures)[number][]>();
  for (const measure of lists.measures) {
    measuresOf.set(measure.project, [...(measuresOf.get(measure.project) ?? []), measure]);
    const steps = stepsOf.get(measure.project) ?? [];
    steps.push(...(lists.changesOf.get(measure.id) ?? []));
    stepsOf.set(measure.project, steps);
  }
  const results = new Map<string, Partial<Record<Measure, number>> | null>();
  const of: FrameEffects['of'] = (projectIds) => {
    const ids = projectIds.filter((id) => stepsOf.has(id)).sort();
    if (ids.length === 0) return null;
    const key = ids.join();
    const known = results.get(key);
    if (known !== undefined) return known;
    const wanted = new Set(ids.flatMap((id) => stepsOf.get(id) ?? []));
    const stage = engine.evaluate([...lists.ordered.filter((change) => wanted.has(change)), ...points], load);
    const isKnown = stage.failures.unrepaired === 0;
    const figures = isKnown
      ? {
          customerHours: Math.max(0, base.sums.hours - stage.sums.hours),
          interruptions: Math.max(0, base.sums.interruptions - stage.sums.interruptions),
        }
      : null;
    results.set(key, figures);
    return figures;
  };
  return {
    of,
    construction: constructionOf(model, measuresOf),
    answers: lawAnswers(model),
    together: togetherOf(model),
    needed: neededOf(model, base.sums),
    forecast: (shifts) => forecastOf(model, shifts),
  };
}

function constructionOf(
  model: FrameModel,
  measuresOf: ReadonlyMap<string, FrameModel['lists']['measures'][number][]>,
): Map<string, number> {
  const { lists, county, building } = model;
  const waiting = createWaiting(county.engine);
  const { applied } = county.engine.apply(changesOfFrame(lists, 'all'));
  const out = new Map<string, number>();
  for (const [project, measures] of measuresOf) {
    let hours = 0;
    for (const measure of measures) {
      const changes = lists.changesOf.get(measure.id) ?? [];
      hours += buildingCost(measure, changes, building, (change) =>
        waiting(change, applied.get(change.id)),
      ).customerHours;
    }
    out.set(project, hours);
  }
  return out;
}

/** Projects that meet in a group of feeders once all of them are built. */
function togetherOf(model: FrameModel): string[][] {
  const { lists, county } = model;
  const stage = county.engine.evaluate(changesOfFrame(lists, 'all'));
  return stage.clusters
    .map(({ steps }) => {
      const projects = steps.map((step) => {
        const change = lists.byId.get(step.id);
        return change?.measure ? lists.measureOf.get(change.measure)?.project : undefined;
      });
      return [...new Set(projects.filter((project) => project !== undefined))];
    })
    .filter((projects) => projects.length > 1);
}

/** Customer-hours and interruptions to be saved for the plan's targets of its last year; null where none is entered. */
function neededOf(
  model: FrameModel,
  now: { hours: number; interruptions: number; customers: number },
): NeededEffect | null {
  const year = model.scope.lastYear;
  const goals = goalsOf(model.goals, year);
  if (goals === null) return null;
  const saidi = allowedSaidi(goals);
  return {
    year,
    asai: goals.asai,
    saifi: goals.saifi,
    customerHours: saidi === null ? null : Math.max(0, now.hours - saidi * now.customers),
    interruptions: goals.saifi === null ? null : Math.max(0, now.interruptions - goals.saifi * now.customers),
  };
}

function forecastOf(model: FrameModel, shifts: ReadonlyMap<string, number>): ForecastFigures[] {
  const { lists, county, years, goals, building } = model;
  const projects = lists.projects.map((project) => {
    const shift = shifts.get(project.id);
    return { ...project, year: shift === undefined || project.year === null ? null : project.year + shift };
  });
  const measures = lists.measures.map((measure) => {
    const shift = shifts.get(measure.project) ?? 0;
    return {
      ...measure,
      year: measure.year === null ? null : shifts.has(measure.project) ? measure.year + shift : 9999,
    };
  });
  const { forecast } = forecastFrames({
    engine: county.engine,
    lists: listFrames({
      ...{ changes: lists.changes, measures, projects },
      ...{ targetYear: lists.targetYear, lastYear: lists.lastYear },
    }),
    ...{ years, customerBase: county.customerBase, goals, building },
    loadOf: model.yearLoad,
    growthOf: () => null,
    pointsOf: model.pointsOf,
    weights: new Map(),
  });
  return forecast.years.map(({ year, saifi, saidiHours, asai }) => ({ year, saifi, saidiHours, asai }));
}
