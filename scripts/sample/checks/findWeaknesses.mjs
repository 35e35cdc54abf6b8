import { capacityChecks, capacityLoadRatios } from './capacity.mjs';
import { equipmentChecks } from './equipment.mjs';
import { frameChecks, mixedGrids } from './frame.mjs';
import { intelligenceChecks } from './intelligence.mjs';
import { frequentOutages, operationChecks } from './operation.mjs';

const CHECKS = [...frameChecks, ...equipmentChecks, ...capacityChecks, ...intelligenceChecks, ...operationChecks];

/**
 * Every weakness of the county, found by putting every element to every check, so that the truth file holds what was
 * planted and what follows from it, and a slip of the generator shows. Limits are the design's thresholds, else common
 * office practice.
 */
export function findWeaknesses(county) {
  const elements = {
    feeder: county.feeders,
    lossRecord: county.feeders,
    transformerArea: county.areas,
    mainTransformer: county.mainTransformers,
    substation: county.substations,
    automationTerminal: county.terminals,
    village: county.villages,
  };
  const single = CHECKS.flatMap(({ rule, on, column, unit, basis = 'cell', of }) =>
    elements[on].flatMap((element) => {
      const { measured, limit, isWeak } = of(element) || {};
      if (!isWeak) return [];
      const kind = on === 'lossRecord' ? 'feeder' : on;
      return [{ rule, kind, element, measured, limit, unit, basis, cells: [{ on, element, column }] }];
    }),
  );
  return [...single, ...mixedGrids(county), ...capacityLoadRatios(county), ...frequentOutages(county)];
}
