import type { Forecast, ForecastYear, ProjectSaving } from '../../shared/api/frame';
import type { FrameChange } from '../../shared/frame/change';
import type { CustomerBase, FrameKey } from '../../shared/frame/elements';
import type { Issue } from '../../shared/issue';
import type { ReliabilityIndices } from '../reliability/analyseReliability';
import { type BuildingRates, buildingCost } from './construction';
import { type EnteredGoal, goalsOf, judgeGoals } from './goals';
import { changesOfFrame, type FrameLists, projectOfChange, yearOfMeasure } from './select';
import type { PointLoadStep, StageEngine, StageResult, Step, YearLoad } from './stage/engine';
import { indicesOfSums } from './stage/sums';
import { createWaiting } from './waiting';

export interface ForecastInput {
  engine: StageEngine;
  lists: FrameLists;
  years: readonly number[];
  customerBase: CustomerBase;
  goals: readonly EnteredGoal[];
  building: BuildingRates;
  /** Load of a year against the base year's; undefined where nothing is entered: then the base year's stands. */
  loadOf(year: number): YearLoad | undefined;
  /** Peak of a year over the base peak, less 1. */
  growthOf(year: number): number | null;
  pointsOf(year: number): readonly PointLoadStep[];
  /** Customers of each region, class and township (goals.ts). */
  weights: ReadonlyMap<string, number>;
}

/** A forecast with the stage frames it rests on. */
export interface ForecastResult {
  forecast: Forecast;
  stages: ReadonlyMap<FrameKey, StageResult>;
}

/** The steps of a frame: its changes and the point loads of its year. */
export function stepsOfFrame(
  lists: FrameLists,
  key: FrameKey,
  pointsOf: (year: number) => readonly PointLoadStep[],
): Step[] {
  if (key === 'current') return [];
  const year = key === 'target' ? lists.targetYear : key;
  return [...changesOfFrame(lists, key), ...pointsOf(year)];
}

/**
 * Forecasts SAIFI, SAIDI, CAIDI and ASAI of every year from its stage frame. A year carries the customer-hours of building
 * what is commissioned in it; what a project saves is the year's frame without it less the frame with it, each project on
 * its own, so that savings need not add up.
 */
export function forecastFrames(input: ForecastInput): ForecastResult {
  return drain(forecastSteps(input));
}

/** How far a forecast is: frames done of all. */
export interface ForecastStep {
  done: number;
  total: number;
}

/** As forecastFrames, in steps of a frame or a project: whoever runs it may do other things in between. */
export function* forecastSteps(input: ForecastInput): Generator<ForecastStep, ForecastResult> {
  const { engine, lists } = input;
  const total = input.years.length + 2;
  const stages = new Map<FrameKey, StageResult>();
  const stageOf = (key: FrameKey): StageResult => {
    const known = stages.get(key);
    if (known !== undefined) return known;
    const load = key === 'current' ? undefined : input.loadOf(key === 'target' ? lists.targetYear : key);
    const stage = engine.evaluate(stepsOfFrame(lists, key, input.pointsOf), load);
    stages.set(key, stage);
    return stage;
  };
  const current = stageOf('current');
  const base = figuresOf(current);
  const cost = createCosts(input);
  const years: ForecastYear[] = [];
  for (const year of input.years) {
    const done = 1 + years.length;
    yield { done, total };
    const stage = stageOf(year);
    const built = cost(year);
    const { indices } = figuresOf(stage, built);
    const byProject: ProjectSaving[] = [];
    if (indices !== null) {
      const steps = savingSteps(engine, lists, stage, input.loadOf(year));
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          byProject.push(...step.value);
          break;
        }
        yield { done: done + step.value, total };
      }
    }
    years.push({
      year,
      frame: 'stage',
      loadGrowth: input.growthOf(year),
      ...(indices ?? NONE),
      target: goalsOf(input.goals, year),
      constructionCustomerHours: built.customerHours,
      byProject,
    });
  }
  yield { done: total - 1, total };
  const hasTarget = lists.ordered.some((change) => change.inTarget);
  const target = hasTarget ? { year: lists.targetYear, ...(figuresOf(stageOf('target')).indices ?? NONE) } : null;
  const judged = [...years, ...(target === null ? [] : [target])];
  const flags: Issue[] = [
    ...(base.reason === null ? [] : [base.reason]),
    ...judgeGoals(input.goals, years, judged, input.weights),
    ...refusals(stages),
  ];
  const { customers } = indicesOfSums(current.sums);
  return {
    forecast: {
      format: 'countyframe.forecast/1',
      base: { ...(base.indices ?? NONE), customers, customerBase: input.customerBase },
      years,
      targetFrame: target,
      flags,
    },
    stages,
  };
}

