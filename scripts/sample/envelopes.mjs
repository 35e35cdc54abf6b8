import { PROGRAMMES } from './projects/programmes.mjs';
import { round, sum } from './random.mjs';

const YEARS = [2026, 2027, 2028];
/** What the county gets of what it asks for. */
const SHARE_OF_DEMAND = { 2026: 0.74, 2027: 0.7, 2028: 0.72 };

/** A programme that asks for less in a year is one or two projects: it gets all or nothing, and no floor. */
const SMALL_DEMAND = 120;

const roundTo = (value, step) => Math.round(value / step) * step;

/** Money by year and programme, in 万元: less than is asked for, with room to choose within. */
export function makeEnvelopes(projects) {
  const demand = (year, test) =>
    sum(
      projects.filter(test).flatMap((project) => project.amounts.filter((amount) => amount.year === year)),
      (amount) => amount.wan,
    );
  return YEARS.flatMap((year) => {
    const total = roundTo(demand(year, () => true) * SHARE_OF_DEMAND[year], 50);
    const rows = PROGRAMMES.map((programme) => {
      const asked = demand(year, (project) => project.programme === programme.code);
      return {
        year,
        programme,
        asked: round(asked, 2),
        min: asked < SMALL_DEMAND ? null : roundTo(asked * 0.3, 10),
        max: asked < SMALL_DEMAND ? Math.ceil(asked / 10) * 10 : roundTo(asked * 0.85, 10),
        note: null,
      };
    });
    return [
      {
        year,
        programme: null,
        asked: round(
          demand(year, () => true),
          2,
        ),
        min: null,
        max: total,
        note: '年度总规模',
      },
      ...rows,
    ];
  });
}
