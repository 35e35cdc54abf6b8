import type { Option, Portfolio } from '../../../src/domain/budget/portfolio';

/** How strongly the worth of an alternative follows its cost. */
export type Correlation = 'loose' | 'strong';

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
 * A county's budget split as the benchmark measures it: lines with 1-4 alternatives in 3 start years, yearly and
 * programme envelopes with floors, township floors, must-do lines, prerequisites, exclusions and locks.
 * @param lines number of lines
 * @param correlation worth against cost
 * @param seed of the random numbers
 */
export function generatePortfolio(lines: number, correlation: Correlation, seed: number): Portfolio {
  const random = randomFrom(seed * 7919 + lines);
  const pick = (n: number): number => Math.floor(random() * n);
  const years = 3;
  const programmes = 6;
  const townships = Math.max(4, Math.min(20, Math.round(lines / 60)));
  const cheapest = new Float64Array(lines);
  let total = 0;
  const byProgramme = new Float64Array(programmes);
  const byTownship = new Float64Array(townships);
  const groups: Portfolio['groups'] = [];
  const alternatives: number[] = [];
  for (let line = 0; line < lines; line++) {
    const programme = pick(programmes);
    const township = pick(townships);
    const count = 1 + pick(4);
    alternatives.push(count);
    const options: Option[] = [];
    let cost = (30 + random() ** 2 * 900) * 1e6;
    for (let a = 0; a < count; a++) {
      if (a > 0) cost *= 1.15 + random() * 0.7;
      const fen = Math.round(cost / 100) * 100 + pick(100);
      if (a === 0) {
        cheapest[line] = fen;
        total += fen;
        byProgramme[programme] = (byProgramme[programme] as number) + fen;
        byTownship[township] = (byTownship[township] as number) + fen;
      }
      const spread = correlation === 'loose' ? 0.2 + random() * 1.6 : 0.95 + random() * 0.1;
      const worth = (fen / 1e5) * spread * (0.9 + 0.1 * a);
      for (let year = 0; year < years; year++) {
        options.push({
          id: `line${line}/alt${a}/y${year}`,
          benefit: Math.round(worth * (1 - 0.12 * year)),
          uses: [
            [`year${year}`, fen],
            [`programme${programme}`, fen],
            [`township${township}`, fen],
          ],
        });
      }
    }
    groups.push({ id: `line${line}`, required: random() < 0.02, options });
  }
  const envelopes: Portfolio['envelopes'] = [];
  for (let year = 0; year < years; year++) {
    envelopes.push({ id: `year${year}`, minFen: Math.round(total * 0.1), maxFen: Math.round(total * 0.15) });
  }
  for (let p = 0; p < programmes; p++) {
    const share = byProgramme[p] as number;
    envelopes.push({
      id: `programme${p}`,
      minFen: Math.round(share * 0.25),
      maxFen: Math.round(share * (0.4 + random() * 0.2)),
    });
  }
  for (let t = 0; t < townships; t++) {
    envelopes.push({ id: `township${t}`, minFen: Math.round((byTownship[t] as number) * 0.25), maxFen: null });
  }
  const requires: Portfolio['requires'] = [];
  const excludes: Portfolio['excludes'] = [];
  const locks: Portfolio['locks'] = [];
  const option = (line: number, a: number, year: number): string => `line${line}/alt${a}/y${year}`;
  for (let n = 0; n < Math.round(lines * 0.04); n++) {
    const line = 1 + pick(lines - 1);
    const before = pick(line);
    for (let a = 0; a < (alternatives[line] as number); a++) {
      for (let year = 0; year < years; year++) {
        const needsAnyOf: string[] = [];
        for (let b = 0; b < (alternatives[before] as number); b++) {
          for (let y = 0; y <= year; y++) needsAnyOf.push(option(before, b, y));
        }
        requires.push({ option: option(line, a, year), needsAnyOf });
      }
    }
  }
  for (let n = 0; n < Math.round(lines * 0.03); n++) {
    const a = pick(lines);
    const b = pick(lines);
    if (a === b) continue;
    for (let year = 0; year < years; year++) {
      for (let i = 0; i < (alternatives[a] as number); i++) {
        for (let k = 0; k < (alternatives[b] as number); k++) excludes.push([option(a, i, year), option(b, k, year)]);
      }
    }
  }
  for (let n = 0; n < Math.round(lines * 0.01); n++) {
    const line = pick(lines);
    locks.push({ option: option(line, pick(alternatives[line] as number), pick(years)), chosen: random() < 0.3 });
  }
  return { format: 'countyframe.portfolio/1', envelopes, groups, requires, excludes, locks };
}

/** The portfolio as the JSON document of the interchange format. */
export function portfolioJson(portfolio: Portfolio): string {
  return JSON.stringify({
    ...portfolio,
    groups: portfolio.groups.map((g) => ({
      ...g,
      options: g.options.map((o) => ({ ...o, uses: Object.fromEntries(o.uses) })),
    })),
  });
}
