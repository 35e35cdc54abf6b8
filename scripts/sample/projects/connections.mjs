import { onFeeder } from './drafts.mjs';

const CUSTOMERS = [
  '冷链物流中心',
  '新建小区',
  '污水处理厂',
  '职业中学',
  '充电站',
  '产业园标准厂房',
  '光伏组件厂',
  '矿泉水厂',
  '屠宰场',
  '中心医院新院区',
];

/** Works for new customers. */
export function connections({ feeders }, random) {
  const own = random.shuffle(feeders.filter((f) => f.ownership === '公' && f.areaClass !== 'B'));
  return CUSTOMERS.map((customer, i) => {
    const feeder = own[i];
    return onFeeder(
      feeder,
      '',
      'ZX05',
      'line',
      {
        overheadKm: random.num(0.4, 1.9),
        cableKm: random.num(0.1, 0.3),
        switches: 1,
        transformers: i % 3 === 0 ? 1 : 0,
        kva: i % 3 === 0 ? 800 : 0,
      },
      ['newLoad'],
      {
        name: `${feeder.townships[0].name}${customer}业扩配套工程`,
        category: '业扩',
        nature: '新建',
        customers: random.int(1, 6) * (customer === '新建小区' ? 120 : 1),
      },
    );
  });
}
