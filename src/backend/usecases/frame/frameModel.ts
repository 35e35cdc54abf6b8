import { calibrateFrame } from '../../../domain/frame/calibrate';
import { type BuildingRates, SEED_BUILDING_RATES } from '../../../domain/frame/construction';
import {
  type ForecastInput,
  type ForecastResult,
  type ForecastStep,
  forecastFrames,
  forecastSteps,
} from '../../../domain/frame/forecast';
import { type Frame, makeFrame } from '../../../domain/frame/frame';
import type { EnteredGoal } from '../../../domain/frame/goals';
import { ledgerFrame } from '../../../domain/frame/ledgerFrame';
import { forecastLoad, type LoadForecast, type LoadInput, missingLoads } from '../../../domain/frame/load';
import { type FrameLists, listFrames } from '../../../domain/frame/select';
import { type PointLoadStep, StageEngine, type YearLoad } from '../../../domain/frame/stage/engine';
import type { Boundary } from '../../../domain/geo/placeBoundaries';
import type { Calibre } from '../../../shared/api/frame';
import type { ChangeType, FrameChange, FrameProject } from '../../../shared/frame/change';
import type { CustomerBase, FrameNode } from '../../../shared/frame/elements';
import type { Issue } from '../../../shared/issue';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { readPlan } from '../plans';
import type { Scope } from '../sheet/scope';
import { readBoundaries } from './boundaries';
import { changeOfRow, measureOfRow } from './changeCodec';
import { readFrozenFrame } from './frozenFrame';
import {
  type AreaRow,
  type FeederRow,
  feedersOnRecord,
  ledgerFeeders,
  peakKwOf,
  readAreas,
  readCustomerBase,
  readFeeders,
  readOutageRecord,
  readRates,
  readSubstations,
} from './readCounty';
import { readGoals, readLoadRows } from './readLoad';
import { attachLoose, type NetworkLedgers, readNetworkLedgers } from './readNetwork';

/** The frames of a plan, read from the store and evaluated where asked. */
export interface FrameModel {
  scope: Scope;
  baseYear: number;
  targetYear: number;
  years: readonly number[];
  county: CountyFrame;
  lists: FrameLists;
  load: LoadForecast;
  loadInput: LoadInput;
  points: readonly (PointLoadStep & { year: number })[];
  goals: readonly EnteredGoal[];
  building: BuildingRates;
  yearLoad(year: number): YearLoad | undefined;
  pointsOf(year: number): readonly PointLoadStep[];
  forecast(): ForecastResult;
  /** Computes the forecast in steps, so that others are served in between; nothing where it is there already. */
  forecastSteps(): Generator<ForecastStep, void>;
  /** Boundaries of county, townships and grids. */
  boundaries(): readonly Boundary[];
}

/** What a county's ledgers say of its current frame, with the engine that evaluates stages of it. */
export interface CountyFrame {
  /** As the ledgers have it, rates not calibrated. */
  current: Frame;
  ledgers: NetworkLedgers;
  engine: StageEngine;
  feeders: readonly FeederRow[];
  areas: readonly AreaRow[];
  substations: ReturnType<typeof readSubstations>;
  customerBase: CustomerBase;
  calibre: Calibre;
  issues: Issue[];
  /** Ledger feeder of each node. */
  feederOf: ReadonlyMap<string, string>;
  /** Ledger feeders whose sections are on record. */
  withSections: ReadonlySet<string>;
}

/** Entities a change of which makes the current frame another. */
const COUNTY_ENTITIES = new Set([
  'county',
  'networkNode',
  'lineSection',
  'tie',
  'lineSwitch',
  'feeder',
  'transformerArea',
  'substation',
  'outage',
  'reliabilityRate',
  'plan',
]);

interface Kept {
  county: CountyFrame | null;
  planId: string;
  baseYear: number;
  model: FrameModel | null;
  /** Changes by id, with their rows as text: unchanged rows keep their object, and so their figures. */
  changes: Map<string, { text: string; change: FrameChange }>;
  version: number;
}

const kept = new WeakMap<Store, Kept>();

/**
 * The frames of a plan. What was read before is kept until a change of the store concerns it: editing a measure leaves the
 * current frame and the figures of all other feeders as they are.
 */
