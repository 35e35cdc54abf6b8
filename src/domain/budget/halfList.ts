/** What a list of part splits is made from: choices by cluster, the first of each being its base. */
export interface ChoiceTable {
  /** Loss of each choice, at least 0. */
  loss: Float64Array;
  /** Change of each watched row against the base choice of the cluster, by row and choice; whole units. */
  change: Float64Array[];
}

/**
 * All ways to depart from the base choices of some clusters within a loss, as flat arrays that are used again from
 * call to call: each entry is an earlier one with one more choice.
 */
export class HalfList {
  count = 0;
  loss = new Float64Array(1024);
  /** Sum of changes by watched row. */
  change: Float64Array[] = [];
  private parent = new Int32Array(1024);
  private choice = new Int32Array(1024);

  /** Starts a list anew: the base choices alone. */
  clear(table: ChoiceTable): void {
    const rows = table.change.length;
    while (this.change.length < rows) this.change.push(new Float64Array(this.loss.length));
    this.count = 1;
    this.loss[0] = 0;
    this.choice[0] = -1;
    for (let r = 0; r < rows; r++) (this.change[r] as Float64Array)[0] = 0;
  }

  /**
   * Goes on with the departures of more clusters.
   * @param table losses and changes of the choices
   * @param clusters departures of each cluster: choices other than its base
   * @param limit largest loss of a new entry; earlier ones with more stay, yet are not gone on from
   * @param most entries allowed
   * @returns whether all ways are listed
   */
  extend(table: ChoiceTable, clusters: readonly Int32Array[], limit: number, most: number): boolean {
    for (const departures of clusters) {
      const before = this.count;
      for (const a of departures) if (!this.append(table, a, before, limit, most)) return false;
    }
    return true;
  }

  /** Adds a choice to each of the first `before` entries that has room for its loss. */
  private append(table: ChoiceTable, a: number, before: number, limit: number, most: number): boolean {
    const own = table.loss[a] as number;
    const room = limit - own;
    if (room < 0) return true;
    const rows = table.change.length;
    if (this.count + before > this.loss.length) this.grow(Math.min(this.count + before, most + 1));
    const { loss, parent, choice, change } = this;
    let n = this.count;
    for (let s = 0; s < before; s++) {
      if ((loss[s] as number) > room) continue;
      if (n >= most) return false;
      loss[n] = (loss[s] as number) + own;
      parent[n] = s;
      choice[n] = a;
      n++;
    }
    for (let r = 0; r < rows; r++) {
      const list = change[r] as Float64Array;
      const by = (table.change[r] as Float64Array)[a] as number;
      for (let i = this.count; i < n; i++) list[i] = (list[parent[i] as number] as number) + by;
    }
    this.count = n;
    return true;
  }

  private grow(atLeast: number): void {
    const size = Math.max(atLeast, this.loss.length * 2);
    const moved = (from: Float64Array): Float64Array<ArrayBuffer> => {
      const to = new Float64Array(size);
      to.set(from);
      return to;
    };
    this.loss = moved(this.loss);
    this.change = this.change.map(moved);
    const parent = new Int32Array(size);
    parent.set(this.parent);
    this.parent = parent;
    const choice = new Int32Array(size);
    choice.set(this.choice);
    this.choice = choice;
  }

  /** Puts the departures of an entry into a choice by cluster. */
  apply(entry: number, clusterOf: Int32Array, picked: Int32Array): void {
    for (let at = entry; (this.choice[at] as number) >= 0; at = this.parent[at] as number) {
      const a = this.choice[at] as number;
      picked[clusterOf[a] as number] = a;
    }
  }
}
