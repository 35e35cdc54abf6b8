import type { FrameHead } from '../../../domain/frame/frame';
import { type Rates, SEED_RATES } from '../../../domain/frame/rates';
import type { Construction, FrameBranch, FrameNode, FrameSwitch } from '../../../shared/frame/elements';
import type { Issue } from '../../../shared/issue';
import type { Store } from '../../store/store';

interface NodeRow {
  id: string;
  code: string;
  name: string | null;
  kind: FrameNode['kind'];
  substation: string | null;
  area: string | null;
  township: string | null;
  customers: number | null;
  averageKw: number | null;
  peakKw: number | null;
  peakKvar: number | null;
  x: number | null;
  y: number | null;
}

interface BranchRow {
  id: string;
  code: string;
  name: string | null;
  kind: FrameBranch['kind'] | null;
  feeder: string | null;
  fromNode: string | null;
  fromNodeText: string | null;
  toNode: string | null;
  toNodeText: string | null;
  lengthKm: number | null;
  construction: Construction | null;
  model: string | null;
  rOhm: number | null;
  xOhm: number | null;
  capacityKw: number | null;
  failuresPerYear: number | null;
  repairHours: number | null;
  operateHours: number | null;
  remote: number | null;
  splitFrom: string | null;
}

interface SwitchRow {
  code: string;
  name: string | null;
  section: string | null;
  sectionText: string | null;
  tie: string | null;
  tieText: string | null;
  end: FrameSwitch['end'];
  kind: FrameSwitch['kind'];
  operateHours: number | null;
  remote: number | null;
  terminal: FrameSwitch['terminal'] | null;
}

/** The network ledgers of a county as frame elements. */
export interface NetworkLedgers {
  nodes: FrameNode[];
  branches: FrameBranch[];
  switches: FrameSwitch[];
  head: FrameHead;
  /** Ledger records by code, for writing back. */
  rowIds: { nodes: Map<string, string>; branches: Map<string, { entity: 'lineSection' | 'tie'; id: string }> };
  /** Branches with an end that no node on record has: it may be one of a stand-in. */
  loose: LooseBranch[];
  issues: Issue[];
}

interface LooseBranch {
  /** Codes of its ends, as linked or as written; undefined where nothing is said. */
  from: string | undefined;
  to: string | undefined;
  branch(from: string, to: string): FrameBranch;
  issue: Issue;
}

/** Puts loose branches between nodes of stand-ins that they name; what stays loose is said. */
export function attachLoose(ledgers: NetworkLedgers, standIns: readonly FrameNode[]): void {
  const known = new Set([...ledgers.rowIds.nodes.keys(), ...standIns.map(({ id }) => id)]);
  for (const { from, to, branch, issue } of ledgers.loose) {
    if (from !== undefined && to !== undefined && from !== to && known.has(from) && known.has(to)) {
      ledgers.branches.push(branch(from, to));
    } else ledgers.issues.push(issue);
  }
}

const LINE_COLUMNS =
  'id, code, name, kind, feeder, fromNode, fromNodeText, toNode, toNodeText, lengthKm, construction, model, rOhm, xOhm, capacityKw, failuresPerYear, repairHours, operateHours, splitFrom';

/**
 * Reads sections, ties, switches and nodes; what hangs on nothing known is left out and said.
 * @param rates for sections that leave their failures empty and say how they are built; 0 is a figure, not empty
 */
