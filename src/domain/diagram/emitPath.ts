import type { Ink, Item, SymbolItem } from './drawing';
import { type PlacedEdge, type PlacedPath, type PlacedSlot, TEXT_GAP } from './layoutPath';
import {
  edgeLabelWidth,
  endTextSize,
  figureGap,
  LABEL_SIZE,
  NAME_SIZE,
  nodeLabelWidth,
  REMOTE_OFFSET,
  ROW,
} from './measure';
import type { NodeSpec } from './pathSpec';
import { DESCENT_EM, textWidthEm } from './textMetrics';

const ASIDE = 4;

/**
 * Turns a placed run into items: branches and ends, then laterals, then nodes on top of the lines.
 * @param x0 begin of the run
 */
export function emitPath(path: PlacedPath, x0: number, y0: number, out: Item[]): void {
  const pen = new Pen(path, x0, y0);
  for (const edge of path.edges) out.push(pen.branch(edge));
  if (path.end !== null) out.push(pen.end());
  for (const edge of path.edges) {
    for (const { path: lateral, tap } of edge.laterals) {
      const [x, y] = pen.at(tap, 0);
      emitPath(lateral, x, y, out);
    }
  }
  for (const edge of path.edges) {
    const node = pen.node(edge);
    if (node !== null) out.push(node);
  }
}

class Pen {
  private readonly horizontal: boolean;
  private readonly sign: 1 | -1;

  constructor(
    private readonly path: PlacedPath,
    private readonly x0: number,
    private readonly y0: number,
  ) {
    this.horizontal = path.direction === 0 || path.direction === 2;
    this.sign = path.direction <= 1 ? 1 : -1;
  }

  /** A point along and across the run. */
  at(u: number, v: number): [number, number] {
    return this.horizontal ? [this.x0 + this.sign * u, this.y0 + v] : [this.x0 + v, this.y0 + this.sign * u];
  }

  branch({ edge, from, u, slots, labelU }: PlacedEdge): Item {
    const items: Item[] = [];
    if (u > from) items.push(this.line(from, u, edge.line));
    for (const slot of slots) items.push(...this.slot(slot));
    const width = edgeLabelWidth(edge);
    if (width > 0) {
      const [x, y] = this.at(labelU, 0);
      const left = this.horizontal ? x - width / 2 : x + this.path.rows.clearPos;
      items.push(
        ...labelWithFigure(
          edge,
          left,
          this.horizontal ? this.labelBaseline() : y + 4,
          LABEL_SIZE,
          'muted',
          edge.figureInk,
        ),
      );
    }
    return { kind: 'group', ...edge.marks, items };
  }

  /** The node of a branch: its mark, its line where laterals stand side by side, its name. */
  node({ edge, u, nodeEnd, laterals }: PlacedEdge): Item | null {
    const { node } = edge;
    const items: Item[] = [];
    if (nodeEnd > u) items.push(this.line(u, nodeEnd, edge.line));
    if (node.symbol !== null) {
      const taps = new Set([u, ...laterals.map((l) => l.tap)]);
      for (const tap of taps) {
        const [x, y] = this.at(tap, 0);
        const symbol = tap === u ? node.symbol : 'node';
        items.push({ kind: 'symbol', symbol, x, y, turn: 0, ink: node.ink });
      }
    }
    const width = nodeLabelWidth(node);
    if (width > 0) {
      const [x, y] = this.at(u, 0);
      const { clearPos } = this.path.rows;
      const [left, baseline] = this.horizontal
        ? [this.sign > 0 ? x - ASIDE - width : x + ASIDE, y + clearPos + NAME_SIZE]
        : [x - ASIDE - 2 - width, this.sign > 0 ? y - 6 : y + 3 + NAME_SIZE];
      items.push(...labelWithFigure(node, left, baseline, NAME_SIZE, 'ink', node.ink));
    }
    return items.length === 0 ? null : { kind: 'group', ...node.marks, items };
  }

  end(): Item {
    const { end, endSlots, endFrom, endLine } = this.path;
    const spec = end!;
    const items: Item[] = [];
    const last = endSlots[endSlots.length - 1];
    items.push(this.line(endFrom, last === undefined || spec.joined ? endLine : last.u, spec.line));
    for (const slot of endSlots) items.push(...this.slot(slot));
    const { height } = endTextSize(spec);
    const [x, y] = this.at(endLine + TEXT_GAP, 0);
    spec.texts.forEach((t, i) => {
      const top = this.horizontal ? y - height / 2 : this.sign > 0 ? y : y - height;
      items.push({
        kind: 'text',
        x,
        y: top + i * ROW + 11.5,
        text: t.text,
        size: LABEL_SIZE,
        anchor: this.horizontal ? (this.sign > 0 ? 'start' : 'end') : 'middle',
        ink: t.ink,
        bold: t.bold,
      });
    });
    return { kind: 'group', ...spec.marks, items };
  }

  private slot({ slot, u }: PlacedSlot): Item[] {
    const [x, y] = this.at(u, 0);
    const items: Item[] = [
      { kind: 'symbol', ...slot.marks, symbol: slot.symbol, x, y, turn: this.turnOf(slot.symbol), ink: slot.ink },
    ];
    if (slot.remote) {
      const [rx, ry] = this.horizontal ? [x, y + REMOTE_OFFSET] : [x - REMOTE_OFFSET, y];
      items.push({ kind: 'symbol', symbol: 'remote', x: rx, y: ry, turn: 0, ink: slot.ink });
    }
    if (slot.name !== '') {
      const { clearNeg, clearPos } = this.path.rows;
      const size = NAME_SIZE;
      items.push(
        this.horizontal
          ? {
              kind: 'text',
              x,
              y: y - clearNeg - DESCENT_EM * size,
              text: slot.name,
              size,
              anchor: 'middle',
              ink: 'muted',
            }
          : { kind: 'text', x: x + clearPos, y: y + 4, text: slot.name, size, anchor: 'start', ink: 'muted' },
      );
    }
    return items;
  }

  /** Marks stand upright; all else follows the run. */
  private turnOf(symbol: SymbolItem['symbol']): SymbolItem['turn'] {
    if (symbol.startsWith('mark')) return 0;
    return (this.path.direction * 90) as SymbolItem['turn'];
  }

  private labelBaseline(): number {
    const { clearNeg, names } = this.path.rows;
    return this.y0 - clearNeg - (names ? ROW : 0) - DESCENT_EM * LABEL_SIZE;
  }

  private line(from: number, to: number, spec: { ink: Ink; width: number; dash: 'solid' | 'dashed' | 'dotted' }): Item {
    const [x1, y1] = this.at(from, 0);
    const [x2, y2] = this.at(to, 0);
    return { kind: 'line', x1, y1, x2, y2, stroke: spec };
  }
}

/** A label and, behind it, its figure. */
function labelWithFigure(
  of: Pick<NodeSpec, 'label' | 'figure'>,
  left: number,
  y: number,
  size: number,
  ink: Ink,
  figureInk: Ink,
): Item[] {
  const items: Item[] = [];
  if (of.label !== '') items.push({ kind: 'text', x: left, y, text: of.label, size, anchor: 'start', ink });
  if (of.figure !== '') {
    const x = left + textWidthEm(of.label) * size + figureGap(of.label, of.figure);
    items.push({ kind: 'text', x, y, text: of.figure, size, anchor: 'start', ink: figureInk, bold: true });
  }
  return items;
}
