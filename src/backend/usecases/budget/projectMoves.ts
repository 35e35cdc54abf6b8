import { AppError } from '../../../shared/appError';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import { readDrafts } from '../sheet/writeAmounts';

/** Amounts of a project as they stand while a change is being written. */
export interface ProjectMoney {
  amounts: { id: string; year: number | null; source: string | null; amountFen: number }[];
  totalFen: number;
  plannedYear: number | null;
}

export function readMoney(store: Store, projectId: string): ProjectMoney {
  const amounts = readDrafts(store, projectId).map((draft) => ({ ...draft, id: draft.id as string }));
  const row = store.get<{ plannedYear: number | null }>('SELECT plannedYear FROM project WHERE id = ?', projectId);
  return {
    amounts,
    totalFen: amounts.reduce((sum, amount) => sum + amount.amountFen, 0),
    plannedYear: row?.plannedYear ?? null,
  };
}

/** Year a project's money begins in; null where no amount has a year. */
export function startOf(money: ProjectMoney): number | null {
  const years = money.amounts.map((amount) => amount.year).filter((year) => year !== null);
  return years.length === 0 ? null : Math.min(...years);
}

/**
 * Moves all of a project's money so that it begins in a year; the planned year moves along.
 * @returns the amounts afterwards
 */
export function moveAmounts(
  writer: ChangeWriter,
  projectId: string,
  money: ProjectMoney,
  startYear: number,
): ProjectMoney {
  const from = startOf(money);
  const shift = from === null ? 0 : startYear - from;
  if (shift === 0) return money;
  const amounts = money.amounts.map((amount) => ({
    ...amount,
    year: amount.year === null ? null : amount.year + shift,
  }));
  // The far end first: a year's row never meets the one that has yet to make room for it.
  const inOrder = [...amounts].sort((a, b) => Math.sign(shift) * ((b.year ?? 0) - (a.year ?? 0)));
  for (const amount of inOrder) writer.update('projectAmount', amount.id, { year: amount.year });
  const plannedYear = money.plannedYear === null ? null : money.plannedYear + shift;
  if (plannedYear !== null) writer.update('project', projectId, { plannedYear });
  return { ...money, amounts, plannedYear };
}

/** Brings a project's total to an amount, its parts in proportion, exact to the fen. */
export function scaleAmounts(
  writer: ChangeWriter,
  planId: string,
  projectId: string,
  money: ProjectMoney,
  totalFen: number,
): ProjectMoney {
  if (totalFen === money.totalFen) return money;
  if (money.amounts.length === 0 || money.totalFen === 0) {
    const amount = { year: money.plannedYear, source: null, amountFen: totalFen };
    const id = writer.insert('projectAmount', { planId, projectId, ...amount });
    return { ...money, amounts: [...money.amounts, { id, ...amount }], totalFen };
  }
  let left = totalFen;
  const amounts = money.amounts.map((amount, index) => {
    const isLast = index === money.amounts.length - 1;
    const share = (BigInt(amount.amountFen) * BigInt(totalFen)) / BigInt(money.totalFen);
    const amountFen = isLast ? left : Number(share);
    left -= amountFen;
    return { ...amount, amountFen };
  });
  for (const amount of amounts) writer.update('projectAmount', amount.id, { amountFen: amount.amountFen });
  return { ...money, amounts, totalFen };
}

/**
 * Moves a project to a year by hand: its money begins there, it is taken in and locked, so that the next split works
 * around it. One change.
 * @throws AppError RECORD_NOT_FOUND, MOVE_WITHOUT_YEAR where its money has no year
 */
export function moveProject(store: Store, projectId: string, startYear: number): void {
  const project = store.get<{ name: string }>('SELECT name FROM project WHERE id = ?', projectId);
  if (!project) throw new AppError('RECORD_NOT_FOUND', { entity: 'project', id: projectId });
  const money = readMoney(store, projectId);
  if (startOf(money) === null) throw new AppError('MOVE_WITHOUT_YEAR', { name: project.name });
  store.write({ code: 'CHANGE_PROJECT_MOVED', params: { name: project.name, year: startYear } }, (writer) => {
    moveAmounts(writer, projectId, money, startYear);
    writer.update('project', projectId, { decision: 'chosen', locked: 1 });
  });
}
