import { round } from '../random.mjs';

/** The programmes of the plan, in the order of the list's sections. */
export const PROGRAMMES = [
  { code: 'ZX01', name: '城网供电可靠性提升三年行动', document: '岫电发展〔2025〕18号' },
  { code: 'ZX02', name: '农网巩固提升工程', document: '岫电发展〔2025〕21号' },
  { code: 'ZX03', name: '农村电气化三年行动', document: '岫电营销〔2025〕9号' },
  { code: 'ZX04', name: '配电自动化与标准化建设', document: '岫电运检〔2025〕33号' },
  { code: 'ZX05', name: '业扩配套电网工程', document: null },
];

/** Prices in 万元, as the county's cost book has them. */
const PRICE = {
  overheadKm: 24,
  cableKm: 120,
  switch: 3,
  lvKm: 10.2,
  kva: 0.037,
  areaBase: 3.9,
  meter: 0.038,
  terminal: 2.6,
  ringCabinet: 32,
};

/** @returns the money a scale comes to, in 万元, with a tenth on top for design and supervision */
export function priceOf(scale) {
  const {
    overheadKm = 0,
    cableKm = 0,
    switches = 0,
    lvKm = 0,
    kva = 0,
    transformers = 0,
    meters = 0,
    terminals = 0,
    ringCabinets = 0,
    other = 0,
  } = scale;
  const works =
    overheadKm * PRICE.overheadKm +
    cableKm * PRICE.cableKm +
    switches * PRICE.switch +
    lvKm * PRICE.lvKm +
    kva * PRICE.kva +
    transformers * PRICE.areaBase +
    meters * PRICE.meter +
    terminals * PRICE.terminal +
    ringCabinets * PRICE.ringCabinet +
    other;
  return round(works * 1.11, 2);
}

export const KINDS = {
  line: '10kV线路工程',
  area: '配变台区工程',
  lowVoltage: '低压线路工程',
  meter: '户表工程',
  outgoing: '变电站配套送出工程',
  switchgear: '开关设施工程',
  automation: '配电自动化工程',
  village: '自然村改造工程',
  planting: '种植',
  processing: '加工',
  tourism: '乡村旅游',
  other: '其他工程',
};

export const PURPOSES = [
  ['newLoad', '满足新增负荷'],
  ['outgoing', '变电站配套送出'],
  ['lowVoltage', '解决低电压台区'],
  ['bottleneck', '解决卡脖子'],
  ['overload', '解决重载过载'],
  ['safety', '消除安全隐患'],
  ['frame', '加强网架结构'],
  ['distributed', '分布式电源接入'],
  ['highLoss', '改造高损配变'],
];
