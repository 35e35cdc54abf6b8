import type { MoneyView } from './projectMoney';

/** An amount as edited; new ones have no id yet. */
export interface AmountDraft {
  id: string | null;
  year: number | null;
  source: string | null;
  amountFen: number;
}

export type AmountEdit =
  | { amounts: AmountDraft[] }
  | { refused: 'AMOUNT_SEVERAL_ROWS' | 'AMOUNT_BELOW_PARTS' | 'AMOUNT_NO_TOTAL' };

/**
 * Writes one cell of the money columns into a project's amounts. Money that has no year (or no source) yet is where a
 * new part is taken from, so that typing a total and then its parts keeps the total.
 * - total: the single amount takes the value; of several, the unassigned one takes the difference, never below 0.
 * - source, year: the single amount of that part takes the value; a new part is taken from the unassigned amount.
 * - share: as the source, of the present total.
 * @param value fen, or percent for shares; null empties the part
 */
export function editAmounts(amounts: AmountDraft[], view: MoneyView, value: number | null): AmountEdit {
  const drafts = amounts.map((amount) => ({ ...amount }));
  if (view.view === 'total') return editTotal(drafts, value);
  if (view.view === 'year') {
    return editPart(
      drafts,
      value,
      (a) => a.year === view.year,
      (a) => a.year === null,
      { year: view.year },
    );
  }
  if (view.view === 'source') {
    return editPart(
      drafts,
      value,
      (a) => a.source === view.source,
      (a) => a.source === null,
      { source: view.source },
    );
  }
  const total = drafts.reduce((sum, amount) => sum + amount.amountFen, 0);
  if (total === 0) return { refused: 'AMOUNT_NO_TOTAL' };
  const part = value === null ? null : Math.round((total * value) / 100);
  return editPart(
    drafts,
    part,
    (a) => a.source === view.source,
    (a) => a.source === null,
    { source: view.source },
  );
}

function editTotal(drafts: AmountDraft[], value: number | null): AmountEdit {
  if (value === null) return { amounts: [] };
  if (drafts.length === 0) return { amounts: [{ id: null, year: null, source: null, amountFen: value }] };
  if (drafts.length === 1) return { amounts: [{ ...drafts[0]!, amountFen: value }] };
  const difference = value - drafts.reduce((sum, amount) => sum + amount.amountFen, 0);
  if (difference === 0) return { amounts: drafts };
  const rest = drafts.find((amount) => amount.source === null) ?? drafts.find((amount) => amount.year === null);
  const restFen = (rest?.amountFen ?? 0) + difference;
  if (restFen < 0) return { refused: 'AMOUNT_BELOW_PARTS' };
  if (!rest) return { amounts: [...drafts, { id: null, year: null, source: null, amountFen: restFen }] };
  rest.amountFen = restFen;
  return { amounts: drafts.filter((amount) => amount.amountFen !== 0) };
}

function editPart(
  drafts: AmountDraft[],
  value: number | null,
  isPart: (amount: AmountDraft) => boolean,
  isRest: (amount: AmountDraft) => boolean,
  part: { year?: number; source?: string },
): AmountEdit {
  const own = drafts.filter(isPart);
  if (own.length > 1) {
    const sum = own.reduce((total, amount) => total + amount.amountFen, 0);
    return sum === value ? { amounts: drafts } : { refused: 'AMOUNT_SEVERAL_ROWS' };
  }
  if (own.length === 1) {
    if (value === null) return { amounts: drafts.filter((amount) => amount !== own[0]) };
    own[0]!.amountFen = value;
    return { amounts: drafts };
  }
  if (value === null) return { amounts: drafts };
  const rests = drafts.filter(isRest);
  if (rests.length > 1) return { refused: 'AMOUNT_SEVERAL_ROWS' };
  const rest = rests[0];
  const added: AmountDraft = { id: null, ...pick(rest), ...part, amountFen: value };
  if (!rest) return { amounts: [...drafts, added] };
  rest.amountFen -= value;
  return { amounts: [...drafts.filter((amount) => amount !== rest || amount.amountFen > 0), added] };
}

function pick(rest: AmountDraft | undefined): { year: number | null; source: string | null } {
  return { year: rest?.year ?? null, source: rest?.source ?? null };
}
