import type { PlacedSlot } from './layoutPath';
import type { EdgeSpec, NodeSpec, PathSpec, SlotSpec, TerminalSpec } from './pathSpec';
import { symbols } from './symbols';
import { textWidthEm } from './textMetrics';

/** Type sizes of a single-line diagram, drawing units. */
export const LABEL_SIZE = 12;
export const NAME_SIZE = 11;
/** Height of a row of text. */
export const ROW = 15;
/** From the line to the first row of text: half a symbol and air. */
export const CLEAR = 9;
/** The same where the mark of a remote switch stands between. */
export const REMOTE_CLEAR = 17;
/** Offset of that mark from the line. */
export const REMOTE_OFFSET = 12;

/** Bold text is this much wider. */
const BOLD = 1.06;

const PAD = 8;
const SLOT_GAP = 4;
const MIN_EDGE = 24;

/** Where the texts of a run stand across it. */
export interface Rows {
  /** A row of switch names between line and branch labels. */
  names: boolean;
  /** From the line to the texts on its negative and on its positive side. */
  clearNeg: number;
  clearPos: number;
  /** Extents of all texts and symbols of the run itself. */
  bandNeg: number;
  bandPos: number;
}

export function figureGap(label: string, figure: string): number {
  return label !== '' && figure !== '' ? 8 : 0;
}

/** Width of a branch's label with its figure. */
export function edgeLabelWidth(e: EdgeSpec): number {
  return textWidthEm(e.label) * LABEL_SIZE + textWidthEm(e.figure) * LABEL_SIZE * BOLD + figureGap(e.label, e.figure);
}

/** Width of a node's label with its figure. */
export function nodeLabelWidth(n: NodeSpec): number {
  return textWidthEm(n.label) * NAME_SIZE + textWidthEm(n.figure) * NAME_SIZE * BOLD + figureGap(n.label, n.figure);
}

/**
 * Rows of a run. Horizontal: branch labels above (switch names between), node names below. Vertical: branch labels and switch
 * names to the right, node names to the left.
 */
export function rowsOf(spec: PathSpec, horizontal: boolean): Rows {
  let names = 0;
  let labels = 0;
  let nodes = 0;
  let remote = false;
  const slots = [...spec.edges.flatMap((e) => e.slots), ...(spec.end?.slots ?? [])];
  for (const slot of slots) {
    if (slot.name !== '') names = Math.max(names, textWidthEm(slot.name) * NAME_SIZE);
    remote ||= slot.remote;
  }
  for (const e of spec.edges) {
    labels = Math.max(labels, edgeLabelWidth(e));
    nodes = Math.max(nodes, nodeLabelWidth(e.node));
  }
  // The text behind the end is centred on the line; laterals of the last node must clear it too.
  const end = endHalf(spec.end, horizontal);
  if (horizontal) {
    const clearPos = remote ? REMOTE_CLEAR : CLEAR;
    return {
      names: names > 0,
      clearNeg: CLEAR,
      clearPos,
      bandNeg: Math.max(end, CLEAR + (names > 0 ? ROW : 0) + (labels > 0 ? ROW : 0)),
      bandPos: Math.max(end, clearPos + (nodes > 0 ? ROW : 0)),
    };
  }
  const side = Math.max(names, labels);
  const clearNeg = remote ? REMOTE_CLEAR : CLEAR;
  const clearPos = CLEAR + 2;
  return {
    names: names > 0,
    clearNeg,
    clearPos,
    bandNeg: Math.max(end, nodes > 0 ? 7 + nodes : 0, clearNeg),
    bandPos: Math.max(end, side > 0 ? clearPos + side : 0, CLEAR),
  };
}

/** Width and height of the text behind the end of a run. */
export function endTextSize(end: TerminalSpec): { width: number; height: number } {
  const widths = end.texts.map((t) => textWidthEm(t.text) * LABEL_SIZE * (t.bold ? BOLD : 1));
  return { width: Math.max(0, ...widths), height: end.texts.length * ROW };
}

/** How far what stands behind the end of a run reaches across it. */
function endHalf(end: TerminalSpec | null, horizontal: boolean): number {
  if (end === null) return 0;
  const { width, height } = endTextSize(end);
  return Math.max(CLEAR, 1 + (horizontal ? height : width) / 2);
}

/** Room of a symbol along a run, its name included. */
export function slotLength(slot: SlotSpec, horizontal: boolean): number {
  const { along } = symbols[slot.symbol];
  if (slot.name === '') return along;
  return horizontal ? Math.max(along, textWidthEm(slot.name) * NAME_SIZE + 4) : Math.max(along, ROW);
}

/** The least length of a branch up to its node. */
export function edgeLength(e: EdgeSpec, horizontal: boolean): number {
  const label = edgeLabelWidth(e);
  const node = nodeLabelWidth(e.node);
  const across = e.slots.reduce((sum, s) => sum + slotLength(s, horizontal) + SLOT_GAP, 0);
  if (horizontal) return Math.max(MIN_EDGE, 2 * PAD + across, label > 0 ? label + 10 : 0, node > 0 ? node + 12 : 0);
  return Math.max(MIN_EDGE, 2 * PAD + across + labelRoom(e) + tailRoom(e), label > 0 ? ROW + PAD : 0);
}

/** Vertical runs: switch names and the branch label share the right side, so the label needs a place of its own. */
function labelRoom(e: EdgeSpec): number {
  return edgeLabelWidth(e) > 0 && e.slots.some((s) => s.name !== '') ? ROW + SLOT_GAP : 0;
}

/** Vertical runs: the node's name stands left of the line just before the node. */
function tailRoom(e: EdgeSpec): number {
  return nodeLabelWidth(e.node) > 0 ? ROW : 0;
}

/**
 * Stands the symbols of a branch in their order: those of the near end, of the middle and of the far end.
 * @returns them, and the middle of the branch's label
 */
export function placeSlots(
  e: EdgeSpec,
  clear: number,
  u: number,
  horizontal: boolean,
): { slots: PlacedSlot[]; labelU: number } {
  const slots: PlacedSlot[] = [];
  const size = (s: SlotSpec): number => slotLength(s, horizontal) + SLOT_GAP;
  let head = clear + PAD;
  for (const slot of e.slots) {
    if (slot.place !== 'near') continue;
    slots.push({ slot, u: head + size(slot) / 2 });
    head += size(slot);
  }
  let tail = u - PAD - (horizontal ? 0 : tailRoom(e));
  for (const slot of e.slots.toReversed()) {
    if (slot.place !== 'far') continue;
    slots.push({ slot, u: tail - size(slot) / 2 });
    tail -= size(slot);
  }
  const room = horizontal ? 0 : labelRoom(e);
  const middle = e.slots.filter((s) => s.place === 'middle');
  let at = (head + tail - room - middle.reduce((sum, s) => sum + size(s), 0)) / 2;
  for (const slot of middle) {
    slots.push({ slot, u: at + size(slot) / 2 });
    at += size(slot);
  }
  return { slots, labelU: room > 0 ? at + room / 2 : (clear + u) / 2 };
}
