import type { Network } from '../network/network';
import type { RadialOrder } from '../powerflow/radialOrder';
import { type CountyRow, type CountyTie, countyRows } from './countyRows';
import type { Drawing, GroupItem, Ink, Item, SymbolName } from './drawing';
import { nodeName } from './feederPaths';
import type { DiagramPaint } from './paint';
import { textWidthEm } from './textMetrics';

const MARGIN = 24;
const PITCH = 36;
const SUBSTATION_GAP = 20;
const NAME_SIZE = 12;
const TIE_SIZE = 11;
const SOURCE_SIZE = 14;
const INFEED = 26;
const BUS_OVERHANG = 14;
const BOLD = 1.06;
/** From a tie's line to its name, and from the name to the next line. */
const ASIDE = 10;

/**
 * Tie schematic of a county: each substation a busbar, each feeder one horizontal line, each tie between two feeders a vertical line with an open
 * switch and its name, in a track of its own. Ties that join a feeder with itself are left to the feeder's own
 * diagram. Time is linear but for sorting and for the search of free tracks.
 */
export function countyDiagram(network: Network, order: RadialOrder, paint: DiagramPaint, title: string): Drawing {
  const { rows, ties, substations } = countyRows(network, order);
  const y: number[] = [];
  let at = MARGIN + PITCH;
  rows.forEach((row, r) => {
    if (r > 0) at += PITCH + (row.source === rows[r - 1]!.source ? 0 : SUBSTATION_GAP);
    y.push(at);
  });
  const sourceWidth = (source: number): number => textWidthEm(nodeName(network, source)) * SOURCE_SIZE * BOLD;
  const busX = MARGIN + Math.max(INFEED + 10, ...substations.map((source) => sourceWidth(source) + 10));
  const labels = rows.map((row) => rowLabel(network, row, paint));
  const firstTrack = busX + 24 + Math.max(60, ...labels.map((label) => labelWidth(label)));

  const tracks = assignTracks(ties);
  const trackWidth = tracks.widths(network);
  const trackX: number[] = [];
  let x = firstTrack;
  for (const width of trackWidth) {
    trackX.push(x);
    x += width;
  }

  const items: Item[] = [];
  const reach = rows.map(() => firstTrack - 12);
  ties.forEach((tie, t) => {
    for (const r of [tie.upper, tie.lower]) reach[r] = Math.max(reach[r]!, trackX[tracks.of[t]!]!);
  });
  for (const source of substations) items.push(substation(network, source, rows, y, busX, paint));
  rows.forEach((row, r) => {
    items.push(feederRow(network, row, busX, reach[r]!, y[r]!, labels[r]!));
  });
  ties.forEach((tie, t) => {
    items.push(tieLine(network, tie, trackX[tracks.of[t]!]!, y[tie.upper]!, y[tie.lower]!, paint));
  });
  return {
    width: Math.ceil(Math.max(x, firstTrack) + MARGIN),
    height: Math.ceil((y[y.length - 1] ?? MARGIN) + PITCH / 2 + MARGIN),
    title,
    items,
  };
}

interface RowLabel {
  name: string;
  figure: string;
  ink: Ink;
  width: number;
  dash: 'solid' | 'dashed' | 'dotted';
  /** Stands in the line behind the name. */
  mark?: SymbolName;
}

/** From the switch of a tie to its mark. */
const MARK_BELOW = 18;

/** Room a mark takes behind a name. */
const MARK_ROOM = 30;

function rowLabel(network: Network, row: CountyRow, paint: DiagramPaint): RowLabel {
  if (row.head < 0) return { name: '', figure: '', ink: 'ink', width: 2, dash: 'solid' };
  const painted = paint.branch?.(row.head);
  return {
    name: network.branchNames[row.head] ?? network.branchIds[row.head]!,
    figure: painted?.figure ?? '',
    ink: painted?.ink ?? 'ink',
    width: painted?.width ?? 2,
    dash: painted?.dash ?? 'solid',
    ...(painted?.mark && { mark: painted.mark }),
  };
}

function labelWidth(label: RowLabel): number {
  return wordsWidth(label) + (label.mark === undefined ? 0 : MARK_ROOM);
}

function wordsWidth({ name, figure }: RowLabel): number {
  return textWidthEm(name) * NAME_SIZE + (figure === '' ? 0 : 10 + textWidthEm(figure) * NAME_SIZE * BOLD);
}

/** Ties into tracks: short ones first, each into the first track where no other crosses its rows. */
function assignTracks(ties: readonly CountyTie[]): { of: number[]; widths: (network: Network) => number[] } {
  const bySpan = ties
    .map((_, t) => t)
    .sort((a, b) => span(ties[a]!) - span(ties[b]!) || ties[a]!.upper - ties[b]!.upper || a - b);
  const taken: Uint8Array[] = [];
  const rows = ties.reduce((most, tie) => Math.max(most, tie.lower + 1), 0);
  const of = new Array<number>(ties.length).fill(0);
  for (const t of bySpan) {
    const { upper, lower } = ties[t]!;
    let track = taken.findIndex((rowTaken) => !rowTaken.subarray(upper, lower + 1).includes(1));
    if (track < 0) track = taken.push(new Uint8Array(rows)) - 1;
    taken[track]!.fill(1, upper, lower + 1);
    of[t] = track;
  }
  const widths = (network: Network): number[] => {
    const width = taken.map(() => 0);
    ties.forEach(({ branch }, t) => {
      const needed = ASIDE + textWidthEm(tieName(network, branch)) * TIE_SIZE + ASIDE;
      width[of[t]!] = Math.max(width[of[t]!]!, needed);
    });
    return width;
  };
  return { of, widths };
}

