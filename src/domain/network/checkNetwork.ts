import type { Issue } from '../../shared/issue';
import { branchesAtNodes } from './adjacency';
import { findLoops, findStubs, findUnsupplied } from './checkTopology';
import { findFeeders } from './feeders';
import type { Network } from './network';
import { sectionLengths } from './sections';
import { classifyWiring, type WiringMode } from './wiringMode';

/** A weakness of the frame: an issue with the elements it is made of. */
export interface NetworkFinding extends Issue {
  /** Ids of the branches or nodes concerned, the one to go to first. */
  elements: string[];
}

/** Limits the checks judge by: data of a rule library, handed in with its edition by the caller. */
export interface CheckLimits {
  /** Ties of one feeder (DL/T 5729-2023, 7.3.3-7.3.4: 3). */
  mostTies: number;
  /** Length of what one switch cuts off, km. */
  mostSectionKm: number;
}

/** Seeds for a rule library: ties from the standard, the length a value to be verified. */
export const DEFAULT_CHECK_LIMITS: CheckLimits = { mostTies: 3, mostSectionKm: 3 };

/**
 * Checks of the frame: parts without a source, loops in normal operation, stubs, loads without supply, over-long sections,
 * too many ties, mixed wiring within a supply grid.
 * @param options gridOfFeeder: supply grid by id of the feeder's head branch; without it mixed wiring is not judged
 */
export function checkNetwork(
  network: Network,
  options: { limits?: CheckLimits; gridOfFeeder?: ReadonlyMap<string, string> } = {},
): NetworkFinding[] {
  const limits = options.limits ?? DEFAULT_CHECK_LIMITS;
  const adjacency = branchesAtNodes(network);
  const feeders = findFeeders(network, adjacency);
  const wiring = classifyWiring(network);
  const findings = [
    ...findUnsupplied(network, adjacency),
    ...findLoops(network, adjacency),
    ...findStubs(network, adjacency),
  ];
  for (const section of sectionLengths(network)) {
    if (section.lengthKm <= limits.mostSectionKm) continue;
    const feeder = feeders.ofBranch[section.branches[0]!]!;
    const elements = section.branches.map((b) => network.branchIds[b]!);
    findings.push({
      severity: 'warning',
      code: 'NETWORK_SECTION_LONG',
      params: {
        id: elements[0]!,
        feeder: feeder < 0 ? '' : network.branchIds[feeders.head[feeder]!]!,
        lengthKm: rounded(section.lengthKm),
        limit: limits.mostSectionKm,
      },
      where: { entity: 'branch', id: elements[0]! },
      elements,
    });
  }
  for (const { feederId, shape } of wiring) {
    if (shape.ties.length <= limits.mostTies) continue;
    findings.push({
      severity: 'warning',
      code: 'NETWORK_TIES_MANY',
      params: { feeder: feederId, ties: shape.ties.length, limit: limits.mostTies },
      where: { entity: 'branch', id: feederId },
      elements: shape.ties.map((tie) => network.branchIds[tie.branch]!),
    });
  }
  if (options.gridOfFeeder !== undefined) findings.push(...mixedWiring(wiring, options.gridOfFeeder));
  return findings;
}

/** One supply grid, one wiring mode (DL/T 5729-2023, 7.1.4). */
function mixedWiring(
  wiring: ReturnType<typeof classifyWiring>,
  gridOfFeeder: ReadonlyMap<string, string>,
): NetworkFinding[] {
  const modes = new Map<string, Map<WiringMode, string[]>>();
  for (const { feederId, mode } of wiring) {
    const grid = gridOfFeeder.get(feederId);
    if (grid === undefined) continue;
    const inGrid = modes.get(grid) ?? new Map<WiringMode, string[]>();
    modes.set(grid, inGrid);
    inGrid.set(mode, [...(inGrid.get(mode) ?? []), feederId]);
  }
  const findings: NetworkFinding[] = [];
  for (const [grid, inGrid] of modes) {
    if (inGrid.size < 2) continue;
    // Those that differ from the grid's usual mode come first: they are what to look at.
    const byCount = [...inGrid.values()].sort((a, b) => a.length - b.length);
    findings.push({
      severity: 'warning',
      code: 'NETWORK_GRID_MIXED',
      params: { grid, modes: inGrid.size, feeders: byCount.flat().length },
      where: { entity: 'supplyGrid', id: grid },
      elements: byCount.flat(),
    });
  }
  return findings;
}

function rounded(km: number): number {
  return Math.round(km * 1000) / 1000;
}
