import type { StrangeValue } from '../../../shared/api/imports';
import type { PlannedRow } from './plannedRow';
import type { TakenTable } from './rowPass';

/** Different texts listed; a column with more of them was given the wrong field. */
const MOST_LISTED = 200;

/** Texts that are no option of the list their column was mapped to, each once, for the user to say what they mean. */
export class StrangeValues {
  private readonly found = new Map<string, StrangeValue>();

  /** @param mappingAt position of a table among all mappings of the import */
  constructor(private readonly mappingAt: (table: TakenTable) => number) {}

  note(table: TakenTable, { source, issues }: PlannedRow): void {
    for (const { code, params, where } of issues) {
      if (code !== 'CELL_NOT_AN_OPTION' && code !== 'CELL_OPTION_GUESSED') continue;
      const { field, text: shown } = params ?? {};
      const letter = /^[A-Z]+/.exec(where?.cell ?? '')?.[0];
      // An empty text is a list's own business: there is nothing to say about it.
      if (letter === undefined || typeof field !== 'string' || typeof shown !== 'string' || shown === '') continue;
      // An issue shortens a long text; the answer is looked up by the whole one.
      const text = shown.endsWith('…') ? (source.texts[field] ?? shown) : shown;
      const mapping = this.mappingAt(table);
      const key = `${mapping} ${letter} ${text}`;
      const known = this.found.get(key);
      if (known) known.rows++;
      else if (this.found.size < MOST_LISTED) {
        const { entity, sheet, row } = source;
        const value = source.values[field];
        const guess = typeof value === 'string' ? value : null;
        this.found.set(key, { mapping, letter, entity, field, text, guess, rows: 1, sheet, row });
      }
    }
  }

  /** Those nothing resembles first, then the most frequent. */
  list(): StrangeValue[] {
    return [...this.found.values()].sort(
      (a, b) => Number(a.guess !== null) - Number(b.guess !== null) || b.rows - a.rows,
    );
  }
}
