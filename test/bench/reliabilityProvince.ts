import {
  BRANCH_TIE,
  BRANCH_TRANSFORMER,
  DEVICE_BREAKER,
  DEVICE_DISCONNECTOR,
  DEVICE_FUSE,
  DEVICE_LOAD_SWITCH,
  emptyColumns,
  type NetworkColumns,
  NODE_LOAD,
  NODE_SOURCE,
} from '../../src/domain/network/network';

/** Branches of one generated feeder: 10 trunk sections, 15 laterals with their transformers; every second one has a tie. */
export const BRANCHES_PER_FEEDER = 40;
const TRUNK = 10;
const LATERALS = 15;
const FEEDERS_PER_STATION = 10;

/** Repeatable numbers in 0..1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A province of radial feeders: stations of ten feeders, trunks sectioned by switches of mixed operating times, laterals
 * behind fuses, and a tie between the ends of two feeders, half of the ties limited. The same for the same seed.
 */
export function generateProvince(feeders: number, seed = 20260115): NetworkColumns {
  const random = randomNumbers(seed);
  const stations = Math.ceil(feeders / FEEDERS_PER_STATION);
  const ties = Math.floor(feeders / 2);
  const nodesPerFeeder = TRUNK + 2 * LATERALS;
  const columns = emptyColumns(
    stations + feeders * nodesPerFeeder,
    feeders * BRANCHES_PER_FEEDER + ties,
    feeders * (TRUNK + LATERALS),
  );
  columns.baseKv = 10;
  let branch = 0;
  let device = 0;
  const line = (from: number, to: number, km: number) => {
    columns.branchFrom[branch] = from;
    columns.branchTo[branch] = to;
    columns.lengthKm[branch] = km;
    columns.rOhm[branch] = 0.13 * km;
    columns.xOhm[branch] = 0.35 * km;
    columns.failuresPerYear[branch] = 0.06 * km;
    columns.repairHours[branch] = random() < 0.7 ? 4 : 6;
    return branch++;
  };
  const addDevice = (at: number, kind: number, operateHours: number) => {
    columns.deviceBranch[device] = at;
    columns.deviceKind[device] = kind;
    columns.deviceOperateHours[device] = operateHours;
    device++;
  };
  for (let s = 0; s < stations; s++) columns.nodeKind[s] = NODE_SOURCE;
  const endOf = (f: number) => stations + f * nodesPerFeeder + TRUNK - 1;
  for (let f = 0; f < feeders; f++) {
    const first = stations + f * nodesPerFeeder;
    for (let t = 0; t < TRUNK; t++) {
      const from = t === 0 ? Math.floor(f / FEEDERS_PER_STATION) : first + t - 1;
      const trunk = line(from, first + t, 0.3 + random());
      const isRemote = random() < 0.3;
      if (t === 0) addDevice(trunk, DEVICE_BREAKER, 0);
      else addDevice(trunk, random() < 0.5 ? DEVICE_DISCONNECTOR : DEVICE_LOAD_SWITCH, isRemote ? 0.05 : 1);
    }
    for (let l = 0; l < LATERALS; l++) {
      const hv = first + TRUNK + 2 * l;
      addDevice(line(first + Math.floor(random() * TRUNK), hv, 0.1 + 0.4 * random()), DEVICE_FUSE, 0);
      const transformer = line(hv, hv + 1, 0);
      columns.branchKind[transformer] = BRANCH_TRANSFORMER;
      columns.rOhm[transformer] = 2;
      columns.xOhm[transformer] = 4;
      columns.failuresPerYear[transformer] = 0.005;
      columns.nodeKind[hv + 1] = NODE_LOAD;
      columns.customers[hv + 1] = 20 + Math.floor(random() * 200);
      columns.averageKw[hv + 1] = Math.round(50 + random() * 150);
      columns.peakKw[hv + 1] = Math.round(columns.averageKw[hv + 1]! * 1.8);
      columns.peakKvar[hv + 1] = columns.peakKw[hv + 1]! * 0.33;
    }
  }
  for (let t = 0; t < ties; t++) {
    columns.branchFrom[branch] = endOf(2 * t);
    columns.branchTo[branch] = endOf(2 * t + 1);
    columns.branchKind[branch] = BRANCH_TIE;
    columns.normallyOpen[branch] = 1;
    columns.lengthKm[branch] = 0.2;
    columns.rOhm[branch] = 0.03;
    columns.xOhm[branch] = 0.07;
    columns.operateHours[branch] = random() < 0.3 ? 0.05 : 1;
    if (random() < 0.5) columns.capacityKw[branch] = Math.round(300 + random() * 1500);
    branch++;
  }
  return columns;
}
