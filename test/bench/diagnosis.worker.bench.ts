import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '../../src/backend/store/store';
import { diagnoseCounty } from '../../src/backend/usecases/diagnosis/diagnoseCounty';
import { readLedgers } from '../../src/backend/usecases/diagnosis/ledgers';
import { readLibrary } from '../../src/backend/usecases/diagnosis/rules';
import { createPlan } from '../../src/backend/usecases/plans';
import { findScope } from '../../src/backend/usecases/sheet/scope';
import { cpuMs } from './support/cpuTime';

const FEEDERS = 300;
const AREAS = 5_000;
const OUTAGES = 50_000;
const AS_OF = '2025-12-31';

/** A county of the size of a large one in a store of its own: reading its ledgers, and judging them by every rule. */
export default {
  name: 'diagnosis',
  async run(): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'countyframe-bench-'));
    const store = Store.open(join(folder, 'county.countyframe'), { create: true });
    try {
      const countyId = fill(store);
      const library = readLibrary();
      const read = cpuMs(() => void readLedgers(store, countyId, AS_OF, library));
      let findings = 0;
      const all = cpuMs(() => {
        findings = diagnoseCounty(store, countyId, AS_OF)!.findings.length;
      });
      return [
        `${FEEDERS} feeders, ${AREAS} areas, ${OUTAGES} outages; processor time`,
        `reading the ledgers ${read.toFixed(0)} ms; reading and judging by ${library.rules.length} rules ${all.toFixed(0)} ms, ` +
          `${findings} findings: ${(all / read).toFixed(1)} times the reading`,
      ];
    } finally {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function fill(store: Store): string {
  const planId = createPlan(store, {
    county: '甲县',
    name: '甲县规划',
    ...{ baseYear: 2025, firstYear: 2026, lastYear: 2028, targetYear: 2035 },
    programmes: [],
    targets: {},
  });
  const { countyId } = findScope(store, planId);
  let seed = 20260301;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pad = (value: number) => String(value).padStart(2, '0');
  store.write({ code: 'CHANGE_EDIT' }, (writer) => {
    const feeders = Array.from({ length: FEEDERS }, (_, at) =>
      writer.insert('feeder', {
        ...{ countyId, name: `${at}线`, code: `F${at}`, supplyAreaClass: ['B', 'C', 'D'][at % 3]! },
        ...{ tieCount: random(5), sectionCount: 1 + random(6), supplyRadiusKm: 1 + random(20), lengthKm: 40 },
        ...{
          insulatedKm: random(30),
          cableKm: random(5),
          loadRatePercent: random(110),
          commissioned: `${1985 + random(40)}`,
        },
        ...{ trunkModel: 'LGJ-120', transferablePercent: random(130), automated: random(2), typicalWiring: random(2) },
      }),
    );
    const areas = Array.from({ length: AREAS }, (_, at) =>
      writer.insert('transformerArea', {
        ...{
          countyId,
          name: `${at}台区`,
          code: `A${at}`,
          feeder: feeders[at % FEEDERS]!,
          model: `S${7 + random(8)}-200`,
        },
        ...{ capacityKva: 200, households: 40 + random(90), loadRatePercent: random(100), heavyHours: random(6) },
        ...{
          lossPercent: random(12),
          imbalancePercent: random(30),
          lvBareKm: random(2),
          smartMeters: 40,
          lvRadiusM: random(700),
        },
        ...{
          voltageQualifiedPercent: 95 + random(5),
          lowVoltageHouseholds: 0,
          commissioned: `${1998 + random(27)}-06`,
        },
      }),
    );
    for (let at = 0; at < OUTAGES; at++) {
      const day = `2025-${pad(1 + random(12))}-${pad(1 + random(28))}`;
      const isOfArea = random(2) === 1;
      const area = random(AREAS);
      writer.insert('outage', {
        ...{
          countyId,
          feeder: feeders[isOfArea ? area % FEEDERS : random(FEEDERS)]!,
          area: isOfArea ? areas[area]! : null,
        },
        ...{ start: `${day} ${pad(random(12))}:${pad(random(60))}`, end: `${day} ${pad(12 + random(12))}:00` },
        kind: random(3) === 0 ? 'planned' : 'fault',
      });
    }
  });
  return countyId;
}