export function readNetworkLedgers(store: Store, countyId: string, rates: Rates = SEED_RATES): NetworkLedgers {
  const issues: Issue[] = [];
  const nodeRows = store.all<NodeRow>(
    'SELECT id, code, name, kind, substation, area, township, customers, averageKw, peakKw, peakKvar, x, y FROM networkNode WHERE countyId = ? ORDER BY id',
    countyId,
  );
  const codeOf = new Map<string, string>();
  const nodes = nodeRows.map((row) => {
    codeOf.set(row.id, row.code);
    return nodeOf(row);
  });
  const nodeIds = new Map(nodeRows.map((row) => [row.code, row.id]));
  const found: { id: string; branch: FrameBranch }[] = [];
  const branchIds: NetworkLedgers['rowIds']['branches'] = new Map();
  const branchCodeOf = new Map<string, string>();
  const loose: LooseBranch[] = [];
  for (const [entity, normallyOpen] of [
    ['lineSection', false],
    ['tie', true],
  ] as const) {
    const remote = entity === 'tie' ? ', remote' : '';
    for (const row of store.all<BranchRow>(
      `SELECT ${LINE_COLUMNS}${remote} FROM ${entity} WHERE countyId = ? ORDER BY id`,
      countyId,
    )) {
      const from = endCode(row.fromNode, row.fromNodeText, codeOf, nodeIds);
      const to = endCode(row.toNode, row.toNodeText, codeOf, nodeIds);
      branchIds.set(row.code, { entity, id: row.id });
      branchCodeOf.set(row.id, row.code);
      if (from === undefined || to === undefined || from === to) {
        const where = { entity, id: row.id };
        loose.push({
          from: from ?? row.fromNodeText ?? undefined,
          to: to ?? row.toNodeText ?? undefined,
          branch: (a, b) => branchOf(row, a, b, normallyOpen, rates),
          issue: { severity: 'warning', code: 'FRAME_BRANCH_LOOSE', params: { id: row.code }, where },
        });
        continue;
      }
      found.push({ id: row.id, branch: branchOf(row, from, to, normallyOpen, rates) });
    }
  }
  // Ids made later sort later: sections and ties come in the order they were entered in.
  const branches = found.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ branch }) => branch);
  const switches: FrameSwitch[] = [];
  for (const row of store.all<SwitchRow>(
    'SELECT code, name, section, sectionText, tie, tieText, "end", kind, operateHours, remote, terminal FROM lineSwitch WHERE countyId = ? ORDER BY id',
    countyId,
  )) {
    const branch =
      endCode(row.section, row.sectionText, branchCodeOf, branchIds) ??
      endCode(row.tie, row.tieText, branchCodeOf, branchIds);
    if (branch === undefined) {
      issues.push({ severity: 'warning', code: 'FRAME_SWITCH_LOOSE', params: { id: row.code } });
      continue;
    }
    switches.push(switchOf(row, branch));
  }
  return {
    nodes,
    branches,
    switches,
    head: readHead(store, countyId),
    rowIds: { nodes: nodeIds, branches: branchIds },
    loose,
    issues,
  };
}

/** The code a reference means: of the record linked, or what the sheet said where that is a code. */
function endCode(
  id: string | null,
  text: string | null,
  codeOf: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, unknown>,
): string | undefined {
  if (id !== null) return codeOf.get(id);
  return text !== null && known.has(text) ? text : undefined;
}

function nodeOf(row: NodeRow): FrameNode {
  return {
    id: row.code,
    kind: row.kind,
    customers: row.customers ?? 0,
    averageKw: row.averageKw ?? 0,
    peakKw: row.peakKw ?? 0,
    peakKvar: row.peakKvar ?? 0,
    ...given({
      name: row.name,
      x: row.x,
      y: row.y,
      substation: row.substation,
      area: row.area,
      township: row.township,
    }),
  };
}

function branchOf(row: BranchRow, from: string, to: string, normallyOpen: boolean, rates: Rates): FrameBranch {
  const { lengthKm, rOhm, xOhm, operateHours, capacityKw, construction, model, splitFrom } = row;
  return {
    id: row.code,
    from,
    to,
    kind: row.kind ?? (normallyOpen ? 'tie' : 'line'),
    normallyOpen,
    ...failuresOf(row, rates),
    ...given({ name: row.name, lengthKm, rOhm, xOhm, operateHours, capacityKw }),
    ...given({ construction, model, splitFrom, feeder: row.feeder }),
    ...(row.remote === null || row.remote === undefined ? {} : { remote: row.remote === 1 }),
  };
}

/** Failure figures as entered, else by the county's rates. */
function failuresOf(row: BranchRow, rates: Rates): Pick<FrameBranch, 'failuresPerYear' | 'repairHours'> {
  const isTransformer = row.kind === 'transformer';
  const rate = isTransformer ? rates.transformer : row.construction === null ? undefined : rates[row.construction];
  if (row.failuresPerYear !== null || rate === undefined) {
    return { failuresPerYear: row.failuresPerYear ?? 0, ...given({ repairHours: row.repairHours }) };
  }
  const failuresPerYear = rate.ratePerYear * (isTransformer ? 1 : (row.lengthKm ?? 0));
  return { failuresPerYear, repairHours: row.repairHours ?? rate.hours };
}

function switchOf(row: SwitchRow, branch: string): FrameSwitch {
  return {
    id: row.code,
    branch,
    end: row.end,
    kind: row.kind,
    ...given({ name: row.name, operateHours: row.operateHours, terminal: row.terminal }),
    ...(row.remote === null ? {} : { remote: row.remote === 1 }),
  };
}

function readHead(store: Store, countyId: string): FrameHead {
  const row = store.get<{ title: string | null; baseKv: number | null; sourceVoltagePu: number | null }>(
    'SELECT networkTitle AS title, networkBaseKv AS baseKv, sourceVoltagePu FROM county WHERE id = ?',
    countyId,
  );
  return row === undefined ? {} : given(row);
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], null> };

/** The fields that are not empty. */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Given<T>;
}
