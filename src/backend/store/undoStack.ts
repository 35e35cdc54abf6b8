import type Database from 'better-sqlite3';

interface ChangeHead {
  id: string;
  seq: number;
  kind: string;
  undoes: string | null;
}

/**
 * Which change Ctrl+Z takes back next and Ctrl+Y brings back, derived from the journal and so kept over restarts.
 * An `undo` moves the change it undoes to the redo side, a `redo` moves it back; any other change empties the redo side.
 */
export class UndoStack {
  private readonly done: string[] = [];
  private undone: string[] = [];

  constructor(db: Database.Database) {
    const heads = db.prepare('SELECT id, seq, kind, undoes FROM change ORDER BY seq').all() as ChangeHead[];
    for (const head of heads) this.push(head);
  }

  /** Takes note of a committed change. For kinds `undo` and `redo`, `undoes` names the change moved. */
  push(head: ChangeHead): void {
    if (head.kind === 'undo') {
      const id = this.done.pop();
      if (id !== undefined) this.undone.push(id);
    } else if (head.kind === 'redo') {
      const id = this.undone.pop();
      if (id !== undefined) this.done.push(id);
    } else {
      this.done.push(head.id);
      this.undone = [];
    }
  }

  /** @returns id of the change that undo takes back, or null */
  get nextUndo(): string | null {
    return this.done.at(-1) ?? null;
  }

  /** @returns id of the change that redo brings back, or null */
  get nextRedo(): string | null {
    return this.undone.at(-1) ?? null;
  }

  /** @returns whether a change's effect stands (it was not undone) */
  stands(changeId: string): boolean {
    return !this.undone.includes(changeId);
  }
}
