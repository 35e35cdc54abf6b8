import { AppError } from '../../../shared/appError';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import { type AmountDraft, editAmounts } from './editAmounts';
import type { MoneyView } from './projectMoney';

/** Amounts of one project with the year they count for (own, else planned). */
export function readDrafts(store: Store, projectId: string): AmountDraft[] {
  return store.all<AmountDraft>(
    `SELECT a.id, coalesce(a.year, p.plannedYear) AS year, a.source, a.amountFen
     FROM projectAmount a JOIN project p ON p.id = a.projectId WHERE a.projectId = ? ORDER BY 2, 3`,
    projectId,
  );
}

/**
 * Writes one cell of the money columns, see editAmounts.
 * @throws AppError AMOUNT_SEVERAL_ROWS, AMOUNT_BELOW_PARTS, AMOUNT_NO_TOTAL
 */
export function writeMoneyCell(
  store: Store,
  writer: ChangeWriter,
  owner: { planId: string },
  projectId: string,
  view: MoneyView,
  value: number | null,
): void {
  const before = readDrafts(store, projectId);
  const edited = editAmounts(before, view, value);
  if ('refused' in edited) throw new AppError(edited.refused, {}, { entity: 'project', id: projectId });
  writeDrafts(writer, owner, projectId, before, edited.amounts);
}

/** Brings a project's amounts from one list to another with the fewest writes. */
export function writeDrafts(
  writer: ChangeWriter,
  owner: { planId: string },
  projectId: string,
  before: AmountDraft[],
  after: AmountDraft[],
): void {
  const kept = new Set(after.map((draft) => draft.id));
  for (const draft of before) if (!kept.has(draft.id)) writer.delete('projectAmount', draft.id!);
  for (const draft of after) {
    const old = before.find((candidate) => candidate.id === draft.id);
    if (draft.id === null) {
      const { year, source, amountFen } = draft;
      writer.insert('projectAmount', { ...owner, projectId, year, source, amountFen });
    } else if (old) {
      const patch: Record<string, number | string | null> = {};
      if (old.amountFen !== draft.amountFen) patch.amountFen = draft.amountFen;
      if (old.year !== draft.year) patch.year = draft.year;
      if (old.source !== draft.source) patch.source = draft.source;
      writer.update('projectAmount', draft.id, patch);
    }
  }
}
