import type { Portfolio } from './portfolio';

/** A rule that a choice breaks, as data. Amounts are whole units of the envelope. */
export type Violation =
  | { kind: 'unknownOption'; id: string }
  | { kind: 'envelopeMax'; id: string; usedFen: string; limitFen: number }
  | { kind: 'envelopeMin'; id: string; usedFen: string; limitFen: number }
  | { kind: 'oneOfGroup'; id: string; options: string[] }
  | { kind: 'requiredGroup'; id: string }
  | { kind: 'requires'; id: string; index: number }
  | { kind: 'excludes'; id: string; other: string; index: number }
  | { kind: 'lock'; id: string; chosen: boolean };

/** What a choice takes from each envelope, exactly. */
export interface Usage {
  /** Exact totals by position of the envelope. */
  totals: bigint[];
  /** The same by envelope id, for output. */
  used: [id: string, fen: number][];
}

/**
 * Adds up what the chosen options take, in whole numbers of any size.
 * @param portfolio the rules
 * @param chosen ids of options; unknown ones count nothing
 */
export function usageOf(portfolio: Portfolio, chosen: Iterable<string>): Usage {
  const isChosen = new Set(chosen);
  const at = new Map(portfolio.envelopes.map((e, index) => [e.id, index]));
  const totals = portfolio.envelopes.map(() => 0n);
  for (const group of portfolio.groups) {
    for (const option of group.options) {
      if (!isChosen.has(option.id)) continue;
      for (const [envelope, fen] of option.uses) {
        const index = at.get(envelope) as number;
        totals[index] = (totals[index] as bigint) + BigInt(fen);
      }
    }
  }
  return { totals, used: portfolio.envelopes.map((e, index) => [e.id, Number(totals[index])]) };
}

/**
 * Checks a choice against every rule in whole numbers: no tolerance anywhere.
 * @param portfolio the rules
 * @param chosen ids of the options chosen
 * @returns the broken rules, empty when the choice obeys all
 */
export function checkChoice(portfolio: Portfolio, chosen: readonly string[]): Violation[] {
  const out: Violation[] = [];
  const isChosen = new Set(chosen);
  const known = new Set<string>();
  for (const group of portfolio.groups) {
    const taken: string[] = [];
    for (const option of group.options) {
      known.add(option.id);
      if (isChosen.has(option.id)) taken.push(option.id);
    }
    if (taken.length > 1) out.push({ kind: 'oneOfGroup', id: group.id, options: taken });
    if (taken.length === 0 && group.required) out.push({ kind: 'requiredGroup', id: group.id });
  }
  for (const id of isChosen) if (!known.has(id)) out.push({ kind: 'unknownOption', id });
  const { totals } = usageOf(portfolio, isChosen);
  portfolio.envelopes.forEach((envelope, index) => {
    const total = totals[index] as bigint;
    const usedFen = String(total);
    if (envelope.maxFen !== null && total > BigInt(envelope.maxFen)) {
      out.push({ kind: 'envelopeMax', id: envelope.id, usedFen, limitFen: envelope.maxFen });
    }
    if (total < BigInt(envelope.minFen)) {
      out.push({ kind: 'envelopeMin', id: envelope.id, usedFen, limitFen: envelope.minFen });
    }
  });
  portfolio.requires.forEach((rule, index) => {
    if (isChosen.has(rule.option) && !rule.needsAnyOf.some((id) => isChosen.has(id))) {
      out.push({ kind: 'requires', id: rule.option, index });
    }
  });
  portfolio.excludes.forEach(([id, other], index) => {
    if (isChosen.has(id) && isChosen.has(other)) out.push({ kind: 'excludes', id, other, index });
  });
  for (const lock of portfolio.locks) {
    if (isChosen.has(lock.option) !== lock.chosen) out.push({ kind: 'lock', id: lock.option, chosen: lock.chosen });
  }
  return out;
}