const NONE = { saifi: null, saidiHours: null, caidiHours: null, asai: null };

export interface StageFigures {
  indices: Pick<ReliabilityIndices, 'saifi' | 'saidiHours' | 'caidiHours' | 'asai'> | null;
  reason: Issue | null;
}

/** Indices of a stage, with what building costs in the year; or why there are none (as an evaluation says it). */
export function figuresOf(
  stage: Pick<StageResult, 'sums' | 'failures'>,
  built: { customerInterruptions: number; customerHours: number } = { customerInterruptions: 0, customerHours: 0 },
): StageFigures {
  const none = (code: string, params: Record<string, string | number> = {}): StageFigures => ({
    indices: null,
    reason: { severity: 'warning', code, params },
  });
  if (stage.failures.failing === 0) return none('RELIABILITY_NO_FAILURES');
  if (stage.failures.unrepaired > 0) return none('FORECAST_NO_REPAIR_TIME', { count: stage.failures.unrepaired });
  if (stage.sums.customers === 0) return none('RELIABILITY_NO_CUSTOMERS');
  const { saifi, saidiHours, caidiHours, asai } = indicesOfSums({
    ...stage.sums,
    interruptions: stage.sums.interruptions + built.customerInterruptions,
    hours: stage.sums.hours + built.customerHours,
  });
  return { indices: { saifi, saidiHours, caidiHours, asai }, reason: null };
}

/** Costs of building, by the year a measure is commissioned in. */
function createCosts(input: ForecastInput) {
  const { engine, lists } = input;
  const waiting = createWaiting(engine);
  const { applied } = engine.apply(changesOfFrame(lists, 'all'));
  return (year: number) => {
    const total = { customerInterruptions: 0, customerHours: 0 };
    for (const measure of lists.measures) {
      if (yearOfMeasure(measure, lists.projectOf) !== year) continue;
      const cost = buildingCost(measure, lists.changesOf.get(measure.id) ?? [], input.building, (change) =>
        waiting(change, applied.get(change.id)),
      );
      total.customerInterruptions += cost.customerInterruptions;
      total.customerHours += cost.customerHours;
    }
    return total;
  };
}

/** What each project of a stage saves, alone left out of it; steps are shares of the clusters done. */
function* savingSteps(
  engine: StageEngine,
  lists: FrameLists,
  stage: StageResult,
  load: YearLoad | undefined,
): Generator<number, ProjectSaving[]> {
  const { customers } = stage.sums;
  const hours = new Map<string, number>();
  const order: string[] = [];
  for (const change of stage.applied.keys()) {
    const project = projectOfId(lists, change);
    if (project !== undefined && !hours.has(project)) {
      hours.set(project, 0);
      order.push(project);
    }
  }
  const linked = new Set<string>();
  let clusters = 0;
  for (const cluster of stage.clusters) {
    yield clusters++ / stage.clusters.length;
    const projects = new Set<string>();
    for (const step of cluster.steps) {
      const project = projectOfStep(lists, step);
      if (project !== undefined) projects.add(project);
    }
    for (const project of projects) {
      if (!hours.has(project)) continue;
      const without = engine.without(stage, cluster, (step) => projectOfStep(lists, step) === project, load);
      if (without === null) linked.add(project);
      else hours.set(project, hours.get(project)! + without.hours - cluster.result.sums.hours);
    }
  }
  // Where a project decides whether others of other feeders can be built at all, the whole frame is asked.
  for (const project of linked) {
    yield 1;
    const rest = stage.steps.filter((step) => projectOfStep(lists, step) !== project);
    hours.set(project, engine.evaluate(rest, load).sums.hours - stage.sums.hours);
  }
  return order.map((project) => ({
    project,
    saidiHoursSaved: customers > 0 ? hours.get(project)! / customers : 0,
    customerHoursSaved: hours.get(project)!,
  }));
}

/** Runs steps to their end at once. */
export function drain<Step, Result>(steps: Generator<Step, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function projectOfStep(lists: FrameLists, step: Step): string | undefined {
  return step.type === 'pointLoad' ? undefined : projectOfChange(lists, step as FrameChange)?.id;
}

function projectOfId(lists: FrameLists, id: string): string | undefined {
  const change = lists.byId.get(id);
  return change === undefined ? undefined : projectOfChange(lists, change)?.id;
}

function refusals(stages: ReadonlyMap<FrameKey, StageResult>): Issue[] {
  const seen = new Set<string>();
  const issues: Issue[] = [];
  for (const { refused } of stages.values()) {
    for (const { id, issue } of refused) {
      if (seen.has(id)) continue;
      seen.add(id);
      issues.push(issue);
    }
  }
  return issues;
}
