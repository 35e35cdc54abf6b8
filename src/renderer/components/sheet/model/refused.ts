/** A text that was typed or pasted and could not be taken, with the reason as a message code. */
export interface RefusedCell {
  rowId: string;
  key: string;
  text: string;
  code: string;
  params: Record<string, string | number>;
}

/** Cells of the last edits that were not written: marked until they are edited again or dismissed. */
export class Refused {
  private cells = new Map<string, RefusedCell>();

  get size(): number {
    return this.cells.size;
  }

  at(rowId: string, key: string): RefusedCell | null {
    return this.cells.size === 0 ? null : (this.cells.get(keyOf(rowId, key)) ?? null);
  }

  list(): RefusedCell[] {
    return [...this.cells.values()];
  }

  add(cells: RefusedCell[]): void {
    for (const cell of cells) this.cells.set(keyOf(cell.rowId, cell.key), cell);
  }

  /** Forgets cells that were written after all. */
  settle(cells: { rowId: string; key: string }[]): void {
    if (this.cells.size === 0) return;
    for (const cell of cells) this.cells.delete(keyOf(cell.rowId, cell.key));
  }

  clear(): void {
    this.cells.clear();
  }
}

function keyOf(rowId: string, key: string): string {
  return `${rowId}\u0000${key}`;
}
