import type { Portfolio } from '../../../src/domain/budget/portfolio';

/** Reproducible numbers in [0, 1): mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A small split with every kind of rule: sizes from single units to 1e12 fen, floors, must-do groups, chains of
 * prerequisites, exclusions, locks; about a third of them cannot be met.
 */
export function randomPortfolio(seed: number): Portfolio {
  const random = randomFrom(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const unit = [1, 100, 1e7, 1e9, 1e11][pick(5)] as number;
  const envelopeCount = 1 + pick(4);
  const groupCount = 1 + pick(6);
  const isTight = random() < 0.5;
  const benefitStep = [1, 1, 5, 0.01, 0.1][pick(5)] as number;
  const groups: Portfolio['groups'] = [];
  const ids: string[] = [];
  const totals = new Array<number>(envelopeCount).fill(0);
  for (let g = 0; g < groupCount; g++) {
    const options: Portfolio['groups'][number]['options'] = [];
    const count = 1 + pick(3);
    for (let o = 0; o < count; o++) {
      const uses: [string, number][] = [];
      for (let e = 0; e < envelopeCount; e++) {
        if (random() < 0.35) continue;
        const fen = isTight ? unit * (1 + pick(10)) + pick(3) : Math.round(unit * 10 * random());
        totals[e] = (totals[e] as number) + fen / count;
        if (fen !== 0) uses.push([`e${e}`, fen]);
      }
      const id = `g${g}o${o}`;
      ids.push(id);
      const steps = random() < 0.1 ? -pick(20) : pick(60);
      options.push({ id, benefit: Math.round(steps * benefitStep * 100) / 100, uses });
    }
    groups.push({ id: `g${g}`, required: random() < 0.2, options });
  }
  const envelopes = totals.map((total, e) => {
    const maxFen = random() < 0.15 ? null : Math.round(total * (0.2 + random() * 0.7));
    const minFen = random() < 0.3 ? Math.round((maxFen ?? total) * random() * 1.02) : 0;
    return { id: `e${e}`, minFen, maxFen };
  });
  const anyId = (): string => ids[pick(ids.length)] as string;
  const many = (chance: number, most: number): number => (random() < chance ? 1 + pick(most) : 0);
  return {
    format: 'countyframe.portfolio/1',
    envelopes,
    groups,
    requires: Array.from({ length: many(0.5, 4) }, () => ({
      option: anyId(),
      needsAnyOf: Array.from({ length: pick(3) + (random() < 0.95 ? 1 : 0) }, anyId),
    })),
    excludes: Array.from({ length: many(0.4, 3) }, (): [string, string] => [anyId(), anyId()]),
    locks: Array.from({ length: many(0.3, 2) }, () => ({ option: anyId(), chosen: random() < 0.5 })),
  };
}
