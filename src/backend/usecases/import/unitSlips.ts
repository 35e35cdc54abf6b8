import type { Issue } from '../../../shared/issue';
import { columnNames } from '../../../shared/messages';
import { findTable } from '../../../shared/model';
import type { Store } from '../../store/store';
import { ownerCondition, type Scope } from '../sheet/scope';
import type { PlannedRow } from './plannedRow';

interface Slip {
  entity: string;
  key: string;
  factor: number;
  rows: number;
  sheet: string;
  row: number;
}

interface Fresh {
  sheet: string;
  row: number;
  values: number[];
}

/** New figures kept of a column, and how many of them and of the store's say something. */
const MOST_KEPT = 300;
const FEWEST = 8;
/** Middles of the new and the known figures that lie this many powers of ten apart are of different units. */
const APART = 2.7;

/**
 * Looks for figures in a wrong unit: changed values that are exactly ten, a hundred, ten thousand times what they were,
 * and new ones that are far from all that is known of the column.
 */
export class UnitSlips {
  private readonly slips = new Map<string, Slip>();
  /** New figures by entity and column. */
  private readonly fresh = new Map<string, Map<string, Fresh>>();

  note({ source, state, changes }: PlannedRow): void {
    const { entity, sheet, row } = source;
    if (state === 'changed') {
      for (const { key, before, after } of changes) {
        const factor = typeof before === 'number' && typeof after === 'number' ? tenfold(before, after) : null;
        if (factor === null || !measuresOf(entity).has(key)) continue;
        const name = `${entity} ${key} ${factor}`;
        const slip = this.slips.get(name);
        if (slip) slip.rows++;
        else this.slips.set(name, { entity, key, factor, rows: 1, sheet, row });
      }
    } else if (state === 'new') {
      for (const key of measuresOf(entity)) {
        const value = source.values[key];
        if (typeof value === 'number' && value > 0) this.noteNew(entity, key, sheet, row, value);
      }
    }
  }

  private noteNew(entity: string, key: string, sheet: string, row: number, value: number): void {
    let columns = this.fresh.get(entity);
    if (!columns) {
      columns = new Map();
      this.fresh.set(entity, columns);
    }
    const known = columns.get(key);
    if (!known) columns.set(key, { sheet, row, values: [value] });
    else if (known.values.length < MOST_KEPT) known.values.push(value);
  }

  /** What is suspected; ask when all rows went by. */
  issues(store: Store, scope: Scope): Issue[] {
    const changed = [...this.slips.values()].map(
      ({ entity, key, factor, rows, sheet, row }): Issue => ({
        severity: 'warning',
        code: 'UNIT_SLIP_CHANGED',
        params: { column: columnNames(entity, [key]), factor, rows },
        where: { sheet, row },
      }),
    );
    const columns = [...this.fresh].flatMap(([entity, fresh]) =>
      [...fresh].map(([key, found]) => ({ entity, key, ...found })),
    );
    const fresh = columns.flatMap(({ entity, key, sheet, row, values }): Issue[] => {
      if (values.length < FEWEST) return [];
      const known = middleOf(knownValues(store, scope, entity, key));
      const own = middleOf(values);
      if (known === null || own === null || Math.abs(Math.log10(own / known)) < APART) return [];
      const params = { column: columnNames(entity, [key]), own: String(own), known: String(known) };
      return [{ severity: 'warning', code: 'UNIT_SLIP_NEW', params, where: { sheet, row } }];
    });
    return [...changed, ...fresh];
  }
}

/** The power of ten between two figures, 10 or 0.0001; null where there is none. */
function tenfold(before: number, after: number): number | null {
  if (before === 0 || after === 0) return null;
  const steps = Math.log10(after / before);
  const whole = Math.round(steps);
  return whole !== 0 && Math.abs(whole) <= 6 && Math.abs(steps - whole) < 1e-9 ? 10 ** whole : null;
}

const measures = new Map<string, ReadonlySet<string>>();

/** Columns of an entity that hold measures or money. */
function measuresOf(entity: string): ReadonlySet<string> {
  let found = measures.get(entity);
  if (!found) {
    const { columns } = findTable(entity);
    found = new Set(columns.filter(({ kind }) => kind === 'decimal' || kind === 'money').map(({ key }) => key));
    measures.set(entity, found);
  }
  return found;
}

function knownValues(store: Store, scope: Scope, entity: string, key: string): number[] {
  const table = findTable(entity);
  if (table.columns.find((column) => column.key === key)?.computed) return [];
  const owner = ownerCondition(table, scope);
  return store
    .arrays(`SELECT t."${key}" FROM "${entity}" t WHERE ${owner.sql} AND t."${key}" > 0 LIMIT 2000`, ...owner.values)
    .map(([value]) => Number(value));
}

function middleOf(values: readonly number[]): number | null {
  if (values.length < FEWEST) return null;
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
