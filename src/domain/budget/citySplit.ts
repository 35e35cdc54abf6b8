/** A county's need in a city's split. Whole fen. */
export interface CountyNeed {
  id: string;
  needFen: number;
  /** What it must have at least. */
  floorFen: number;
  /** What it can take at most; null = its need. */
  ceilingFen: number | null;
  /** Leaning of the office, 1 = none. */
  weight: number;
  /** Fixed by hand. */
  lockedFen: number | null;
}

/** Why a county has what it has. */
export type ShareReason = 'locked' | 'floorOnly' | 'needMet' | 'atCeiling' | 'share';

export interface CountyShare {
  id: string;
  fen: number;
  reason: ShareReason;
  /** Part of what it asked for above its floor, percent. */
  openPercent: number | null;
}

export interface CitySplit {
  shares: CountyShare[];
  /** 未安排: total less what is given, to the fen. */
  unallocatedFen: number;
  /** By how much floors and fixed shares exceed the total; 0 where they fit. */
  missingFen: number;
}

/** Parts of the whole in proportion to weights, in whole units, that sum to it exactly (largest remainder). */
function apportion(whole: number, weights: readonly number[]): number[] {
  const scaled = weights.map((w) => BigInt(Math.round(w * 1e6)));
  const sum = scaled.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map(() => 0);
  const parts = scaled.map((w) => (BigInt(whole) * w) / sum);
  const rest = scaled.map((w, i) => BigInt(whole) * w - (parts[i] as bigint) * sum);
  let left = BigInt(whole) - parts.reduce((a, b) => a + b, 0n);
  const order = rest
    .map((_, i) => i)
    .sort((a, b) =>
      (rest[b] as bigint) > (rest[a] as bigint) ? 1 : (rest[b] as bigint) < (rest[a] as bigint) ? -1 : a - b,
    );
  for (const i of order) {
    if (left === 0n) break;
    parts[i] = (parts[i] as bigint) + 1n;
    left -= 1n;
  }
  return parts.map(Number);
}

/**
 * Splits a total across counties: fixed shares and floors first, then the rest in proportion to weight x open need, none
 * above its need or ceiling; what one cannot take goes to the others. Sums are exact to the fen.
 * @param totalFen what there is, fen
 */
export function splitAcross(totalFen: number, needs: readonly CountyNeed[]): CitySplit {
  const cap = needs.map((n) => n.lockedFen ?? Math.max(n.floorFen, Math.min(n.needFen, n.ceilingFen ?? n.needFen)));
  const fen = needs.map((n) => n.lockedFen ?? n.floorFen);
  let left = totalFen - fen.reduce((a, b) => a + b, 0);
  const missingFen = Math.max(0, -left);
  for (let round = 0; left > 0 && round <= needs.length; round++) {
    const open = needs.map((n, i) => (cap[i] as number) - (fen[i] as number) > 0 && n.weight > 0);
    const weights = needs.map((n, i) => (open[i] ? n.weight * (n.needFen - n.floorFen) : 0));
    const parts = apportion(left, weights);
    let given = 0;
    parts.forEach((part, i) => {
      const take = Math.min(part, (cap[i] as number) - (fen[i] as number));
      fen[i] = (fen[i] as number) + take;
      given += take;
    });
    left -= given;
    if (given === 0) break;
  }
  const shares = needs.map((need, i): CountyShare => {
    const own = fen[i] as number;
    const asked = need.needFen - need.floorFen;
    let reason: ShareReason = 'share';
    if (need.lockedFen !== null) reason = 'locked';
    else if (own >= need.needFen) reason = 'needMet';
    else if (own >= (cap[i] as number)) reason = 'atCeiling';
    else if (own === need.floorFen) reason = 'floorOnly';
    return { id: need.id, fen: own, reason, openPercent: asked > 0 ? ((own - need.floorFen) / asked) * 100 : null };
  });
  return { shares, unallocatedFen: Math.max(0, left), missingFen };
}
