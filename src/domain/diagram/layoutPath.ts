import { edgeLength, endTextSize, placeSlots, type Rows, rowsOf, slotLength } from './measure';
import type { EdgeSpec, PathSpec, SlotSpec, TerminalSpec } from './pathSpec';

/** Direction of a run: 0 right, 1 down, 2 left, 3 up. */
export type Direction = 0 | 1 | 2 | 3;

/** Between two laterals side by side. */
const GAP = 12;
/** Between two dots on the line of one node. */
const TAP_GAP = 8;
/** Behind the end of a run. */
const MARGIN = 6;
/** From a node to the first symbol of what hangs on it. */
const STUB = 8;
export const TEXT_GAP = 5;

export interface PlacedSlot {
  slot: SlotSpec;
  /** Centre, along the run. */
  u: number;
}

export interface PlacedEdge {
  edge: EdgeSpec;
  /** Along the run: where the branch begins, where its labels may begin, its node. */
  from: number;
  clear: number;
  u: number;
  /** The node's line goes on to here where laterals stand side by side. */
  nodeEnd: number;
  slots: PlacedSlot[];
  /** Middle of the branch's label. */
  labelU: number;
  laterals: PlacedLateral[];
}

export interface PlacedLateral {
  path: PlacedPath;
  tap: number;
}

/** A run with everything on it. `u` counts along the run; across it, "neg" is above or left, "pos" below or right. */
export interface PlacedPath {
  direction: Direction;
  edges: PlacedEdge[];
  end: TerminalSpec | null;
  endSlots: PlacedSlot[];
  /** The line behind the last node: its begin and end. */
  endFrom: number;
  endLine: number;
  rows: Rows;
  /** Extents of the box that holds the run and its laterals. */
  length: number;
  neg: number;
  pos: number;
}

/**
 * Places a run, its laterals at right angles on both sides, and theirs in turn. Each lateral is a box; the boxes of one side
 * stand side by side in the order of the file, beyond the texts of the run itself, so nothing can overlap. Time is linear
 * in the number of branches; recursion goes only into laterals.
 * @param lead bare line at the begin of the run, through the texts of the run that it leaves
 */
export function placePath(spec: PathSpec, direction: Direction, lead: number): PlacedPath {
  const horizontal = direction === 0 || direction === 2;
  const rows = rowsOf(spec, horizontal);
  /** How far the boxes of the two sides reach along the run, and how far across. */
  // They begin behind the texts of the run that this one leaves.
  const reached = { neg: lead, pos: lead };
  let neg = rows.bandNeg;
  let pos = rows.bandPos;
  let u = 0;

  const attach = (lateral: PathSpec, least: number): PlacedLateral => {
    // Into the side with more room; below and to the right first.
    const positive = reached.pos <= Math.max(reached.neg, least);
    const towards: Direction = horizontal ? (positive ? 1 : 3) : positive ? 0 : 2;
    const path = placePath(lateral, towards, positive ? rows.bandPos : rows.bandNeg);
    const forward = direction === 0 || direction === 1;
    const back = forward ? path.neg : path.pos;
    const ahead = forward ? path.pos : path.neg;
    const free = (positive ? reached.pos : reached.neg) + GAP + back;
    const tap = free <= least ? least : Math.max(free, least + TAP_GAP);
    if (positive) {
      reached.pos = tap + ahead;
      pos = Math.max(pos, path.length);
    } else {
      reached.neg = tap + ahead;
      neg = Math.max(neg, path.length);
    }
    return { path, tap };
  };

  const edges: PlacedEdge[] = [];
  for (const edge of spec.edges) {
    const from = u;
    const clear = edges.length === 0 ? from + lead : from;
    let nodeU = clear + edgeLength(edge, horizontal);
    let nodeEnd = nodeU;
    const laterals: PlacedLateral[] = [];
    for (const lateral of edge.node.laterals) {
      const placed = attach(lateral, laterals.length < 2 ? nodeU : nodeEnd);
      const [first] = laterals;
      // The first lateral draws its node along, and so does the one opposite; the others stand on the node's line.
      if (first === undefined) nodeU = placed.tap;
      else if (laterals.length === 1 && first.path.direction !== placed.path.direction) {
        if (first.path.direction <= 1) reached.pos += placed.tap - nodeU;
        else reached.neg += placed.tap - nodeU;
        nodeU = placed.tap;
        first.tap = placed.tap;
      }
      nodeEnd = Math.max(nodeEnd, placed.tap);
      laterals.push(placed);
    }
    edges.push({ edge, from, clear, u: nodeU, nodeEnd, ...placeSlots(edge, clear, nodeU, horizontal), laterals });
    u = nodeEnd;
  }

  const endSlots: PlacedSlot[] = [];
  let endLine = u;
  let length = u + MARGIN;
  const { end } = spec;
  if (end !== null) {
    let at = u + (spec.edges.length === 0 ? lead : 0) + STUB;
    for (const slot of end.slots) {
      const size = slotLength(slot, horizontal);
      endSlots.push({ slot, u: at + size / 2 });
      at += size + 4;
    }
    endLine = at - (end.slots.length > 0 ? 4 : 0);
    const { width, height } = endTextSize(end);
    length = endLine + MARGIN + (height > 0 ? TEXT_GAP + (horizontal ? width : height) : 0);
  }
  length = Math.max(length, reached.neg, reached.pos);
  return { direction, edges, end, endSlots, endFrom: u, endLine, rows, length, neg, pos };
}
