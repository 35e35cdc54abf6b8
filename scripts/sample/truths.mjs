import { AS_OF } from './checks/basics.mjs';
import { LIMITS } from './judgeOutages.mjs';
import { MAJOR_DAY } from './outages.mjs';

/**
 * The truth file: every weakness the county has, with the cells that show it.
 * - `findings`: planted, each on its own
 * - `consequences`: areas that are cut off often only because their feeder is
 * - `basis`: `cell` the cell holds the measure; `age`, `crossSection`, `share` it is worked out of it; `count`, `ratio`,
 *   `kinds` it comes from all of `cells`
 */
export function makeTruths(weaknesses, planted, index) {
  const word = (weakness) => {
    const { rule, kind, element, measured, limit, unit, basis } = weakness;
    const cells = weakness.cells.map((source) => index.find(source.on, source.element, source.column));
    const [{ file, sheet, cell }] = cells;
    return {
      rule,
      dimension: rule.split('.')[0],
      element: { kind, code: element.code, name: element.name },
      measured,
      limit,
      unit,
      basis,
      file,
      sheet,
      cell,
      ...(cells.length > 1 ? { cells: cells.map((place) => place.cell) } : {}),
    };
  };
  return {
    format: 'countyframe.sampleTruths/1',
    asOf: AS_OF,
    majorEventDays: [MAJOR_DAY],
    outageLimits: LIMITS,
    findings: weaknesses.filter((weakness) => !weakness.isConsequence).map(word),
    consequences: weaknesses.filter((weakness) => weakness.isConsequence).map(word),
    discrepancies: planted,
  };
}
