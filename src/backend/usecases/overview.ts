import type { MoneySlice, OverviewState, VillageCoverage, VillageLine } from '../../shared/api/overview';
import { findTable, tables } from '../../shared/model';
import { planningYears } from '../../shared/model/sheetColumns';
import type { Store } from '../store/store';
import { readPlan } from './plans';
import { ownerCondition, type Scope } from './sheet/scope';

interface MoneyRow {
  projectId: string;
  year: number | null;
  amountFen: number;
  programme: string | null;
  category: string | null;
  township: string | null;
  stage: string | null;
  isChosen: number;
}

/** One row per project and year; a project without amounts has one row of 0. */
function readMoney(store: Store, planId: string): MoneyRow[] {
  return store.all<MoneyRow>(
    `SELECT p.id AS projectId, coalesce(a.year, p.plannedYear) AS year, coalesce(a.amountFen, 0) AS amountFen,
       coalesce(g.name, p.programmeText) AS programme, p.category,
       coalesce(t.name, p.townshipText) AS township, p.stage, coalesce(p.decision = 'chosen', 0) AS isChosen
     FROM project p
     LEFT JOIN projectAmount a ON a.projectId = p.id
     LEFT JOIN programme g ON g.id = p.programme
     LEFT JOIN township t ON t.id = p.township
     WHERE p.planId = ?`,
    planId,
  );
}

function slices(rows: MoneyRow[], by: (row: MoneyRow) => string | null): MoneySlice[] {
  const found = new Map<string | null, MoneySlice & { ids: Set<string> }>();
  for (const row of rows) {
    const id = by(row);
    let slice = found.get(id);
    if (!slice) {
      slice = { id, name: id ?? '', byYear: [], totalFen: 0, projects: 0, ids: new Set() };
      found.set(id, slice);
    }
    slice.ids.add(row.projectId);
    slice.totalFen += row.amountFen;
    const year = slice.byYear.find((entry) => entry.year === row.year);
    if (year) year.amountFen += row.amountFen;
    else slice.byYear.push({ year: row.year, amountFen: row.amountFen });
  }
  return [...found.values()]
    .map(({ ids, ...slice }) => ({ ...slice, projects: ids.size }))
    .sort((a, b) => b.totalFen - a.totalFen);
}

function yearRows(rows: MoneyRow[], years: number[], envelopes: Map<number, number>): OverviewState['byYear'] {
  const seen = [...new Set(rows.map((row) => row.year))];
  const outside = seen.filter((year): year is number => year !== null && !years.includes(year)).sort((a, b) => a - b);
  const all: (number | null)[] = [...years, ...outside, ...(seen.includes(null) ? [null] : [])];
  return all.map((year) => {
    const own = rows.filter((row) => row.year === year);
    return {
      year,
      amountFen: own.reduce((sum, row) => sum + row.amountFen, 0),
      chosenFen: own.reduce((sum, row) => sum + (row.isChosen ? row.amountFen : 0), 0),
      envelopeFen: year === null ? null : (envelopes.get(year) ?? null),
      projects: new Set(own.map((row) => row.projectId)).size,
    };
  });
}

function ratio(part: number, whole: number | null): number | null {
  return whole && whole > 0 ? part / whole : null;
}

/** Everything the overview shows, computed from the store at once. */
export function readOverview(store: Store, scope: Scope): OverviewState {
  const years = planningYears(scope);
  const rows = readMoney(store, scope.planId);
  const plan = readPlan(store, scope.planId);
  const envelopes = new Map(
    store
      .all<{ year: number; maxFen: number }>(
        'SELECT year, maxFen FROM envelope WHERE planId = ? AND year IS NOT NULL AND programme IS NULL AND programmeText IS NULL AND maxFen IS NOT NULL',
        scope.planId,
      )
      .map((row) => [row.year, row.maxFen]),
  );
  const totalFen = rows.reduce((sum, row) => sum + row.amountFen, 0);
  const chosen = rows.filter((row) => row.isChosen);
  const byYear = yearRows(rows, years, envelopes);
  const first = byYear.find((row) => row.year === scope.firstYear);
  const entered = {
    lastYearFen: plan.lastYearFen as number | null,
    conventionalFen: plan.conventionalFen as number | null,
    uhvFen: plan.uhvFen as number | null,
  };
  const firstYearFen = first?.amountFen ?? 0;
  return {
    planId: scope.planId,
    years,
    projects: new Set(rows.map((row) => row.projectId)).size,
    totalFen,
    chosenProjects: new Set(chosen.map((row) => row.projectId)).size,
    chosenFen: chosen.reduce((sum, row) => sum + row.amountFen, 0),
    envelopeFen: envelopes.size === 0 ? null : [...envelopes.values()].reduce((sum, fen) => sum + fen, 0),
    byYear,
    byProgramme: slices(rows, (row) => row.programme),
    byCategory: slices(rows, (row) => row.category),
    byTownship: slices(rows, (row) => row.township),
    byStage: slices(rows, (row) => row.stage),
    growthOnLastYear: entered.lastYearFen ? firstYearFen / entered.lastYearFen - 1 : null,
    shareOfConventional: ratio(firstYearFen, entered.conventionalFen),
    ratioToUhv: ratio(firstYearFen, entered.uhvFen),
    entered,
    ledger: tables
      .filter((table) => table.owner === 'county' && table.entity !== 'plan')
      .map((table) => ({ entity: table.entity, rows: countRows(store, scope, table.entity) })),
    missing: findMissing(store, scope, envelopes.size > 0),
    villages: readVillages(store, scope),
  };
}

