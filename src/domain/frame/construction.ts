import { CHANGE_TYPES, type ChangeType, type FrameChange, type Measure } from '../../shared/frame/change';

/** What building one change costs: hours of outage per piece and per km, and the share of the work done live. */
export interface BuildingRate {
  hoursPerPiece: number;
  hoursPerKm: number;
  /** 0..1. */
  liveShare: number;
}

export type BuildingRates = Record<ChangeType, BuildingRate>;

const SEEDS: Partial<Record<ChangeType, [piece: number, perKm: number, live: number]>> = {
  newSection: [4, 0, 0.5],
  newTie: [4, 0, 0.5],
  sectionalise: [4, 0, 0.5],
  automateSwitch: [3, 0, 0.3],
  terminal: [2, 0, 0.3],
  rebuildConductor: [0, 6, 0],
  underground: [6, 4, 0],
  newFeeder: [4, 0, 0.3],
  ringMainUnit: [8, 0, 0],
  switchingStation: [8, 0, 0],
  newArea: [2, 0, 0.5],
  enlargeArea: [5, 0, 0],
  lowVoltage: [0, 6, 0],
  metersAndServices: [2, 0, 0],
  compensation: [2, 0, 0.5],
  retire: [2, 0, 0.5],
};

/** Seeds, of general knowledge: each is replaced by the county's own entry (ledger 施工停电参数). */
export const SEED_BUILDING_RATES: BuildingRates = Object.fromEntries(
  CHANGE_TYPES.map((type) => {
    const [hoursPerPiece, hoursPerKm, liveShare] = SEEDS[type] ?? [0, 0, 0];
    return [type, { hoursPerPiece, hoursPerKm, liveShare }];
  }),
) as BuildingRates;

/** Customer-hours a measure costs while it is built. */
export interface BuildingCost {
  customerInterruptions: number;
  customerHours: number;
}

/**
 * Customers who wait x hours x what is not done live, over the changes of a measure; what the measure itself states goes
 * before the rates.
 * @param waiting customers who cannot be supplied another way while a change is built
 */
export function buildingCost(
  measure: Measure,
  changes: readonly FrameChange[],
  rates: BuildingRates,
  waiting: (change: FrameChange) => number,
): BuildingCost {
  const live = (type: ChangeType): number => measure.liveShare ?? rates[type].liveShare;
  if (measure.constructionCustomers !== null && measure.constructionHours !== null) {
    const dead = 1 - (measure.liveShare ?? 0);
    return {
      customerInterruptions: measure.constructionCustomers * dead,
      customerHours: measure.constructionCustomers * measure.constructionHours * dead,
    };
  }
  const cost = { customerInterruptions: 0, customerHours: 0 };
  for (const change of changes) {
    const rate = rates[change.type];
    const lengthKm = 'lengthKm' in change ? (change.lengthKm ?? 0) : 0;
    const hours = measure.constructionHours ?? rate.hoursPerPiece + rate.hoursPerKm * lengthKm;
    const customers = (measure.constructionCustomers ?? waiting(change)) * (1 - live(change.type));
    if (hours === 0) continue;
    cost.customerInterruptions += customers;
    cost.customerHours += customers * hours;
  }
  return cost;
}