function span(tie: CountyTie): number {
  return tie.lower - tie.upper;
}

function tieName(network: Network, branch: number): string {
  return network.branchNames[branch] ?? network.branchIds[branch]!;
}

function substation(
  network: Network,
  source: number,
  rows: readonly CountyRow[],
  y: readonly number[],
  x: number,
  paint: DiagramPaint,
): GroupItem {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  rows.forEach((row, r) => {
    if (row.source !== source) return;
    first = Math.min(first, y[r]!);
    last = Math.max(last, y[r]!);
  });
  const middle = (first + last) / 2;
  return {
    kind: 'group',
    classes: ['substation'],
    ref: { entity: 'substation', id: network.nodeIds[source]! },
    items: [
      { kind: 'line', x1: x - INFEED, y1: middle, x2: x, y2: middle, stroke: { ink: 'ink', width: 2.4 } },
      {
        kind: 'line',
        x1: x,
        y1: first - BUS_OVERHANG,
        x2: x,
        y2: last + BUS_OVERHANG,
        stroke: { ink: 'ink', width: 6 },
      },
      { kind: 'symbol', symbol: 'source', x: x - INFEED, y: middle, turn: 0, ink: paint.node?.(source)?.ink ?? 'ink' },
      {
        kind: 'text',
        x: x - 8,
        y: middle - 15,
        text: nodeName(network, source),
        size: SOURCE_SIZE,
        anchor: 'end',
        ink: 'ink',
        bold: true,
      },
    ],
  };
}

function feederRow(network: Network, row: CountyRow, x1: number, x2: number, y: number, label: RowLabel): GroupItem {
  const { ink, width, dash } = label;
  const items: Item[] = [{ kind: 'line', x1, y1: y, x2, y2: y, stroke: { ink, width, dash } }];
  const left = x1 + 12;
  if (label.name !== '') {
    items.push({ kind: 'text', x: left, y: y - 6, text: label.name, size: NAME_SIZE, anchor: 'start', ink: 'ink' });
  }
  if (label.figure !== '') {
    const x = left + textWidthEm(label.name) * NAME_SIZE + 10;
    items.push({ kind: 'text', x, y: y - 6, text: label.figure, size: NAME_SIZE, anchor: 'start', ink, bold: true });
  }
  if (label.mark !== undefined) {
    const x = left + wordsWidth(label) + MARK_ROOM / 2;
    items.push({ kind: 'symbol', classes: ['mark'], symbol: label.mark, x, y, turn: 0, ink });
  }
  if (row.head < 0) return { kind: 'group', classes: ['feeder'], items };
  return { kind: 'group', classes: ['feeder'], ref: { entity: 'feeder', id: network.branchIds[row.head]! }, items };
}

/** A tie hangs with its switch just below its upper feeder, so that the name beside it stays clear of every other line. */
function tieLine(
  network: Network,
  { branch, open }: CountyTie,
  x: number,
  top: number,
  bottom: number,
  paint: DiagramPaint,
): GroupItem {
  const painted = paint.branch?.(branch);
  const ink = painted?.ink ?? 'ink';
  const stroke = { ink, width: painted?.width ?? 1.6, dash: painted?.dash ?? (open ? 'dashed' : 'solid') } as const;
  const middle = top + PITCH / 2;
  const items: Item[] = [{ kind: 'line', x1: x, y1: top, x2: x, y2: bottom, stroke }];
  if (open) items.push({ kind: 'symbol', symbol: 'switchOpen', x, y: middle, turn: 90, ink });
  // Below the switch, where a line that spans no other feeder still has room.
  const room = bottom - middle;
  if (painted?.mark !== undefined && room > 2 * MARK_BELOW) {
    items.push({ kind: 'symbol', classes: ['mark'], symbol: painted.mark, x, y: middle + MARK_BELOW, turn: 0, ink });
  }
  items.push(
    { kind: 'symbol', symbol: 'node', x, y: top, turn: 0, ink },
    { kind: 'symbol', symbol: 'node', x, y: bottom, turn: 0, ink },
    {
      kind: 'text',
      x: x + ASIDE,
      y: middle + 4,
      text: tieName(network, branch),
      size: TIE_SIZE,
      anchor: 'start',
      ink: 'muted',
    },
  );
  return {
    kind: 'group',
    classes: ['branch', open ? 'tie' : 'closing', ...(painted?.classes ?? [])],
    ref: { entity: 'branch', id: network.branchIds[branch]! },
    items,
  };
}
