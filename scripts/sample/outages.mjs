import { stream } from './random.mjs';

/** A day of storm, to be left out in the calibre without major event days. */
export const MAJOR_DAY = '2025-07-19';

const fault = (day, extra = {}) => ({ day, kind: '故障停电', ...extra });
const planned = (day) => ({ day, kind: '预安排停电' });
const reclosed = (day) => ({ day, kind: '故障停电', reclosing: '重合成功' });

/** Feeders whose year is written by hand. */
const PLANTED = {
  红岩线: ['01-18', '03-25', '05-06', '06-15', '07-19', '09-06', '11-02'].map((day) => fault(day)),
  高垴线: ['02-11', '07-05', '07-19', '08-02', '08-20', '10-30'].map((day) => fault(day)),
  榆西线: [fault('03-03'), fault('03-22'), planned('04-09'), fault('04-27'), fault('09-14')],
  果园线: [planned('02-20'), planned('05-13'), fault('06-30'), planned('08-27'), planned('11-08')],
  茶垭线: ['01-29', '04-16', '07-19', '10-08'].map((day) => fault(day)),
  沿河线: [fault('11-15'), planned('11-27'), fault('12-20')],
  双泉线: [fault('12-06'), planned('12-24')],
  望山线: [reclosed('03-14'), reclosed('06-21'), reclosed('08-05'), fault('09-26')],
  // One cut: back for three minutes only.
  城南线: [
    { ...planned('05-14'), at: ['09:10', '11:40'] },
    { ...planned('05-14'), at: ['11:43', '12:30'] },
  ],
  // One cut: two records that overlap.
  物流线: [
    { ...fault('08-22'), at: ['14:02', '17:05'] },
    { ...fault('08-22'), at: ['16:20', '18:10'] },
  ],
  // The storm reaches others too, once.
  枫岭线: [fault('07-19')],
  松门线: [fault('07-19')],
  望川街线: [fault('07-19'), planned('10-16')],
  杏岭线: [fault('07-19')],
  鹤南线: [fault('07-19')],
  白鹤街线: [planned('11-05')],
  栗南线: [planned('03-12')],
  石材专线: [planned('04-18')],
  水泥专线: [],
};

/** Own outages of the areas planted for it, in their order. */
const OWN = [
  ['04-02', '04-19', '05-08', '05-26'],
  ['06-03', '06-20', '07-11'],
  ['01-12', '03-20', '05-29', '08-06', '10-14', '11-29'],
];

const FAULT_CAUSES = [
  '树木碰线',
  '雷击断线',
  '避雷器击穿',
  '大风刮断导线',
  '车辆撞杆',
  '鸟害短路',
  '绝缘子击穿',
  '用户设备故障',
  '跌落保险熔断',
  '电缆终端故障',
  '施工误碰',
];
const EXTERNAL = new Set(['车辆撞杆', '鸟害短路', '施工误碰', '用户设备故障']);
const PLANNED_CAUSES = ['线路检修', '配合市政施工', '业扩接火', '更换柱上开关', '综合检修', '台区改造接火', '通道清理'];
const AREA_CAUSES = ['配变跌落保险熔断', '低压线路断线', '计量箱烧损', '配变高压引线烧断', '低压总开关跳闸'];
const WEATHER = { 雷击断线: '雷雨', 大风刮断导线: '大风', 避雷器击穿: '雷雨' };

