import { round as rounded } from '../random.mjs';
import { sectionOf } from './changes.mjs';

/** Feeders the office has surveyed section by section; the others are known from their ledger alone. */
const SURVEYED = ['鹤北线', '龙潭线'];

/** Ledgers of nodes, sections and switches of the surveyed feeders. */
export function makeNetwork(county) {
  const nodes = [];
  const sections = [];
  const switches = [];
  const buses = new Set();
  for (const shortName of SURVEYED) {
    const feeder = county.feeders.find((candidate) => candidate.shortName === shortName);
    if (!feeder) continue;
    const { substation } = feeder;
    if (!buses.has(substation.code)) {
      buses.add(substation.code);
      nodes.push({ code: substation.code, name: substation.name, kind: '电源', substation });
    }
    const parts = Math.max(1, feeder.sections);
    for (let s = 1; s <= parts; s++) {
      const id = sectionOf(feeder, s);
      nodes.push({ code: id, name: `${feeder.shortName}${s}段末`, kind: '连接点', feeder });
      sections.push({
        code: id,
        name: s === 1 ? feeder.name : `${feeder.shortName}第${s}段`,
        kind: '线路段',
        feeder,
        from: s === 1 ? substation.code : sectionOf(feeder, s - 1),
        to: id,
        lengthKm: rounded(feeder.trunkKm / parts, 3),
        construction: '架空裸导线',
        model: feeder.trunk,
      });
      switches.push({
        code: id,
        name: s === 1 ? `${feeder.shortName}出线开关` : `${feeder.shortName}${s - 1}#分段开关`,
        section: id,
        end: '首端',
        kind: s === 1 ? '断路器' : '负荷开关',
        operateHours: s === 1 ? null : 1,
        remote: s === 1 ? null : '否',
      });
    }
    const lateralKm = rounded((feeder.lengthKm - feeder.trunkKm) / feeder.areas.length, 3);
    for (const area of feeder.areas) {
      const tee = `${area.code}-T`;
      nodes.push({ code: tee, name: `${area.name}支线`, kind: '连接点', feeder });
      nodes.push({
        code: area.code,
        name: area.name,
        kind: '负荷',
        feeder,
        area,
        township: area.township,
        customers: 1,
        peakKw: rounded(area.maxLoadKw ?? 0, 1),
      });
      sections.push({
        code: tee,
        name: `${area.name}支线`,
        kind: '线路段',
        feeder,
        from: sectionOf(feeder, Math.min(parts, Math.max(1, area.section))),
        to: tee,
        lengthKm: lateralKm,
        construction: '架空裸导线',
        model: 'LGJ-50',
      });
      sections.push({ code: area.code, name: area.name, kind: '变压器', feeder, from: tee, to: area.code });
      switches.push({ code: tee, name: `${area.name}跌落保险`, section: tee, end: '首端', kind: '熔断器' });
    }
  }
  return { nodes, sections, switches };
}
