import type { Store } from '../../store/store';

/** One amount of a project. */
export interface AmountRow {
  id: string;
  projectId: string;
  /** Year the money is for: the amount's own, else the project's planned year, else null. */
  year: number | null;
  source: string | null;
  amountFen: number;
}

const SELECT = `SELECT a.id, a.projectId, coalesce(a.year, p.plannedYear) AS year, a.source, a.amountFen
  FROM projectAmount a JOIN project p ON p.id = a.projectId`;

/**
 * Amounts of a plan's projects, or of the named ones.
 * @returns project id -> its amounts, in order of year and source
 */
export function readAmounts(store: Store, planId: string, projectIds?: string[]): Map<string, AmountRow[]> {
  const rows =
    projectIds && projectIds.length <= 500
      ? projectIds.flatMap((id) => store.all<AmountRow>(`${SELECT} WHERE a.projectId = ? ORDER BY 3, 4`, id))
      : store.all<AmountRow>(`${SELECT} WHERE p.planId = ? ORDER BY 3, 4`, planId);
  const byProject = new Map<string, AmountRow[]>();
  for (const row of rows) {
    const list = byProject.get(row.projectId);
    if (list) list.push(row);
    else byProject.set(row.projectId, [row]);
  }
  return byProject;
}

/** @returns sum in fen of the amounts that pass, or null where none does: unknown is not 0 */
export function sumFen(amounts: AmountRow[], passes: (amount: AmountRow) => boolean = () => true): number | null {
  let sum: number | null = null;
  for (const amount of amounts) if (passes(amount)) sum = (sum ?? 0) + amount.amountFen;
  return sum;
}

/** A virtual money column of the project sheet, parsed from its `computed` name. */
export type MoneyView =
  | { view: 'total' }
  | { view: 'source'; source: string }
  | { view: 'share'; source: string }
  | { view: 'year'; year: number };

/** @returns what a computed name such as `amountByYear:2026` shows, or null where it is no view of the amounts */
export function moneyView(computed: string): MoneyView | null {
  const [name, value = ''] = computed.split(':');
  if (name === 'amountTotal') return { view: 'total' };
  if (name === 'amountBySource') return { view: 'source', source: value };
  if (name === 'shareBySource') return { view: 'share', source: value };
  if (name === 'amountByYear') return { view: 'year', year: Number(value) };
  return null;
}

/** @returns value of a money view over a project's amounts: fen, or percent for shares; null where unknown */
export function viewValue(view: MoneyView, amounts: AmountRow[]): number | null {
  if (view.view === 'total') return sumFen(amounts);
  if (view.view === 'source') return sumFen(amounts, (amount) => amount.source === view.source);
  if (view.view === 'year') return sumFen(amounts, (amount) => amount.year === view.year);
  const total = sumFen(amounts);
  const part = sumFen(amounts, (amount) => amount.source === view.source);
  return part === null || !total ? null : (part / total) * 100;
}
