import { above, below, isPublic, unlike, yesNo } from './basics.mjs';

const RADIUS_KM = { B: 3, C: 5, D: 15 };

/**
 * Frame structure. A check names the entity whose rows it looks at, the column that shows the measure, and what an
 * element measures; null where the check does not apply. Dedicated feeders stand apart.
 */
export const frameChecks = [
  {
    rule: 'frame.noTie',
    on: 'feeder',
    column: 'tieCount',
    unit: '条',
    of: (f) => isPublic(f) && below(f.ties.length, 1),
  },
  {
    rule: 'frame.tooManyTies',
    on: 'feeder',
    column: 'tieCount',
    unit: '条',
    of: (f) => isPublic(f) && above(f.ties.length, 3),
  },
  {
    rule: 'frame.radialLong',
    on: 'feeder',
    column: 'trunkKm',
    unit: 'km',
    of: (f) => isPublic(f) && f.ties.length === 0 && above(f.trunkKm, 15),
  },
  {
    rule: 'frame.notTypical',
    on: 'feeder',
    column: 'typicalWiring',
    unit: '',
    of: (f) => isPublic(f) && unlike(yesNo(f.typical), '是'),
  },
  {
    rule: 'frame.nMinusOne',
    on: 'feeder',
    column: 'transferablePercent',
    unit: '%',
    of: (f) => isPublic(f) && below(f.transferable, 100),
  },
  {
    rule: 'frame.supplyRadius',
    on: 'feeder',
    column: 'supplyRadiusKm',
    unit: 'km',
    of: (f) => isPublic(f) && above(f.radiusKm, RADIUS_KM[f.areaClass]),
  },
  {
    rule: 'frame.fewSections',
    on: 'feeder',
    column: 'sectionCount',
    unit: '段',
    of: (f) => isPublic(f) && below(f.sections, 3),
  },
  {
    rule: 'frame.largeBranch',
    on: 'feeder',
    column: 'largeBranchKva',
    unit: 'kVA',
    of: (f) => isPublic(f) && above(f.branchKva, 3000),
  },
  {
    rule: 'frame.installedCapacity',
    on: 'feeder',
    column: 'installedKva',
    unit: 'kVA',
    of: (f) => isPublic(f) && above(f.installedKva, 12000),
  },
  {
    rule: 'frame.mainTransformerNMinusOne',
    on: 'mainTransformer',
    column: 'nMinusOne',
    unit: '',
    of: (t) => unlike(t.nMinusOne, '通过'),
  },
];

/** Cable rings and overhead lines in one supply grid. */
export function mixedGrids({ grids }) {
  return grids.flatMap((grid) => {
    const own = grid.feeders.filter(isPublic);
    const kinds = new Set(own.map((feeder) => feeder.ring)).size;
    if (kinds < 2) return [];
    const cells = own.map((feeder) => ({ on: 'feeder', element: feeder, column: 'wiringMode' }));
    return [
      {
        rule: 'frame.mixedWiring',
        kind: 'supplyGrid',
        element: grid,
        measured: kinds,
        limit: 1,
        unit: '类',
        basis: 'kinds',
        cells,
      },
    ];
  });
}
