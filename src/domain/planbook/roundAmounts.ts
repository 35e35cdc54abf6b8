import { feasibleFlow } from './feasibleFlow';

/** Printed unit: 0.01 万元 is 100 yuan, 10,000 fen. */
export const PRINTED_UNIT_FEN = 10_000;

export interface AmountRow {
  /** Groups the row lies in, outermost first; each name is unique in the table. */
  path: string[];
  /** Fen per column. */
  amountsFen: number[];
}

/**
 * Rounds a table of amounts to whole printed units so that it adds up as printed, along rows and columns and in every
 * group: each cell, row total, group cell, group total and column total becomes one of its two neighbours, and the
 * grand total the nearest. Such a rounding always exists: rows-with-groups and columns-with-groups are two laminar
 * families, so the bounds form a network with integral circulations (controlled rounding, Cox and Ernst 1982). Where
 * there is one column this is the largest-remainder split up to ties.
 * @param rows leaves of the table; every row has the same number of amounts
 * @param fixedColumnUnits column totals already printed elsewhere, in printed units; kept exactly, and where they allow
 *   no such rounding, row and group totals may move by more than one unit
 * @returns printed units per row and column
 */
export function roundAmounts(rows: AmountRow[], fixedColumnUnits?: number[]): number[][] {
  return tryRound(rows, fixedColumnUnits, false) ?? (tryRound(rows, fixedColumnUnits, true) as number[][]);
}

/** Bounds on how many cells of a set may be rounded up, given the exact sum and the sum of the floors. */
function boundsOf(sumFen: number, floorUnits: number): [number, number] {
  const low = Math.floor(sumFen / PRINTED_UNIT_FEN) - floorUnits;
  return [low, sumFen % PRINTED_UNIT_FEN === 0 ? low : low + 1];
}

class Sums {
  private readonly sums = new Map<string, { fen: number; floors: number }>();
  add(key: string, fen: number, floors: number): void {
    const sum = this.sums.get(key);
    if (sum) {
      sum.fen += fen;
      sum.floors += floors;
    } else this.sums.set(key, { fen, floors });
  }
  bounds(key: string): [number, number] {
    const sum = this.sums.get(key) as { fen: number; floors: number };
    return boundsOf(sum.fen, sum.floors);
  }
  get(key: string): { fen: number; floors: number } {
    return this.sums.get(key) ?? { fen: 0, floors: 0 };
  }
}

function tryRound(rows: AmountRow[], fixed: number[] | undefined, relaxed: boolean): number[][] | null {
  const columns = rows[0]?.amountsFen.length ?? 0;
  const floors = rows.map((row) => row.amountsFen.map((fen) => Math.floor(fen / PRINTED_UNIT_FEN)));
  const cells: { row: number; column: number; remainder: number }[] = [];
  const sums = new Sums();
  const groups = new Map<string, string>(); // group key -> parent key
  // The separator cannot stand in a name, so 'a/b' inside 'c' never meets 'b' inside 'c/a'.
  const keyOf = (path: string[], depth: number) => `/${path.slice(0, depth).join('\u0000')}`;
  rows.forEach((row, r) => {
    row.amountsFen.forEach((fen, c) => {
      const floor = floors[r]?.[c] as number;
      if (fen !== floor * PRINTED_UNIT_FEN)
        cells.push({ row: r, column: c, remainder: fen - floor * PRINTED_UNIT_FEN });
      sums.add(`row ${r}`, fen, floor);
      for (let depth = 0; depth <= row.path.length; depth++) {
        sums.add(`group ${keyOf(row.path, depth)}`, fen, floor);
        sums.add(`${c} ${keyOf(row.path, depth)}`, fen, floor);
      }
    });
    for (let depth = 1; depth <= row.path.length; depth++) {
      groups.set(keyOf(row.path, depth), keyOf(row.path, depth - 1));
    }
  });
  if (cells.length === 0) return floors;
  cells.sort((a, b) => b.remainder - a.remainder || a.row - b.row || a.column - b.column);

  // source -> row groups -> rows -> cells -> column groups -> columns -> sink, then back to the source.
  const nodes = new Map<string, number>();
  const node = (key: string) => {
    const known = nodes.get(key);
    if (known !== undefined) return known;
    nodes.set(key, nodes.size);
    return nodes.size - 1;
  };
  const edges: { from: number; to: number; low: number; high: number }[] = [];
  const free: [number, number] = [0, cells.length];
  const edge = (from: string, to: string, bounds: [number, number]) =>
    edges.push({ from: node(from), to: node(to), low: bounds[0], high: bounds[1] });
  for (const cell of cells) {
    const row = rows[cell.row] as AmountRow;
    edge(`row ${cell.row}`, `${cell.column} ${keyOf(row.path, row.path.length)}`, [0, 1]);
  }
  const usedRows = new Set(cells.map((cell) => cell.row));
  for (const r of usedRows) {
    const row = rows[r] as AmountRow;
    edge(`group ${keyOf(row.path, row.path.length)}`, `row ${r}`, relaxed ? free : sums.bounds(`row ${r}`));
  }
  for (const [key, parent] of groups) {
    edge(`group ${parent}`, `group ${key}`, relaxed ? free : sums.bounds(`group ${key}`));
    for (let c = 0; c < columns; c++) {
      edge(`${c} ${key}`, `${c} ${parent}`, relaxed ? free : sums.bounds(`${c} ${key}`));
    }
  }
  for (let c = 0; c < columns; c++) {
    const { floors: floor } = sums.get(`${c} /`);
    const wanted = fixed?.[c];
    edge(`${c} /`, 'sink', wanted === undefined ? sums.bounds(`${c} /`) : [wanted - floor, wanted - floor]);
  }
  const total = sums.get('group /');
  const grand = Math.round(total.fen / PRINTED_UNIT_FEN) - total.floors;
  edge('sink', 'group /', fixed ? free : [grand, grand]);

  const flow = feasibleFlow(nodes.size, edges);
  if (!flow) return null;
  const result = floors.map((row) => [...row]);
  cells.forEach((cell, i) => {
    (result[cell.row] as number[])[cell.column] = (floors[cell.row]?.[cell.column] as number) + (flow[i] as number);
  });
  return result;
}