export function frameModel(store: Store, scope: Scope): FrameModel {
  const plan = readPlan(store, scope.planId);
  const baseYear = plan.baseYear as number;
  let own = kept.get(store);
  if (own === undefined) {
    const fresh: Kept = { county: null, planId: '', baseYear, model: null, changes: new Map(), version: 0 };
    own = fresh;
    kept.set(store, fresh);
    store.onChange((event) => {
      fresh.model = null;
      if (Object.keys(event.patches).some((entity) => COUNTY_ENTITIES.has(entity))) fresh.county = null;
    });
  }
  if (own.planId !== scope.planId || own.baseYear !== baseYear) {
    Object.assign(own, { county: null, model: null, planId: scope.planId, baseYear, changes: new Map() });
  }
  own.county ??= readCountyFrame(store, scope, baseYear, plan.frozenFrame as string | null);
  own.model ??= buildModel(store, scope, plan, own.county, own);
  return own.model;
}

/** Reads the current frame of a county, with stand-ins for feeders without sections, and calibrates it. */
export function readCountyFrame(
  store: Store,
  scope: Scope,
  baseYear: number,
  frozenFrame: string | null = null,
): CountyFrame {
  const { rates, planned: plannedRate } = readRates(store, scope);
  const ledgers = readNetworkLedgers(store, scope.countyId, rates);
  const feeders = readFeeders(store, scope);
  const areas = readAreas(store, scope);
  const substations = readSubstations(store, scope);
  const customerBase = readCustomerBase(store, scope);
  const withSections = new Set(
    ledgers.branches.flatMap((b) => (b.feeder === undefined || b.normallyOpen ? [] : [b.feeder])),
  );
  // A network file is the whole current frame: its customers are counted as it says, and nothing is added to them.
  const isWhole = customerBase === 'asGiven';
  const standIns = ledgerFrame(
    isWhole ? [] : ledgerFeeders(feeders, withSections, areas, substations, customerBase),
    rates,
    isWhole ? [] : feedersOnRecord(feeders, ledgers, withSections),
    new Set(ledgers.rowIds.branches.keys()),
  );
  attachLoose(ledgers, standIns.nodes);
  const frozen = frozenFrame === null ? null : readFrozenFrame(store, frozenFrame);
  const current =
    frozen ??
    makeFrame(
      {
        // Elements on record go before stand-ins of the same code.
        nodes: [...standIns.nodes, ...ledgers.nodes],
        branches: [...standIns.branches, ...ledgers.branches],
        switches: [...standIns.switches, ...ledgers.switches],
      },
      standIns.nodes.length > 0 ? { baseKv: 10, ...ledgers.head } : ledgers.head,
    );
  const issues: Issue[] = [...ledgers.issues, ...standIns.issues];
  const left = isWhole ? feeders.filter(({ id }) => !withSections.has(id)).length : 0;
  if (left > 0) issues.push({ severity: 'info', code: 'FRAME_FEEDERS_LEFT_OUT', params: { count: left } });
  const record = readOutageRecord(store, scope, baseYear);
  const calibrated = record === null ? null : calibrateFrame(current, record.faults, record.years.length);
  const frame = calibrated?.frame ?? current;
  const planned = plannedRate ?? plannedOf(frame, record);
  const areaOf = new Map(areas.map((area) => [area.id, area]));
  const regionOfFeeder = new Map(feeders.map((feeder) => [feeder.id, feeder]));
  const feederOf = feedersOfNodes(frame);
  const tagOf = (node: FrameNode): string => {
    const area = node.area === undefined ? undefined : areaOf.get(node.area);
    const feeder = regionOfFeeder.get(feederOf.get(node.id) ?? '');
    const kind = area?.regionKind ?? feeder?.regionKind ?? null;
    const region = kind === null ? '' : kind === 'rural' ? 'rural' : 'urban';
    const supplyClass = area?.supplyAreaClass ?? feeder?.supplyAreaClass ?? '';
    const township = node.township ?? area?.township ?? feeder?.township ?? '';
    return `${region}|${supplyClass}|${township}`;
  };
  const freeBays = new Map<string, number>();
  for (const { id, baysTotal, baysUsed } of substations) {
    if (baysTotal !== null && baysUsed !== null) freeBays.set(id, baysTotal - baysUsed);
  }
  const engine = new StageEngine(
    frame,
    { rates, failureFactor: calibrated?.calibration.factor ?? 1, freeBays, judgesBays: true },
    { planned: planned ?? undefined, tagOf },
  );
  const calibre: Calibre = {
    customerBase,
    calibrated: calibrated !== null,
    factor: calibrated?.calibration.factor ?? null,
    recordYears: record?.years ?? [],
    planned: plannedRate !== null ? 'rate' : planned === null ? 'none' : 'records',
    majorEventDays: 'in',
  };
  return {
    ...{ current, ledgers, engine, feeders, areas, substations, customerBase, calibre, issues, feederOf, withSections },
  };
}

