import {
  BRANCH_LINE,
  BRANCH_TIE,
  BRANCH_TRANSFORMER,
  DEVICE_BREAKER,
  DEVICE_FUSE,
  DEVICE_LOAD_SWITCH,
  END_FROM,
  emptyColumns,
  type Network,
  NODE_JUNCTION,
  NODE_LOAD,
  NODE_SOURCE,
  orderOfIds,
} from '../../../src/domain/network/network';

export interface GeneratedSize {
  feeders: number;
  /** Closed branches of each feeder, at least 2. */
  branchesPerFeeder: number;
  feedersPerSubstation?: number;
  seed?: number;
  /** Chinese names for substations, feeders, ties and switches (for drawings). */
  named?: boolean;
}

/** Random numbers in [0, 1) from a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
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
 * A made-up distribution network of 10 kV feeders like those of a rural county: substations with feeders, each a sectioned trunk with
 * laterals, fuses and transformer areas, and a tie from the end of every feeder to the end of the next, every third one also to a
 * feeder of the next substation. The same seed gives the same network.
 */
export function generateNetwork(size: GeneratedSize): Network {
  const { feeders, branchesPerFeeder } = size;
  const perSubstation = size.feedersPerSubstation ?? 10;
  const random = seededRandom(size.seed ?? 1);
  const substations = Math.ceil(feeders / perSubstation);
  const between = Math.floor(feeders / 3);
  const pairs = Array.from({ length: feeders - 1 }, (_, f) => f).filter((f) => (f + 1) % perSubstation !== 0);
  const nodeCount = substations + feeders * branchesPerFeeder;
  const closedCount = feeders * branchesPerFeeder;
  const links = [
    ...pairs.map((f) => [f, f + 1] as const),
    ...Array.from({ length: between }, (_, i) => [3 * i, 3 * i + perSubstation] as const).filter(
      ([, b]) => b < feeders,
    ),
  ];
  const branchCount = closedCount + links.length;
  const devices: { branch: number; kind: number; remote: number }[] = [];
  const columns = emptyColumns(nodeCount, branchCount, 0);
  const nodeIds = new Array<string>(nodeCount);
  const branchIds = new Array<string>(branchCount);
  const branchNames = new Array<string | undefined>(branchCount).fill(undefined);
  const nodeNames = new Array<string | undefined>(nodeCount).fill(undefined);
  const width = String(Math.max(nodeCount, branchCount)).length;
  const pad = (n: number): string => String(n).padStart(width, '0');
  columns.baseKv = 10;
  columns.sourceVoltagePu = 1.05;

  for (let s = 0; s < substations; s++) {
    columns.nodeKind[s] = NODE_SOURCE;
    nodeIds[s] = `s${pad(s)}`;
    if (size.named) nodeNames[s] = `110kV${townOf(s)}变`;
  }
  const trunkEnd = new Int32Array(feeders);
  for (let f = 0; f < feeders; f++) {
    const source = Math.floor(f / perSubstation);
    let trunk = source;
    let lateral = -1;
    for (let i = 0; i < branchesPerFeeder; i++) {
      const b = f * branchesPerFeeder + i;
      const n = substations + b;
      const draw = random();
      // A lateral ends in a transformer area; the rest of the draws are trunk sections and laterals off the trunk.
      const isTransformer = lateral >= 0 && (draw < 0.6 || i === branchesPerFeeder - 1);
      const isLateral = !isTransformer && i > 0 && draw < 0.75;
      const from = isTransformer ? lateral : isLateral ? (lateral >= 0 && draw < 0.2 ? lateral : trunk) : trunk;
      nodeIds[n] = `n${pad(n)}`;
      branchIds[b] = `b${pad(b)}`;
      columns.branchFrom[b] = from;
      columns.branchTo[b] = n;
      columns.branchKind[b] = isTransformer ? BRANCH_TRANSFORMER : BRANCH_LINE;
      columns.repairHours[b] = isTransformer ? 8 : 4;
      if (isTransformer) {
        columns.nodeKind[n] = NODE_LOAD;
        columns.customers[n] = 1 + Math.floor(random() * 120);
        columns.peakKw[n] = 10 + Math.round(random() * 60);
        columns.averageKw[n] = Math.round(columns.peakKw[n]! * 0.4);
        columns.peakKvar[n] = Math.round(columns.peakKw[n]! * 0.33);
        columns.failuresPerYear[b] = 0.01;
        columns.rOhm[b] = 0;
        columns.xOhm[b] = 0;
        if (size.named) nodeNames[n] = `${villageOf(n)}台区`;
        lateral = -1;
      } else {
        columns.nodeKind[n] = NODE_JUNCTION;
        columns.lengthKm[b] = Math.round((0.1 + random() * 0.8) * 1000) / 1000;
        columns.failuresPerYear[b] = columns.lengthKm[b]! * 0.065;
        columns.rOhm[b] = columns.lengthKm[b]! * 0.17;
        columns.xOhm[b] = columns.lengthKm[b]! * 0.34;
        if (isLateral) {
          lateral = n;
          devices.push({ branch: b, kind: DEVICE_FUSE, remote: 0 });
        } else {
          trunk = n;
          if (i === 0) devices.push({ branch: b, kind: DEVICE_BREAKER, remote: 1 });
          else if (random() < 0.5)
            devices.push({ branch: b, kind: DEVICE_LOAD_SWITCH, remote: random() < 0.3 ? 1 : 0 });
          columns.capacityKw[b] = 6000;
        }
      }
      if (size.named && i === 0) branchNames[b] = `10kV${townOf(source)}${villageOf(f)}线`;
    }
    trunkEnd[f] = trunk;
  }
  links.forEach(([a, z], i) => {
    const b = closedCount + i;
    branchIds[b] = `t${pad(b)}`;
    columns.branchFrom[b] = trunkEnd[a]!;
    columns.branchTo[b] = trunkEnd[z]!;
    columns.branchKind[b] = BRANCH_TIE;
    columns.normallyOpen[b] = 1;
    columns.operateHours[b] = i % 4 === 0 ? 0.05 : 1;
    columns.capacityKw[b] = 5000;
    columns.rOhm[b] = 0.05;
    columns.xOhm[b] = 0.1;
    if (size.named) branchNames[b] = `${villageOf(i)}联络`;
  });
  return {
    ...columns,
    nodeOrder: orderOfIds(nodeIds),
    branchOrder: orderOfIds(branchIds),
    deviceCount: devices.length,
    deviceBranch: Int32Array.from(devices, (d) => d.branch),
    deviceEnd: new Uint8Array(devices.length).fill(END_FROM),
    deviceKind: Uint8Array.from(devices, (d) => d.kind),
    deviceOperateHours: Float64Array.from(devices, (d) =>
      d.kind === DEVICE_LOAD_SWITCH ? (d.remote === 1 ? 0.05 : 1) : 0,
    ),
    deviceRemote: Uint8Array.from(devices, (d) => d.remote),
    id: `generated-${feeders}x${branchesPerFeeder}`,
    title: undefined,
    nodeIds,
    branchIds,
    nodeNames,
    branchNames,
    deviceNames: devices.map((d, i) =>
      size.named && d.kind === DEVICE_LOAD_SWITCH ? `K${String(i).padStart(2, '0')}` : undefined,
    ),
    nodeX: new Float64Array(nodeCount).fill(Number.NaN),
    nodeY: new Float64Array(nodeCount).fill(Number.NaN),
  };
}

const TOWNS = '城关 东山 西河 南坪 北岭 石桥 清水 青龙 双溪 白马 大湾 柳树 新集 古井 河口 高庙'.split(' ');
const VILLAGES =
  '李家 王庄 下坝 上寨 柿园 竹林 枫树 沙坪 三岔 黄泥 团结 红旗 向阳 桃源 龙潭 茶场 梨花 麦地 石门 杨柳'.split(' ');

const townOf = (i: number): string => TOWNS[i % TOWNS.length]!;
const villageOf = (i: number): string =>
  `${VILLAGES[i % VILLAGES.length]!}${i < VILLAGES.length ? '' : Math.floor(i / VILLAGES.length)}`;
