/** Rows inserted behind a row; all numbers are 1-based rows of the sheet as it was. */
export interface RowInsert {
  after: number;
  count: number;
}

/** Where the rows of a sheet go when some are taken out and others put in. */
export class RowMap {
  private readonly deleted: number[];
  private readonly gone: Set<number>;
  private readonly inserts: RowInsert[];

  constructor(deleted: Iterable<number>, inserts: Iterable<RowInsert>) {
    this.gone = new Set(deleted);
    this.deleted = [...this.gone].sort((a, b) => a - b);
    this.inserts = [...inserts].filter(({ count }) => count > 0).sort((a, b) => a.after - b.after);
  }

  get isIdentity(): boolean {
    return this.deleted.length === 0 && this.inserts.length === 0;
  }

  isDeleted(row: number): boolean {
    return this.gone.has(row);
  }

  /** New number of a row that stays; for one taken out, that of the next that stays. */
  at(row: number): number {
    let moved = row - this.deletedBefore(row);
    for (const { after, count } of this.inserts) if (after < row) moved += count;
    return moved;
  }

  /**
   * New place of a range of rows; rows put in directly behind its end belong to it, as a total goes over the rows above.
   * @returns null where all of its rows were taken out and none put in
   */
  range(first: number, last: number): { first: number; last: number } | null {
    const kept = last - first + 1 - (this.deletedBefore(last + 1) - this.deletedBefore(first));
    const added = this.inserts.filter(({ after }) => after >= first && after <= last).reduce((n, i) => n + i.count, 0);
    if (kept + added === 0) return null;
    const start = this.at(first);
    return { first: start, last: start + kept + added - 1 };
  }

  private deletedBefore(row: number): number {
    let low = 0;
    let high = this.deleted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.deleted[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const REFERENCE = /(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?(?![A-Za-z0-9_(.])/g;

/** A range such as `B4:N16` moved; null where nothing is left of it. */
export function moveRange(range: string, map: RowMap): string | null {
  const match = /^(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?$/.exec(range);
  if (!match) return range;
  const first = Number(match[2]);
  if (match[3] === undefined) return map.isDeleted(first) ? null : `${match[1]}${map.at(first)}`;
  const moved = map.range(first, Number(match[4]));
  return moved && `${match[1]}${moved.first}:${match[3]}${moved.last}`;
}

/**
 * A formula with its references moved. Texts in quotes stay; references to other sheets are left to their own maps.
 * @param own map of the sheet the formula stands on; null where its rows stay
 * @param others maps by sheet name
 */
export function moveFormula(formula: string, own: RowMap | null, others: ReadonlyMap<string, RowMap>): string {
  // Sheet-qualified prefixes and quoted texts come first, so that what stands in them is not taken for a reference.
  const token = /"(?:[^"]|"")*"|(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/gu;
  let out = '';
  let at = 0;
  let map: RowMap | null = own;
  for (const match of formula.matchAll(token)) {
    out += moveReferences(formula.slice(at, match.index), map, own);
    out += match[0];
    at = match.index + match[0].length;
    if (match[0].startsWith('"')) map = own;
    else map = others.get((match[1] ?? match[2] ?? '').replace(/''/g, "'")) ?? null;
  }
  return out + moveReferences(formula.slice(at), map, own);
}

/** @param first map of the first reference (a sheet may stand before it), `rest` that of the others */
function moveReferences(text: string, first: RowMap | null, rest: RowMap | null): string {
  let isFirst = true;
  return text.replace(
    REFERENCE,
    (whole, a: string, row: string, b: string | undefined, last: string | undefined, offset: number) => {
      const before = text[offset - 1];
      if (before !== undefined && /[A-Za-z0-9_.]/.test(before)) return whole;
      const map = isFirst && offset === 0 ? first : rest;
      isFirst = false;
      if (map === null) return whole;
      if (b === undefined) return map.isDeleted(Number(row)) ? '#REF!' : `${a}${map.at(Number(row))}`;
      const moved = map.range(Number(row), Number(last));
      return moved ? `${a}${moved.first}:${b}${moved.last}` : '#REF!';
    },
  );
}
