import { type Language, wordMessage } from '../../shared/messages';
import { BOUNDARY_STROKES, BOUNDARY_WORDS } from './boundaryItems';
import type { Drawing, Item, SymbolName } from './drawing';
import type { LegendEntry } from './paint';
import { textWidthEm } from './textMetrics';

const SIZE = 11;
const ROW = 20;
const SAMPLE = 40;
const GAP = 18;
const HEADING = 20;

const SYMBOL_WORDS: readonly (readonly [SymbolName, readonly SymbolName[], string])[] = [
  ['source', ['source'], 'DIAGRAM_SOURCE'],
  ['breaker', ['breaker', 'breakerOpen'], 'DIAGRAM_BREAKER'],
  ['loadSwitch', ['loadSwitch', 'loadSwitchOpen'], 'DIAGRAM_LOAD_SWITCH'],
  ['disconnector', ['disconnector', 'disconnectorOpen'], 'DIAGRAM_DISCONNECTOR'],
  ['fuse', ['fuse', 'fuseOpen'], 'DIAGRAM_FUSE'],
  ['switchOpen', ['switchOpen'], 'DIAGRAM_TIE'],
  ['connector', ['connector'], 'DIAGRAM_CONNECTOR'],
  ['transformer', ['transformer'], 'DIAGRAM_TRANSFORMER'],
  ['load', ['load'], 'DIAGRAM_LOAD'],
  ['remote', ['remote'], 'DIAGRAM_REMOTE'],
];

/** A legend of the symbols that a drawing really holds, followed by what its paint means. */
export function legendOf(drawing: Drawing, language: Language, paint: readonly LegendEntry[] = []): LegendEntry[] {
  const used = new Set<SymbolName>();
  let unsupplied = false;
  const borders = new Set<string>();
  const look = (items: readonly Item[]): void => {
    for (const item of items) {
      if (item.classes?.[0] === 'boundary') borders.add(item.classes[1]!);
      if (item.kind === 'symbol') used.add(item.symbol);
      if (item.classes?.includes('unsupplied')) unsupplied = true;
      if (item.kind === 'group') look(item.items);
    }
  };
  look(drawing.items);
  const entries: LegendEntry[] = [];
  for (const [symbol, all, code] of SYMBOL_WORDS) {
    if (all.some((s) => used.has(s))) entries.push({ symbol, text: wordMessage(language, code) });
  }
  if (unsupplied) {
    entries.push({
      text: wordMessage(language, 'DIAGRAM_UNSUPPLIED'),
      line: { ink: 'retired', width: 1.6, dash: 'dotted' },
    });
  }
  const edges = BOUNDARY_WORDS.filter(([kind]) => borders.has(kind)).map(
    ([kind, code]): LegendEntry => ({
      text: wordMessage(language, code),
      line: { dash: 'solid', ...BOUNDARY_STROKES[kind] },
    }),
  );
  return [...entries, ...paint, ...edges];
}

/**
 * Sets a legend into columns.
 * @param width room, drawing units
 * @returns items from 0, 0 downwards and the size taken
 */
export function layoutLegend(
  entries: readonly LegendEntry[],
  width: number,
  heading: string,
): { items: Item[]; width: number; height: number } {
  if (entries.length === 0) return { items: [], width: 0, height: 0 };
  const column = Math.max(...entries.map((e) => SAMPLE + 8 + textWidthEm(e.text) * SIZE)) + GAP;
  const columns = Math.max(1, Math.min(entries.length, Math.floor(width / column)));
  const rows = Math.ceil(entries.length / columns);
  const items: Item[] = [
    { kind: 'text', x: 0, y: 12, text: heading, size: 12, anchor: 'start', ink: 'ink', bold: true },
  ];
  entries.forEach((entry, i) => {
    const x = Math.floor(i / rows) * column;
    const y = HEADING + (i % rows) * ROW + ROW / 2;
    items.push(...sample(entry, x, y));
    items.push({
      kind: 'text',
      x: x + SAMPLE + 8,
      y: y + 4,
      text: entry.text,
      size: SIZE,
      anchor: 'start',
      ink: 'ink',
    });
  });
  return { items, width: columns * column - GAP, height: HEADING + rows * ROW };
}

function sample(entry: LegendEntry, x: number, y: number): Item[] {
  const middle = x + SAMPLE / 2;
  const items: Item[] = [];
  if (entry.line !== undefined) {
    const { ink, width, dash, mark } = entry.line;
    items.push({ kind: 'line', x1: x, y1: y, x2: x + SAMPLE, y2: y, stroke: { ink, width, dash } });
    if (mark !== undefined) items.push({ kind: 'symbol', symbol: mark, x: middle, y, turn: 0, ink });
  }
  if (entry.symbol !== undefined) {
    items.push({ kind: 'symbol', symbol: entry.symbol, x: middle, y, turn: 0, ink: entry.ink ?? 'ink' });
  }
  return items;
}
