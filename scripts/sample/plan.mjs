import { BASE_YEAR, COUNTY } from './places.mjs';

const wan = (amount) => amount * 1_000_000;

/** What the office types when it makes the plan: years, targets, and last year's money. */
export function makePlan(county, files) {
  return {
    plan: {
      county: COUNTY,
      countyCode: null,
      name: `${COUNTY}配电网规划（2026—2028年）`,
      baseYear: BASE_YEAR,
      firstYear: 2026,
      lastYear: 2028,
      targetYear: 2035,
      programmes: [],
      // 99.976 % are 2.1 hours: no further target of reliability that could contradict them.
      targets: {
        targetAsaiUrbanPercent: 99.976,
        targetSaifi: 0.8,
        targetSaidiHours: 2.1,
        targetVoltageUrbanPercent: 99.99,
        targetVoltageRuralPercent: 99.8,
        targetKvaPerHousehold: 3.5,
        targetTypicalWiringPercent: 95,
        targetTiePercent: 95,
        targetInterStationTiePercent: 80,
        targetTransferablePercent: 90,
        targetInsulatedPercent: 90,
        targetCablePercent: 20,
        targetAutomationPercent: 100,
        targetLossPercent: 4.5,
        capacityLoadRatioMin: 1.8,
        capacityLoadRatioMax: 2.2,
      },
    },
    values: {
      edition: '2026年版',
      lastYearFen: wan(3120),
      conventionalFen: wan(5480),
      uhvFen: wan(2260),
      mvCustomers: county.areas.length,
    },
    files,
  };
}
