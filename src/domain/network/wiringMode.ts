import { branchesAtNodes } from './adjacency';
import { type FeederShape, type FeederTie, shapesOfFeeders } from './feederShape';
import { findFeeders } from './feeders';
import type { Network } from './network';

/** Wiring modes of a 10 kV feeder (DL/T 5729), and what is none of them. */
export type WiringMode =
  | 'radial'
  | 'multiSectionSingleTie'
  | 'multiSectionModerateTies'
  | 'singleRing'
  | 'doubleRing'
  | 'nSupplyOneStandby'
  | 'notTypical';

export interface WiringClass {
  /** Head branch of the feeder, and its id. */
  head: number;
  feederId: string;
  mode: WiringMode;
  /** Why: a code of src/shared/messages/network.ts with the figures it rests on. */
  reason: { code: string; params: Record<string, string | number> };
  /** Modes the feeder could also be taken for; empty where the case is clear. */
  alsoPossible: WiringMode[];
  shape: FeederShape;
}

/** Ties to other feeders that still count as moderate. */
const MOST_TIES = 3;
/** Feeders a standby line backs up at most, to be taken for N supply 1 standby. */
const MOST_SUPPLY = 4;

/**
 * Classifies every feeder by its ties, its sections and the switches on its trunk:
 * - no tie to another feeder: radial; no section switch although there are ties, or more than three: not typical;
 * - a partner that carries no load and backs up two to four feeders at their ends: N supply 1 standby;
 * - trunk looped through ring main units (a switch at both ends of each span behind the head): single ring with one partner, double
 *   ring where the ties link exactly four such feeders in a row or a circle;
 * - otherwise one tie: multi-section single tie; two or three: multi-section moderate ties.
 * Evidence that points both ways is listed in `alsoPossible`.
 */
export function classifyWiring(network: Network): WiringClass[] {
  const adjacency = branchesAtNodes(network);
  const feeders = findFeeders(network, adjacency);
  const shapes = shapesOfFeeders(network, adjacency, feeders);
  const partners = shapes.map((shape) => partnersOf(shape));
  const standby = shapes.map(
    (shape, f) => isWithoutLoad(shape) && partners[f]!.size >= 1 && [...partners[f]!].every((p) => p >= 0),
  );
  return shapes.map((shape) => {
    const head = feeders.head[shape.feeder]!;
    const verdict = judge(shape, shapes, partners, standby, (f) => network.branchIds[feeders.head[f]!]!);
    return { head, feederId: network.branchIds[head]!, shape, ...verdict };
  });
}

type Verdict = Pick<WiringClass, 'mode' | 'reason' | 'alsoPossible'>;

function judge(
  shape: FeederShape,
  shapes: FeederShape[],
  partners: Set<number>[],
  standby: boolean[],
  idOf: (feeder: number) => string,
): Verdict {
  const { sections } = shape;
  const ties = shape.ties.length;
  const mine = partners[shape.feeder]!;
  const figures = { sections, ties, partners: mine.size };
  const verdict = (mode: WiringMode, code: string, alsoPossible: WiringMode[] = [], more = {}): Verdict => ({
    mode,
    reason: { code, params: { ...figures, ...more } },
    alsoPossible,
  });

  if (ties === 0) {
    if (shape.innerTies.length === 0) return verdict('radial', 'WIRING_NO_TIE');
    return verdict('radial', 'WIRING_TIE_TO_ITSELF', ['singleRing'], { innerTies: shape.innerTies.length });
  }
  if (standby[shape.feeder] && mine.size >= 2 && mine.size <= MOST_SUPPLY) {
    return verdict('nSupplyOneStandby', 'WIRING_IS_STANDBY', [], { supplied: mine.size });
  }
  const backup = [...mine].find((p) => p >= 0 && standby[p]);
  if (backup !== undefined) {
    const supplied = partners[backup]!.size;
    if (supplied >= 2 && supplied <= MOST_SUPPLY) {
      const others = mine.size > 1 ? [tiedMode(ties)] : [];
      return verdict('nSupplyOneStandby', 'WIRING_HAS_STANDBY', others, { supplied, standby: idOf(backup) });
    }
  }
  if (ties > MOST_TIES) return verdict('notTypical', 'WIRING_TOO_MANY_TIES', [], { limit: MOST_TIES });
  const ringed = ringEvidence(shape);
  if (ringed !== 'no') {
    const ring = ringMode(shape, shapes, partners);
    if (ring !== undefined) {
      const others: WiringMode[] = ringed === 'partly' ? [tiedMode(ties)] : [];
      if (backup !== undefined) others.push('nSupplyOneStandby');
      const code = ring === 'singleRing' ? 'WIRING_SINGLE_RING' : 'WIRING_DOUBLE_RING';
      const spans = { ringed: shape.ringedSpans, spans: shape.spans };
      if (ringed === 'yes') return verdict(ring, code, others, spans);
      return verdict(tiedMode(ties), 'WIRING_PARTLY_RINGED', [ring], spans);
    }
  }
  if (sections < 2) return verdict('notTypical', 'WIRING_NOT_SECTIONED', [tiedMode(ties)]);
  const others: WiringMode[] = backup !== undefined ? ['nSupplyOneStandby'] : ringed === 'yes' ? ['doubleRing'] : [];
  if (ties === 1) return verdict('multiSectionSingleTie', 'WIRING_SINGLE_TIE', others);
  return verdict('multiSectionModerateTies', 'WIRING_MODERATE_TIES', others);
}

function tiedMode(ties: number): WiringMode {
  return ties === 1 ? 'multiSectionSingleTie' : 'multiSectionModerateTies';
}

/** Feeders a feeder is tied to; a tie straight to a bus counts as a partner of its own (below 0). */
function partnersOf(shape: FeederShape): Set<number> {
  return new Set(shape.ties.map((tie: FeederTie) => (tie.partner >= 0 ? tie.partner : -2 - tie.bus)));
}

function isWithoutLoad(shape: FeederShape): boolean {
  return shape.customers === 0 && shape.averageKw === 0 && shape.peakKw === 0;
}

/** Whether the trunk runs from ring main unit to ring main unit: all its spans, at least half of them, or fewer. */
function ringEvidence(shape: FeederShape): 'yes' | 'partly' | 'no' {
  if (shape.spans === 0 || 2 * shape.ringedSpans < shape.spans) return 'no';
  return shape.ringedSpans === shape.spans ? 'yes' : 'partly';
}

function ringMode(shape: FeederShape, shapes: FeederShape[], partners: Set<number>[]): WiringMode | undefined {
  const group = new Set([shape.feeder]);
  for (const f of group) {
    for (const p of partners[f]!) if (p >= 0) group.add(p);
    if (group.size > 4) return undefined;
  }
  const isRinged = [...group].every((f) => ringEvidence(shapes[f]!) !== 'no');
  if (!isRinged) return undefined;
  if (group.size <= 2 && shape.ties.length === 1) return 'singleRing';
  if (group.size === 4 && [...group].every((f) => partners[f]!.size <= 2)) return 'doubleRing';
  return undefined;
}