/** Planned outages of the record as a rate per km. */
function plannedOf(frame: Frame, record: ReturnType<typeof readOutageRecord>) {
  if (record === null || record.plannedOutages === 0) return null;
  let km = 0;
  for (const branch of frame.branches.values()) if (!branch.normallyOpen) km += branch.lengthKm ?? 0;
  if (km === 0) return null;
  return { outagesPerKmYear: record.plannedOutages / record.years.length / km, hours: record.plannedHours };
}

/** The feeder of the ledger each node hangs on. */
function feedersOfNodes(frame: Frame): Map<string, string> {
  const found = new Map<string, string>();
  for (const branch of frame.branches.values()) {
    if (branch.feeder === undefined || branch.normallyOpen) continue;
    for (const end of [branch.from, branch.to]) {
      if (frame.nodes.get(end)?.kind !== 'source') found.set(end, branch.feeder);
    }
  }
  return found;
}

function buildModel(store: Store, scope: Scope, plan: SqlRow, county: CountyFrame, own: Kept): FrameModel {
  const baseYear = plan.baseYear as number;
  const targetYear = plan.targetYear as number;
  const years = Array.from({ length: scope.lastYear - scope.firstYear + 1 }, (_, i) => scope.firstYear + i);
  const changes = readChanges(store, scope, own);
  const measures = store
    .all<SqlRow>('SELECT * FROM measure WHERE planId = ? ORDER BY rowid', scope.planId)
    .map(measureOfRow);
  const lists = listFrames({
    changes,
    measures,
    projects: readProjects(store, scope, baseYear, new Set(measures.map((measure) => measure.project))),
    targetYear,
    lastYear: scope.lastYear,
  });
  const rows = readLoadRows(store, scope);
  const networkPeak = [...county.current.nodes.values()].reduce((sum, node) => sum + node.peakKw, 0);
  const loadInput: LoadInput = {
    baseYear,
    feeders: county.feeders.map((feeder) => ({
      id: feeder.id,
      name: feeder.name,
      supplyGrid: feeder.supplyGrid,
      supplyAreaClass: feeder.supplyAreaClass,
      peakKw: peakKwOf(feeder),
    })),
    networkPeakKw: networkPeak > 0 ? networkPeak : null,
    ...rows,
  };
  const load = forecastLoad(loadInput);
  const points = rows.points.flatMap((point) =>
    point.node === null
      ? []
      : [
          {
            type: 'pointLoad' as const,
            id: point.id,
            node: point.node,
            year: point.year,
            customers: point.customers,
            averageKw: point.averageKw,
            peakKw: point.peakKw,
          },
        ],
  );
  const version = ++own.version;
  const loads = new Map<number, YearLoad | undefined>();
  const steps = new Map<number, readonly PointLoadStep[]>();
  let forecast: ForecastResult | undefined;
  let boundaries: readonly Boundary[] | undefined;
  const goals = readGoals(store, scope, plan);
  const building = readBuilding(store, scope);
  const input = (): ForecastInput => ({
    engine: county.engine,
    lists,
    years,
    customerBase: county.customerBase,
    goals,
    building,
    loadOf: model.yearLoad,
    growthOf: (year) => growthOf(load, baseYear, year),
    pointsOf: model.pointsOf,
    weights: weightsOf(county),
  });
  const model: FrameModel = {
    ...{ scope, baseYear, targetYear, years, county, lists, load, loadInput, points, goals, building },
    yearLoad(year) {
      if (!loads.has(year)) loads.set(year, yearLoadOf(load, county, year, version));
      return loads.get(year);
    },
    pointsOf(year) {
      const known = steps.get(year) ?? points.filter((point) => point.year <= year && point.year > baseYear);
      steps.set(year, known);
      return known;
    },
    boundaries: () => {
      boundaries ??= readBoundaries(store, scope);
      return boundaries;
    },
    forecast() {
      forecast ??= withLoadFlags(model, forecastFrames(input()));
      return forecast;
    },
    *forecastSteps() {
      if (forecast !== undefined) return;
      const result = yield* forecastSteps(input());
      forecast ??= withLoadFlags(model, result);
    },
  };
  return model;
}

