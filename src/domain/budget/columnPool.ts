/** A share of one column in a linear answer. */
export interface Share {
  column: number;
  share: number;
}

/**
 * Columns of a linear program with one convexity row per cluster, as growing flat arrays: what each is worth and what
 * it takes of the shared rows, in scaled units.
 */
export class ColumnPool {
  count = 0;
  cluster = new Int32Array(256);
  worth = new Float64Array(256);
  start = new Int32Array(257);
  row = new Int32Array(1024);
  value = new Float64Array(1024);

  /** Number of entries used in `row` and `value`. */
  private get entries(): number {
    return this.start[this.count] as number;
  }

  /**
   * Adds a column.
   * @returns its number
   */
  add(cluster: number, worth: number, rows: ArrayLike<number>, values: ArrayLike<number>): number {
    const id = this.count;
    const from = this.entries;
    if (id + 2 > this.start.length) {
      this.cluster = grow(this.cluster, new Int32Array(id * 2 + 64));
      this.worth = grow(this.worth, new Float64Array(id * 2 + 64));
      this.start = grow(this.start, new Int32Array(id * 2 + 65));
    }
    if (from + rows.length > this.row.length) {
      this.row = grow(this.row, new Int32Array((from + rows.length) * 2));
      this.value = grow(this.value, new Float64Array((from + rows.length) * 2));
    }
    this.cluster[id] = cluster;
    this.worth[id] = worth;
    for (let k = 0; k < rows.length; k++) {
      this.row[from + k] = rows[k] as number;
      this.value[from + k] = values[k] as number;
    }
    this.count = id + 1;
    this.start[id + 1] = from + rows.length;
    return id;
  }

  /** Adds sign x column to a dense vector over the rows. */
  spread(into: Float64Array, column: number, sign: number): void {
    const to = this.start[column + 1] as number;
    for (let k = this.start[column] as number; k < to; k++) {
      const r = this.row[k] as number;
      into[r] = (into[r] as number) + sign * (this.value[k] as number);
    }
  }

  /** Worth less the price of what the column takes. */
  net(column: number, price: Float64Array): number {
    let net = this.worth[column] as number;
    const to = this.start[column + 1] as number;
    for (let k = this.start[column] as number; k < to; k++) {
      net -= (this.value[k] as number) * (price[this.row[k] as number] as number);
    }
    return net;
  }
}

function grow<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
