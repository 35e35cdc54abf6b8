import type { NamedThings } from '../../../src/renderer/features/palette/nameIndex';

const TOWNS = '云岫 长岭 李家 王庄 城东 青石 双桥 白马 柳河 新店 大湾 石门 龙泉 清水 马家 高坪'.split(' ');
const PLACES = '上坝 河口 松林 梨园 竹山 石桥 水口 朝阳 红旗 和平 团结 东风 前进 光明 胜利 大堰'.split(' ');
const THINGS = '线 支线 台区 变电站 村台区 配变新建工程 线路改造工程 联络工程'.split(' ');

/** Names as a province's ledgers have them, all different, the same on every run. */
export function manyNames(count: number): NamedThings {
  const names = Array.from({ length: count }, (_, i) => {
    const town = TOWNS[i % TOWNS.length]!;
    const place = PLACES[Math.floor(i / 16) % PLACES.length]!;
    const thing = THINGS[Math.floor(i / 256) % THINGS.length]!;
    return `${i % 3 === 0 ? '10kV' : ''}${town}${place}${Math.floor(i / 2048) + 1}号${thing}`;
  });
  return {
    kind: 'transformerArea',
    ids: names.map((_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`),
    names,
    codes: names.map((_, i) => `TQ${String(i).padStart(7, '0')}`),
  };
}