function withLoadFlags(model: FrameModel, result: ForecastResult): ForecastResult {
  const { calibre, issues } = model.county;
  result.forecast.flags = [
    ...issues,
    calibre.calibrated
      ? {
          severity: 'info',
          code: 'FORECAST_CALIBRATED',
          params: { factor: Number(calibre.factor!.toPrecision(4)), years: calibre.recordYears.join(', ') },
        }
      : { severity: 'info', code: 'FORECAST_NOT_CALIBRATED' },
    { severity: 'info', code: `FORECAST_PLANNED_${calibre.planned.toUpperCase()}` },
    ...missingLoads(model.load, model.years),
    ...result.forecast.flags,
  ];
  return result;
}

function growthOf(load: LoadForecast, baseYear: number, year: number): number | null {
  const [now, then] = [load.county(year).kw, load.county(baseYear).kw];
  if (now !== null && then !== null && then > 0) return now / then - 1;
  const factor = load.factor(null, year);
  return factor === null ? null : factor - 1;
}

/** Scales of a year's nodes; undefined where every one is 1. */
function yearLoadOf(load: LoadForecast, county: CountyFrame, year: number, version: number): YearLoad | undefined {
  const factors = new Map<string | null, number>();
  const factorOf = (feeder: string | null): number => {
    let factor = factors.get(feeder);
    if (factor === undefined) {
      factor = load.factor(feeder, year) ?? (feeder === null ? 1 : factorOf(null));
      factors.set(feeder, factor);
    }
    return factor;
  };
  if ([null, ...county.feeders.map((feeder) => feeder.id)].every((feeder) => factorOf(feeder) === 1)) return undefined;
  return { key: `${version}:${year}`, scaleOf: (node) => factorOf(county.feederOf.get(node.id) ?? null) };
}

/** Customers of each region, class and township in the current frame. */
function weightsOf(county: CountyFrame): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [tag, sums] of county.engine.tagged({ clusters: [] })) {
    const [region, supplyClass, township] = tag.split('|');
    for (const [kind, value] of [
      ['region', region],
      ['class', supplyClass],
      ['township', township],
    ] as const) {
      const key = `${kind}:${value ?? ''}`;
      weights.set(key, (weights.get(key) ?? 0) + sums.customers);
    }
  }
  return weights;
}

function readChanges(store: Store, scope: Scope, own: Kept): FrameChange[] {
  const rows = store.all<SqlRow>('SELECT * FROM frameChange WHERE planId = ? ORDER BY position, rowid', scope.planId);
  const next: Kept['changes'] = new Map();
  const changes = rows.map((row) => {
    const text = JSON.stringify(row);
    const known = own.changes.get(row.id as string);
    const change = known?.text === text ? known.change : changeOfRow(row);
    next.set(change.id, { text, change });
    return change;
  });
  own.changes = next;
  return changes;
}

/** Projects of a plan; those built by the base year whose changes are part of the current frame have no say any more. */
function readProjects(store: Store, scope: Scope, baseYear: number, withMeasures: ReadonlySet<string>): FrameProject[] {
  return store
    .all<{
      id: string;
      name: string;
      plannedYear: number | null;
      plannedEnd: string | null;
      decision: string | null;
      stage: string | null;
      deviationReason: string | null;
    }>(
      'SELECT id, name, plannedYear, plannedEnd, decision, stage, deviationReason FROM project WHERE planId = ? ORDER BY rowid',
      scope.planId,
    )
    .flatMap(({ id, name, plannedYear, plannedEnd, decision, stage, deviationReason }) => {
      const planned = plannedYear ?? (plannedEnd === null ? null : Number(plannedEnd.slice(0, 4)));
      if (stage === 'commissioned' && planned !== null && planned <= baseYear && !withMeasures.has(id)) return [];
      // What was left out of the budget, or called off, is built in no year.
      const year = decision === 'left' || stage === 'cancelled' ? null : planned;
      return [{ id, name, deviationReason, year }];
    });
}

function readBuilding(store: Store, scope: Scope): BuildingRates {
  const rates = { ...SEED_BUILDING_RATES };
  for (const row of store.all<{
    type: ChangeType;
    hoursPerPiece: number | null;
    hoursPerKm: number | null;
    liveSharePercent: number | null;
  }>('SELECT type, hoursPerPiece, hoursPerKm, liveSharePercent FROM constructionRate WHERE planId = ?', scope.planId)) {
    const seed = rates[row.type];
    rates[row.type] = {
      hoursPerPiece: row.hoursPerPiece ?? seed.hoursPerPiece,
      hoursPerKm: row.hoursPerKm ?? seed.hoursPerKm,
      liveShare: row.liveSharePercent === null ? seed.liveShare : row.liveSharePercent / 100,
    };
  }
  return rates;
}
