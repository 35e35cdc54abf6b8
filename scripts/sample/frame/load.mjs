/** Growth by class, dated point loads, balances and goals: what the office knows of the years to come. */
export function makeLoad(county) {
  const percents = { 'A+': 3, A: 4, B: 4.5, C: 5, D: 3.5, E: 2.5 };
  const classes = new Set(county.feeders.map((feeder) => feeder.areaClass));
  const growths = Object.entries(percents)
    .filter(([areaClass]) => classes.has(areaClass))
    .map(([areaClass, percent]) => ({ areaClass, percent }));
  const feederOf = (shortName) => county.feeders.find((feeder) => feeder.shortName === shortName);
  const points = [
    {
      name: '岫城镇冷链物流中心',
      kind: '业扩报装',
      feeder: feederOf('北环线'),
      year: 2026,
      peakKw: 1200,
      simultaneity: 80,
    },
    {
      name: '石硚镇产业园标准厂房',
      kind: '业扩报装',
      feeder: feederOf('南关线'),
      year: 2028,
      peakKw: 1600,
      simultaneity: 70,
    },
    { name: '烟叶烘烤点', kind: '电气化试点', feeder: feederOf('茶垭线'), year: 2027, peakKw: 320, simultaneity: 90 },
    { name: '滨河充电站', kind: '充电设施', feeder: feederOf('滨河线'), year: 2026, peakKw: 480, simultaneity: 60 },
  ].filter((point) => point.feeder);
  const goals = [
    { year: 2026, asai: 99.955, saifi: 1.3, saidi: 3.9 },
    { year: 2027, asai: 99.966, saifi: 1.1, saidi: 3 },
    { year: 2028, region: '城网', asai: 99.976, saifi: null, saidi: null },
  ];
  const balances = [];
  for (const [kv, peak, direct, embedded] of [
    [110, 63.5, 4.2, 6],
    [35, 30.2, 1.5, 2.4],
  ]) {
    for (const [i, year] of [2025, 2026, 2027, 2028, 2035].entries()) {
      const factor = 1.042 ** (year - 2025);
      balances.push({
        kv,
        year,
        peak: Number((peak * factor).toFixed(1)),
        direct,
        embedded: Number((embedded + 0.4 * i).toFixed(1)),
      });
    }
  }
  return { growths, points, goals, balances };
}
