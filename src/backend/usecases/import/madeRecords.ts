/** A record that a row of the import makes or is, and where the row stands. */
export interface MadeRecord {
  id: string;
  /** Number of the table among those of the import. */
  table: number;
  sheet: string;
  row: number;
  /** See rowDigest. */
  digest: number;
}

/** The records that rows of an import make or are, by number; side by side in few arrays, for there may be a million. */
export class MadeRecords {
  private readonly ids: string[] = [];
  /** Row and digest, record after record. */
  private facts = new Int32Array(512);
  /** First record of each run of rows of one table. */
  private readonly runs: { from: number; table: number; sheet: string }[] = [];

  add({ id, table, sheet, row, digest }: MadeRecord): void {
    const number = this.ids.push(id) - 1;
    if (2 * number >= this.facts.length) {
      const grown = new Int32Array(2 * this.facts.length);
      grown.set(this.facts);
      this.facts = grown;
    }
    this.facts[2 * number] = row;
    this.facts[2 * number + 1] = digest;
    const last = this.runs.at(-1);
    if (last?.table !== table || last.sheet !== sheet) this.runs.push({ from: number, table, sheet });
  }

  digestAt(number: number): number {
    return this.facts[2 * number + 1]!;
  }

  at(number: number): MadeRecord {
    const { table, sheet } = this.runs.findLast(({ from }) => from <= number)!;
    const [row, digest] = [this.facts[2 * number]!, this.facts[2 * number + 1]!];
    return { id: this.ids[number]!, table, sheet, row, digest };
  }
}
