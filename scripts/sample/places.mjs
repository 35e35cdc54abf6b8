import { stream } from './random.mjs';

/** An invented county. No place, company or document in this folder exists. */
export const COUNTY = '云岫县';
export const COMPANY = '云岫县供电公司';
export const BASE_YEAR = 2025;

/** Townships: name, supply station, area class, load density in MW/km² the effective area is worked out from. */
const TOWNSHIPS = [
  ['岫城镇', '城区供电所', 'B', 6.9, 3],
  ['石硚镇', '石硚供电所', 'C', 1.7, 6],
  ['枫坪镇', '枫坪供电所', 'D', 0.21, 9],
  ['望川镇', '望川供电所', 'D', 0.19, 9],
  ['白鹤乡', '望川供电所', 'D', 0.16, 9],
  ['青榆镇', '青榆供电所', 'D', 0.42, 10],
  ['栗园镇', '栗园供电所', 'D', 0.2, 9],
  ['双泉乡', '望川供电所', 'D', 0.15, 8],
  ['杏岭乡', '栗园供电所', 'D', 0.15, 8],
  ['松门乡', '枫坪供电所', 'D', 0.15, 8],
  ['茶垭乡', '枫坪供电所', 'D', 0.14, 8],
  ['高垴乡', '栗园供电所', 'D', 0.14, 8],
];

const BEFORE = ['上', '下', '东', '西', '前', '后', '大', '小'];
const MIDDLE = [
  '柳',
  '桃',
  '松',
  '槐',
  '枣',
  '梨',
  '竹',
  '莲',
  '荷',
  '溪',
  '泉',
  '塘',
  '沙',
  '岩',
  '芦',
  '桐',
  '柿',
  '麦',
];
const AFTER = ['湾', '坪', '沟', '坡', '岭', '垭', '坝', '洼', '垴', '咀', '畈', '冲', '塆', '寨'];

/** @returns twelve townships, each with its natural villages */
export function makePlaces() {
  const random = stream('places');
  const used = new Set();
  const villageName = () => {
    for (;;) {
      const base = random.pick(MIDDLE) + random.pick(AFTER);
      if (used.has(base)) continue;
      used.add(base);
      return base;
    }
  };
  const townships = TOWNSHIPS.map(([name, station, areaClass, density], i) => ({
    code: `610931${String(i + 1).padStart(3, '0')}`.replace(/^610931/, 'YX0'),
    name,
    station,
    areaClass,
    density,
    villages: [],
    feeders: [],
    areas: [],
  }));
  const villages = [];
  for (const [i, township] of townships.entries()) {
    const wanted = TOWNSHIPS[i][4];
    while (township.villages.length < wanted) {
      const base = villageName();
      const twins = random.chance(0.6) ? random.shuffle(BEFORE).slice(0, 2) : [''];
      for (const before of twins) {
        if (township.villages.length >= wanted) break;
        const village = {
          code: `${township.code}${String(township.villages.length + 1).padStart(3, '0')}`,
          name: `${before}${base}`,
          administrative: `${base}村`,
          township,
          areas: [],
          rebuilt: true,
          rebuiltYear: random.int(2014, 2023),
          poverty: false,
          threePhase: true,
          note: null,
        };
        township.villages.push(village);
        villages.push(village);
      }
    }
  }
  return { townships, villages };
}

/** Supply grids with their units. Each grid keeps to one kind of mesh, but for the one that is planted. */
export const GRIDS = [
  { code: 'YX-WG01', name: '城东网格', areaClass: 'B', units: ['城东单元', '园区单元', '城北单元'] },
  { code: 'YX-WG02', name: '城西网格', areaClass: 'B', units: ['城西单元', '文昌单元', '城南单元'] },
  { code: 'YX-WG03', name: '石硚网格', areaClass: 'C', units: ['河湾单元', '石硚工业单元'] },
  { code: 'YX-WG04', name: '枫望网格', areaClass: 'D', units: ['枫坪单元', '望川单元'] },
  { code: 'YX-WG05', name: '青榆网格', areaClass: 'D', units: ['青榆单元', '白鹤单元'] },
  { code: 'YX-WG06', name: '栗园网格', areaClass: 'D', units: ['栗园单元', '杏岭单元'] },
];