/** @returns the outages of the base year, in the order of their start */
export function makeOutages({ feeders, areas }) {
  const random = stream('outages');
  const outages = [];
  for (const feeder of feeders) {
    const records = PLANTED[feeder.shortName] ?? healthyYear(feeder, random);
    for (const record of records) outages.push(feederOutage(feeder, record, random));
  }
  const own = areas.filter((area) => area.plants.includes('ownOutages'));
  own.sort((a, b) => (a.feeder.shortName < b.feeder.shortName ? -1 : 1));
  own.forEach((area, i) => {
    for (const day of OWN[i]) outages.push(areaOutage(area, fault(day), random));
  });
  const calm = areas.filter((area) => area.ownership === '公' && !(area.feeder.shortName in PLANTED));
  for (const area of random.shuffle(calm).slice(0, 52)) {
    const day = dayOfYear(random.int(0, 333));
    outages.push(areaOutage(area, random.chance(0.7) ? fault(day) : planned(day), random));
  }
  return outages.sort((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : a.feeder.code < b.feeder.code ? -1 : 1,
  );
}

/** At most two cuts, far apart, not both at the year's end. */
function healthyYear(feeder, random) {
  const count = feeder.areaClass === 'B' ? random.int(0, 1) : random.int(1, 2);
  const first = random.int(8, 170);
  const days = [first, first + random.int(80, 150)].slice(0, count);
  return days.map((day) => (random.chance(0.5) ? fault(dayOfYear(day)) : planned(dayOfYear(day))));
}

function dayOfYear(day) {
  return new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(5, 10);
}

const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

function stamp(day, minute) {
  return new Date(Date.UTC(2025, Number(day.slice(0, 2)) - 1, Number(day.slice(3)), 0, minute))
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ');
}

function times(record, random) {
  if (record.at) return record.at.map((clock) => minutes(clock));
  if (record.reclosing === '重合成功') {
    const start = random.int(0, 1400);
    return [start, start + 1];
  }
  const isPlanned = record.kind === '预安排停电';
  const start = isPlanned ? random.pick([420, 450, 480, 510, 540]) : random.int(20, 1380);
  return [start, start + (isPlanned ? random.int(16, 42) * 10 : random.int(35, 290))];
}

function feederOutage(feeder, record, random) {
  const [from, to] = times(record, random);
  const isPlanned = record.kind === '预安排停电';
  const isStorm = `2025-${record.day}` === MAJOR_DAY;
  const cause = isPlanned ? random.pick(PLANNED_CAUSES) : isStorm ? '大风刮断导线' : random.pick(FAULT_CAUSES);
  // Some cuts of healthy feeders reach only the sections behind a switch.
  const isWritten = feeder.shortName in PLANTED;
  const behind = !isWritten && feeder.sections > 1 && random.chance(0.4) ? random.int(2, feeder.sections) : 1;
  const cut = record.reclosing === '重合成功' ? [] : feeder.areas.filter((area) => area.section >= behind);
  return {
    feeder,
    area: null,
    start: stamp(record.day, from),
    end: stamp(record.day, to),
    minutes: to - from,
    kind: record.kind,
    cause,
    customers: cut.length,
    households: cut.reduce((all, area) => all + area.households, 0),
    reclosing: isPlanned ? null : (record.reclosing ?? random.pick(['重合不成功', '重合不成功', '未重合'])),
    external: EXTERNAL.has(cause),
    regulator: random.chance(0.06) && !isPlanned,
    weather: isStorm ? '暴雨大风' : (WEATHER[cause] ?? (isPlanned ? '晴' : random.pick(['晴', '多云', '阴']))),
    scope: behind === 1 ? '全线' : `${behind - 1}#分段开关以后`,
    description: describe(feeder, record, cause, behind),
  };
}

function describe(feeder, record, cause, behind) {
  if (record.reclosing === '重合成功') return `${feeder.name}开关跳闸，重合成功`;
  const where = behind === 1 ? '' : `${behind - 1}#分段开关后段`;
  return record.kind === '预安排停电'
    ? `${feeder.name}${where}停电，${cause}`
    : `${feeder.name}${where}${cause}，开关跳闸`;
}

function areaOutage(area, record, random) {
  const [from, to] = times(record, random);
  const isPlanned = record.kind === '预安排停电';
  const cause = isPlanned ? '台区检修' : random.pick(AREA_CAUSES);
  return {
    feeder: area.feeder,
    area,
    start: stamp(record.day, from),
    end: stamp(record.day, to),
    minutes: to - from,
    kind: record.kind,
    cause,
    customers: 1,
    households: area.households,
    reclosing: null,
    external: false,
    regulator: false,
    weather: random.pick(['晴', '多云', '小雨']),
    scope: '单台区',
    description: `${area.name}${cause}`,
  };
}