function countRows(store: Store, scope: Scope, entity: string, condition = '1'): number {
  const owner = ownerCondition(findTable(entity), scope);
  return (
    store.get<{ n: number }>(
      `SELECT count(*) AS n FROM "${entity}" t WHERE ${owner.sql} AND ${condition}`,
      ...owner.values,
    )?.n ?? 0
  );
}

/** What a planner still has to bring: empty ledgers, unlinked names, projects without money, year or township. */
function findMissing(store: Store, scope: Scope, hasEnvelopes: boolean): OverviewState['missing'] {
  const missing: OverviewState['missing'] = [];
  for (const entity of ['substation', 'feeder', 'transformerArea', 'village', 'outage', 'project']) {
    if (countRows(store, scope, entity) === 0) missing.push({ code: 'MISSING_ROWS', params: { entity }, entity });
  }
  if (!hasEnvelopes) missing.push({ code: 'MISSING_ENVELOPES', params: {}, entity: 'envelope' });
  const checks: [string, string, string][] = [
    ['project', 'MISSING_AMOUNT', 'NOT EXISTS (SELECT 1 FROM projectAmount a WHERE a.projectId = t.id)'],
    [
      'project',
      'MISSING_YEAR',
      't.plannedYear IS NULL AND NOT EXISTS (SELECT 1 FROM projectAmount a WHERE a.projectId = t.id AND a.year IS NOT NULL)',
    ],
    ['project', 'MISSING_PROGRAMME', 't.programme IS NULL'],
    ['project', 'MISSING_TOWNSHIP', 't.township IS NULL'],
    ['project', 'MISSING_CUSTOMERS', 't.customersReached IS NULL'],
    ['feeder', 'MISSING_FEEDER_LENGTH', 't.lengthKm IS NULL'],
    ['transformerArea', 'MISSING_AREA_FEEDER', 't.feeder IS NULL'],
    ['outage', 'MISSING_OUTAGE_LINK', 't.feeder IS NULL AND t.area IS NULL'],
  ];
  for (const [entity, code, condition] of checks) {
    const count = countRows(store, scope, entity, condition);
    if (count > 0) missing.push({ code, params: { count, total: countRows(store, scope, entity) }, entity });
  }
  return missing;
}

function readVillages(store: Store, scope: Scope): VillageCoverage {
  const villages = store.all<{
    id: string;
    name: string;
    township: string | null;
    households: number | null;
    rebuiltYear: number | null;
    rebuilt: number | null;
    povertyVillage: number | null;
  }>(
    `SELECT v.id, v.name, coalesce(t.name, v.townshipText) AS township, v.households, v.rebuilt, v.rebuiltYear, v.povertyVillage
     FROM village v LEFT JOIN township t ON t.id = v.township WHERE v.countyId = ? ORDER BY township, v.name`,
    scope.countyId,
  );
  const projects = new Map<string, string[]>();
  for (const row of store.all<{ village: string; name: string }>(
    `SELECT village, name FROM project WHERE planId = ? AND village IS NOT NULL
     UNION SELECT pv.village, p.name FROM projectVillage pv JOIN project p ON p.id = pv.projectId
     WHERE pv.planId = ? AND pv.village IS NOT NULL`,
    scope.planId,
    scope.planId,
  )) {
    projects.set(row.village, [...(projects.get(row.village) ?? []), row.name]);
  }
  const split = (rows: typeof villages): { withProject: VillageLine[]; withoutProject: VillageLine[] } => {
    const lines = rows.map(({ id, name, township, households }) => ({
      id,
      name,
      township,
      households,
      projects: projects.get(id) ?? [],
    }));
    return {
      withProject: lines.filter((line) => line.projects.length > 0),
      withoutProject: lines.filter((line) => line.projects.length === 0),
    };
  };
  return {
    unrebuilt: split(
      villages.filter((village) => village.rebuilt === 0 || (village.rebuilt === null && village.rebuiltYear === null)),
    ),
    poor: split(villages.filter((village) => village.povertyVillage === 1)),
  };
}
