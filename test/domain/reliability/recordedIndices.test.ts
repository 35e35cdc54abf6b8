import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CALIBRES,
  type Calibre,
  hoursOfYear,
  maifi,
  type RecordedOutage,
  recordedIndices,
} from '../../../src/domain/reliability/recordedIndices';

const fixture: {
  customers: number;
  periodH: number;
  events: RecordedOutage[];
  expected: Record<string, number & Record<string, number>>;
} = JSON.parse(readFileSync('test/fixtures/index-arithmetic.json', 'utf8'));

const rowOf: Record<Calibre, string> = {
  all: 'dlt836_all_including_short(AIHC-1,AITC-1,RS-1; 2016: SAIDI-1,SAIFI-1,ASAI-1)',
  withoutExternal: 'without_external(-2)',
  withoutShortage: 'without_shortage(-3)',
  // No interruption of the record is longer than 3 and at most 5 minutes: both rows are the same here.
  withoutShort: 'ieee1366_sustained_gt5min',
  fault: 'fault_only(AIHC-F,AFTC; 2016: SAIDI-F,SAIFI-F)',
  planned: 'planned_only(AIHC-S,ASTC; 2016: SAIDI-S,SAIFI-S)',
  ieee1366: 'ieee1366_sustained_gt5min',
};

describe('recorded indices', () => {
  it.each(CALIBRES)('%s as worked out by hand', (calibre) => {
    const expected = fixture.expected[rowOf[calibre]]!;
    const actual = recordedIndices(fixture.events, fixture.customers, fixture.periodH, calibre);
    expect(actual.saifi).toBeCloseTo(expected.SAIFI_AITC!, 12);
    expect(actual.saidiHours).toBeCloseTo(expected.SAIDI_AIHC_h!, 12);
    expect(actual.caidiHours).toBeCloseTo(expected.CAIDI_h!, 12);
    expect(actual.asai).toBeCloseTo(expected.ASAI_RS!, 12);
  });

  it('counts momentary interruptions apart and states the planned share', () => {
    expect(maifi(fixture.events, fixture.customers)).toBeCloseTo(fixture.expected.MAIFI_le5min!, 12);
    const hours = (calibre: Calibre) =>
      recordedIndices(fixture.events, fixture.customers, fixture.periodH, calibre).saidiHours;
    expect(hours('planned') / hours('all')).toBeCloseTo(fixture.expected.plannedShareOfSAIDI!, 12);
  });

  it('keeps an interruption of exactly 3 or 5 minutes short or momentary, however it was divided', () => {
    const outage = (hours: number): RecordedOutage[] => [
      { kind: 'fault', external: false, shortage: false, customers: 1, hours },
    ];
    // Differences of times carry rounding in the last bits.
    expect(recordedIndices(outage(3 / 60 + 1e-15), 1, 8760, 'withoutShort').outages).toBe(0);
    expect(recordedIndices(outage(4 / 60), 1, 8760, 'withoutShort').outages).toBe(1);
    expect(recordedIndices(outage(5 / 60), 1, 8760, 'ieee1366').outages).toBe(0);
    expect(recordedIndices(outage(6 / 60), 1, 8760, 'ieee1366').outages).toBe(1);
  });

  it('is calm without customers or outages, and knows leap years', () => {
    const none = recordedIndices([], 0, 8760, 'all');
    expect([none.saifi, none.saidiHours, none.caidiHours, none.asai]).toEqual([0, 0, null, 1]);
    expect([2023, 2024, 1900, 2000].map(hoursOfYear)).toEqual([8760, 8784, 8760, 8784]);
  });
});
