import { round, stream, sum } from './random.mjs';

/** Terminals of the automated feeders: one per sectioning and tie switch, and fault indicators. */
export function makeTerminals(feeders) {
  const random = stream('terminals');
  const terminals = [];
  for (const feeder of feeders) {
    if (!feeder.automated) continue;
    const kind = feeder.ring ? 'DTU' : 'FTU';
    const spots =
      feeder.ownership === '专'
        ? ['进线开关']
        : [
            ...Array.from({ length: feeder.sections - 1 }, (_, i) => `${i + 1}#分段开关`),
            ...feeder.ties.map((_, i) => `${feeder.ties.length > 1 ? i + 1 : ''}联络开关`),
          ];
    for (const spot of spots) {
      terminals.push(makeTerminal(random, feeder, `${feeder.name}${spot}${kind}`, kind, '三遥'));
    }
    if (feeder.areaClass === 'D') {
      terminals.push(makeTerminal(random, feeder, `${feeder.name}大分支故障指示器`, '故障指示器', '二遥'));
    }
  }
  terminals.forEach((terminal, i) => {
    terminal.code = `ZD${String(2001 + i * 3)}`;
    terminal.feeder.terminals.push(terminal);
  });
  plantTerminals(terminals, random);
  for (const feeder of feeders) {
    feeder.threeRemote = feeder.terminals.filter((terminal) => terminal.remote === '三遥').length;
  }
  return terminals;
}

function makeTerminal(random, feeder, name, kind, remote) {
  return {
    name,
    feeder,
    kind,
    remote,
    status: '在运',
    online: random.num(98.1, 99.97),
    communication: kind === 'DTU' ? '光纤' : random.pick(['无线公网', '无线公网', '光纤']),
    year: random.int(2018, 2024),
    month: random.int(1, 12),
    plants: [],
  };
}

function plantTerminals(terminals, random) {
  const free = random.shuffle(terminals.filter((terminal) => terminal.kind !== 'DTU'));
  const plant = (count, kind, change) => {
    for (const terminal of free.splice(0, count)) {
      terminal.plants.push(kind);
      change(terminal);
    }
  };
  plant(4, 'online', (terminal) => {
    terminal.online = random.num(61, 88);
  });
  plant(3, 'fault', (terminal) => {
    Object.assign(terminal, { status: random.pick(['停运', '故障']), online: null });
  });
  plant(1, 'noCommunication', (terminal) => {
    Object.assign(terminal, { communication: '无', online: null });
  });
}

/** Villages that were left behind. The order says which of them are on the poverty list and lack three-phase supply. */
const LEFT_BEHIND = [
  ['高垴乡', true, true],
  ['高垴乡', true, false],
  ['茶垭乡', true, true],
  ['松门乡', true, true],
  ['松门乡', false, false],
  ['杏岭乡', false, true],
];

export function plantVillages(villages) {
  const random = stream('villages');
  const taken = new Set();
  for (const [township, poverty, noThreePhase] of LEFT_BEHIND) {
    const village = villages.find((v) => v.township.name === township && !taken.has(v) && v.areas.length > 0);
    taken.add(village);
    Object.assign(village, { rebuilt: false, rebuiltYear: null, poverty, threePhase: !noThreePhase });
    village.note = noThreePhase ? '仅通单相电' : '线路老化，待改造';
  }
  const rebuiltPoor = random.shuffle(villages.filter((v) => v.rebuilt && v.areas.length > 0)).slice(0, 2);
  for (const village of rebuiltPoor) Object.assign(village, { poverty: true, rebuiltYear: 2022 });
  for (const village of villages) village.households = sum(village.areas, (area) => area.households);
}

/** Energy and losses of the year: what areas take in adds up to what their feeder gives out. */
export function makeLosses(feeders) {
  const random = stream('losses');
  const feederLoss = { 茶垭线: 9.84, 红岩线: 11.27 };
  for (const feeder of feeders) {
    for (const area of feeder.areas) {
      area.suppliedKwh = Math.round((area.maxLoadKw * area.energyHours) / 10) * 10;
      if (area.ownership !== '公') continue;
      area.soldKwh = Math.round(area.suppliedKwh * (1 - area.lossPercent / 100));
      area.lostKwh = area.suppliedKwh - area.soldKwh;
      area.lossPercent = round((area.lostKwh / area.suppliedKwh) * 100, 2);
    }
    const loss = feederLoss[feeder.shortName] ?? random.num(1.4, 4.2);
    feeder.soldKwh = sum(feeder.areas, (area) => area.suppliedKwh);
    feeder.suppliedKwh = Math.round(feeder.soldKwh / (1 - loss / 100));
    feeder.lostKwh = feeder.suppliedKwh - feeder.soldKwh;
    feeder.lossPercent = round((feeder.lostKwh / feeder.suppliedKwh) * 100, 2);
    feeder.averageLoadKw = round(feeder.suppliedKwh / 8760, 1);
  }
}
