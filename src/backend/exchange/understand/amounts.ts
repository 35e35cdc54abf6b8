import type { Issue } from '../../../shared/issue';
import type { FundingSource } from '../../../shared/model/enums';
import { fenText } from '../../../shared/money';
import type { AmountKey } from './fields';
import type { ReadAmount } from './readTypes';

/** An amount a cell gave, with what it is the amount of. */
export interface GivenAmount {
  key: AmountKey;
  fen: number;
}

/** A share of the total a cell gave, in percent. */
export interface GivenShare {
  source: FundingSource;
  percent: number;
}

export interface SettledAmounts {
  amounts: ReadAmount[];
  issues: Issue[];
}

const sum = (given: readonly GivenAmount[]) => given.reduce((all, g) => all + g.fen, 0);

/**
 * Makes amounts by year and source of what a row says: a total, amounts by source, by year, or by both. No amount is
 * bent: what the parts leave of the total is an amount of no year and no source, and every difference is told.
 */
export function settleAmounts(given: readonly GivenAmount[], shares: readonly GivenShare[]): SettledAmounts {
  const issues: Issue[] = [];
  const total = given.find((g) => g.key.year === null && g.key.source === null)?.fen ?? null;
  const cross = given.filter((g) => g.key.year !== null && g.key.source !== null && g.fen !== 0);
  const bySource = given.filter((g) => g.key.year === null && g.key.source !== null && g.fen !== 0);
  const byYear = given.filter((g) => g.key.year !== null && g.key.source === null && g.fen !== 0);
  let amounts: ReadAmount[];
  if (cross.length > 0) {
    amounts = cross.map(amountOf);
    tellDifference(issues, 'AMOUNT_YEARS_DIFFER', byYear.length > 0 ? sum(byYear) : null, sum(cross));
    tellDifference(issues, 'AMOUNT_SOURCES_DIFFER', bySource.length > 0 ? sum(bySource) : null, sum(cross));
  } else if (byYear.length > 0 && bySource.length > 0) {
    amounts = combine(byYear, bySource, issues);
  } else if (byYear.length > 0 || bySource.length > 0) {
    amounts = [...byYear, ...bySource].map(amountOf);
  } else if (total !== null && shares.length > 0) {
    return { amounts: bySharesOf(total, shares, issues), issues };
  } else {
    amounts = total ? [{ year: null, source: null, amountFen: total }] : [];
  }
  settleTotal(amounts, total, cross.length + byYear.length + bySource.length > 0, issues);
  return { amounts, issues };
}

function amountOf({ key, fen }: GivenAmount): ReadAmount {
  return { year: key.year, source: key.source, amountFen: fen };
}

/** Years and sources side by side say who paid in which year only where there is one year or one source. */
function combine(byYear: GivenAmount[], bySource: GivenAmount[], issues: Issue[]): ReadAmount[] {
  if (sum(byYear) !== sum(bySource)) {
    issues.push(difference('AMOUNT_YEARS_AND_SOURCES_DIFFER', sum(byYear), sum(bySource)));
  } else if (byYear.length === 1) {
    return bySource.map((g) => ({ year: byYear[0]!.key.year, source: g.key.source, amountFen: g.fen }));
  } else if (bySource.length === 1) {
    return byYear.map((g) => ({ year: g.key.year, source: bySource[0]!.key.source, amountFen: g.fen }));
  } else {
    issues.push({
      severity: 'warning',
      code: 'AMOUNT_SPLIT_UNKNOWN',
      params: { years: byYear.length, sources: bySource.length },
    });
  }
  return byYear.map(amountOf);
}

function settleTotal(amounts: ReadAmount[], total: number | null, hasParts: boolean, issues: Issue[]): void {
  if (total === null || !hasParts) return;
  const parts = amounts.reduce((all, a) => all + a.amountFen, 0);
  if (parts === total) return;
  if (parts < total) {
    amounts.push({ year: null, source: null, amountFen: total - parts });
    issues.push(difference('AMOUNT_REST_UNASSIGNED', total, parts));
  } else {
    issues.push(difference('AMOUNT_PARTS_EXCEED_TOTAL', total, parts));
  }
}

/** Splits a total by percentages: largest remainder, so that the parts make the total to the fen. */
function bySharesOf(total: number, shares: readonly GivenShare[], issues: Issue[]): ReadAmount[] {
  const given = shares.filter((s) => s.percent !== 0);
  // Shares have few decimals; as whole millionths of a percent they add up exactly.
  const units = given.map((s) => BigInt(Math.round(s.percent * 1e6)));
  const all = units.reduce((a, b) => a + b, 0n);
  const whole = 100_000_000n;
  if (all !== whole) {
    issues.push({ severity: 'warning', code: 'SHARES_NOT_100', params: { sum: String(Number(all) / 1e6) } });
  }
  if (all > whole) return total === 0 ? [] : [{ year: null, source: null, amountFen: total }];
  const exact = units.map((u) => BigInt(total) * u);
  const parts = exact.map((e) => e / whole);
  if (all === whole) {
    const order = exact
      .map((e, i) => ({ i, rest: e % whole }))
      .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1));
    let left = BigInt(total) - parts.reduce((a, b) => a + b, 0n);
    for (const { i } of order) {
      if (left <= 0n) break;
      parts[i] = parts[i]! + 1n;
      left--;
    }
  }
  const amounts: ReadAmount[] = given.map((s, i) => ({ year: null, source: s.source, amountFen: Number(parts[i]!) }));
  const rest = total - amounts.reduce((sumSoFar, a) => sumSoFar + a.amountFen, 0);
  if (rest !== 0) amounts.push({ year: null, source: null, amountFen: rest });
  return amounts.filter((a) => a.amountFen !== 0);
}

function tellDifference(issues: Issue[], code: string, printed: number | null, parts: number): void {
  if (printed !== null && printed !== parts) issues.push(difference(code, printed, parts));
}

function difference(code: string, printed: number, parts: number): Issue {
  return {
    severity: 'warning',
    code,
    params: { total: fenText(printed), parts: fenText(parts), difference: fenText(printed - parts) },
  };
}
