import { makeAreas } from './areas.mjs';
import { FEEDERS, SUBSTATIONS, SURVEYED } from './feederSpecs.mjs';
import { COUNTY, GRIDS, makePlaces } from './places.mjs';
import { round, stream, sum } from './random.mjs';

const SQRT3_KV_PF = Math.sqrt(3) * 10 * 0.95;

export const megawattOf = (ampere) => round((ampere * SQRT3_KV_PF) / 1000, 2);
export const ampereOf = (mw) => round((mw * 1000) / SQRT3_KV_PF, 1);

/** Trunk conductors and the current they may carry. */
const TRUNKS = {
  ring: ['YJV22-3×300', 480],
  B: ['JKLYJ-240', 503],
  C: ['JKLYJ-240', 503],
  D: ['JKLYJ-185', 423],
};

/** @returns the whole network: substations, feeders, areas, grids, units, townships and villages */
export function makeNetwork() {
  const { townships, villages } = makePlaces();
  const byName = (list) => new Map(list.map((item) => [item.name, item]));
  const townshipOf = byName(townships);
  const substations = SUBSTATIONS.map((spec) => ({ ...spec, township: townshipOf.get(spec.township), feeders: [] }));
  const grids = GRIDS.map((grid) => ({ ...grid, feeders: [] }));
  const units = grids.flatMap((grid, g) =>
    grid.units.map((name, u) => ({
      code: `YX-DY${String(g + 1).padStart(2, '0')}${u + 1}`,
      name,
      grid,
      feeders: [],
    })),
  );
  const unitOf = byName(units);
  const feeders = FEEDERS.map((spec) => makeFeeder(spec, substations, unitOf, townshipOf));
  const feederOf = byName(feeders);
  for (const feeder of feeders) {
    feeder.ties = feeder.tieNames.map((name) => feederOf.get(name));
    feeder.interStation = feeder.ties.some((other) => other.substation !== feeder.substation);
  }
  for (const feeder of feeders) {
    for (const other of feeder.ties) {
      if (!other.ties.includes(feeder)) throw new Error(`${feeder.name} and ${other.name} do not agree on their tie`);
    }
    setWiring(feeder);
  }
  const areas = makeAreas(feeders);
  for (const feeder of feeders) setLoad(feeder);
  for (const feeder of feeders) setTransfer(feeder);
  const mainTransformers = setStations(substations);
  setPlaces(townships, grids, units);
  return { county: COUNTY, townships, villages, substations, mainTransformers, grids, units, feeders, areas };
}

function makeFeeder(spec, substations, unitOf, townshipOf) {
  const [shortName, station, areaClass, unitName, townshipNames, ties, special = {}] = spec;
  const random = stream(`feeder ${shortName}`);
  const substation = substations[station];
  const unit = unitOf.get(unitName);
  const [trunk, carries] = TRUNKS[special.ring ? 'ring' : areaClass];
  const lengths = lengthsOf(areaClass, special, random);
  const feeder = {
    code: `1511${String(station + 1).padStart(2, '0')}${String(substation.feeders.length + 11)}`,
    shortName,
    name: `10kV${shortName}`,
    substation,
    bus: substation.feeders.length % 2 === 0 ? 'Ⅰ段母线' : 'Ⅱ段母线',
    ownership: special.owner ?? '公',
    areaClass,
    unit,
    townships: townshipNames.map((name) => townshipOf.get(name)),
    tieNames: ties.map((name) => `10kV${name}`),
    year: special.year ?? random.int(2008, 2020),
    month: random.int(3, 12),
    trunk: special.trunk ?? trunk,
    limit: special.limit ?? carries,
    sections: special.sections ?? (areaClass === 'D' && lengths.lengthKm > 18 ? random.int(4, 5) : random.int(3, 4)),
    ring: special.ring === true,
    automated: special.manual !== true,
    branchCount: special.branchKva ? 2 : random.int(0, 1),
    branchKva: special.branchKva ?? null,
    surveyed: SURVEYED.includes(shortName),
    special,
    areas: [],
    terminals: [],
    ...lengths,
  };
  if (feeder.ownership === '专') feeder.sections = 1;
  feeder.regionKind = { B: '市区', C: '城镇', D: '农村' }[areaClass];
  substation.feeders.push(feeder);
  unit.feeders.push(feeder);
  unit.grid.feeders.push(feeder);
  for (const township of feeder.townships) township.feeders.push(feeder);
  return feeder;
}

function lengthsOf(areaClass, special, random) {
  const lengthKm =
    special.lengthKm ?? { B: random.num(3.4, 5.2), C: random.num(6.2, 9.4), D: random.num(14.5, 27.5) }[areaClass];
  const radiusKm =
    special.radius ?? { B: random.num(1.7, 2.6), C: random.num(2.9, 4.3), D: random.num(7.6, 11.8) }[areaClass];
  const trunkKm = special.trunkKm ?? round(radiusKm * random.num(0.82, 0.92, 3), 2);
  const cableShare = special.ring
    ? random.num(0.86, 0.95, 3)
    : special.insulated !== undefined
      ? 0.008
      : { B: random.num(0.28, 0.42, 3), C: random.num(0.12, 0.2, 3), D: random.num(0.02, 0.05, 3) }[areaClass];
  const cableKm = round(lengthKm * cableShare, 2);
  const overheadKm = round(lengthKm - cableKm, 2);
  const insulatedShare =
    special.insulated ?? { B: 1, C: random.num(0.9, 1, 3), D: random.num(0.74, 0.93, 3) }[areaClass];
  return { lengthKm, radiusKm, trunkKm, cableKm, overheadKm, insulatedKm: round(overheadKm * insulatedShare, 2) };
}

function setWiring(feeder) {
  const { ties, ring, special } = feeder;
  feeder.wiring =
    special.wiring ?? (ring ? '单环网' : ties.length === 0 ? '单辐射' : ties.length === 1 ? '单联络' : '两联络');
  feeder.typical = !(feeder.ownership === '公' && (ties.length === 0 || special.wiring === '复杂联络'));
  const switches = feeder.ownership === '专' ? 0 : feeder.sections - 1;
  feeder.poleSwitches = ring ? 0 : switches + ties.length;
  feeder.ringCabinets = ring ? switches + 2 : 0;
}

/** Loads, households and sums of a feeder from its areas. */
function setLoad(feeder) {
  const random = stream(`load ${feeder.name}`);
  const { areas } = feeder;
  const areaPeak = sum(areas, (area) => area.maxLoadKw) / 1000;
  const coincidence = random.num(0.68, 0.75, 4);
  feeder.maxAmpere = feeder.special.ampere ?? ampereOf(areaPeak * coincidence);
  feeder.maxLoadMw = megawattOf(feeder.maxAmpere);
  feeder.coincidence = round(feeder.maxLoadMw / areaPeak, 4);
  feeder.loadRate = round((feeder.maxAmpere / feeder.limit) * 100, 1);
  feeder.typicalAmpere = round(feeder.maxAmpere * random.num(0.78, 0.84, 3), 1);
  feeder.averageShare = random.num(0.42, 0.5, 3);
  feeder.heavyHours = feeder.loadRate > 70 ? random.num(36, 140, 1) : 0;
  feeder.overloadHours = feeder.loadRate > 100 ? random.num(4, 11, 1) : 0;
  const publicAreas = areas.filter((area) => area.ownership === '公');
  const dedicated = areas.filter((area) => area.ownership === '专');
  Object.assign(feeder, {
    installedKva: sum(areas, (area) => area.kva),
    publicCount: publicAreas.length,
    publicKva: sum(publicAreas, (area) => area.kva),
    dedicatedCount: dedicated.length,
    dedicatedKva: sum(dedicated, (area) => area.kva),
    customers: areas.length,
    households: sum(areas, (area) => area.households),
    pvKw: round(
      sum(areas, (area) => area.pvKw),
      1,
    ),
    chargingKw: sum(areas, (area) => area.chargingKw),
  });
  feeder.sectionSums = Array.from({ length: feeder.sections }, (_, i) => {
    const own = areas.filter((area) => area.section === i + 1);
    return { kva: sum(own, (area) => area.kva), count: own.length };
  });
  if (feeder.branchKva === null) {
    feeder.branchKva = feeder.branchCount === 0 ? 0 : sum(areas.slice(-3), (area) => Math.min(area.kva, 400));
  }
}

/** N-1: the margin of the tied feeders at the typical day, against the feeder's own current then. */
function setTransfer(feeder) {
  const own = feeder.typicalAmpere;
  const margin = sum(feeder.ties, (other) => Math.max(0, other.limit - other.typicalAmpere));
  feeder.marginAmpere = round(margin, 1);
  feeder.transferable = round(Math.min(100, (margin / own) * 100), 1);
  if (feeder.ownership === '专') {
    Object.assign(feeder, { marginAmpere: null, transferable: null, nMinusOne: null });
    return;
  }
  feeder.nMinusOne = margin >= own ? '通过' : margin > 0 ? '部分通过' : '不通过';
}

/** Insulated overhead and cable as a share of the whole length. */
export function insulatedPercent(feeder) {
  return round(((feeder.insulatedKm + feeder.cableKm) / feeder.lengthKm) * 100, 1);
}

const STATION_COINCIDENCE = 0.83;

/** Peaks of substations and main transformers: feeders below, and at 110 kV the 35 kV stations too. */
function setStations(substations) {
  const [first, second] = substations;
  const fedBy = new Map([
    [first, [2, 3, 4].map((i) => substations[i])],
    [second, [5, 6].map((i) => substations[i])],
  ]);
  const peakOf = (station) => round(sum(station.feeders, (feeder) => feeder.maxLoadMw) * STATION_COINCIDENCE, 2);
  for (const station of substations.slice(2)) station.peakMw = peakOf(station);
  for (const station of [first, second]) {
    station.peakMw = round(peakOf(station) + 0.95 * sum(fedBy.get(station), (fed) => fed.peakMw), 2);
    station.note = `含所带${fedBy
      .get(station)
      .map((fed) => fed.name.replace('35kV', ''))
      .join('、')}负荷`;
  }
  return substations.flatMap((station, s) => {
    const random = stream(`station ${station.name}`);
    const count = station.years.length;
    station.capacityMva = round(station.mva * count, 2);
    station.loadRate = round((station.peakMw / (station.capacityMva * 0.95)) * 100, 1);
    const share = count === 1 ? 1 : random.num(0.49, 0.51, 3);
    const firstPeak = round(station.peakMw * share, 2);
    station.passesN1 = count > 1 && station.peakMw / 0.95 <= station.mva * (count - 1);
    return station.years.map((year, i) => {
      const peakMw = count === 1 ? station.peakMw : i === 0 ? firstPeak : round(station.peakMw - firstPeak, 2);
      return {
        code: `ZB${String(s + 1).padStart(2, '0')}0${i + 1}`,
        name: `${station.name.replace(/^\d+kV/, '')}${i + 1}#主变`,
        station,
        mva: station.mva,
        peakMw,
        loadRate: round((peakMw / (station.mva * 0.95)) * 100, 1),
        year,
        month: random.int(4, 11),
        model: `${station.kv === 110 ? 'SZ11-' : year < 2000 ? 'SZ7-' : 'SZ11-'}${station.mva * 1000}/${station.kv}`,
        nMinusOne: station.passesN1 ? '通过' : '不通过',
      };
    });
  });
}

function setPlaces(townships, grids, units) {
  for (const township of townships) {
    const areas = township.areas;
    township.households = sum(areas, (area) => area.households);
    township.population = Math.round(township.households * 3.05);
    const peak = sum(areas, (area) => area.maxLoadKw) / 1000;
    township.peakMw = round(peak * 0.71 * STATION_COINCIDENCE, 2);
    township.areaKm2 = round(township.peakMw / township.density, 1);
  }
  for (const group of [...grids, ...units]) {
    group.peakMw = round(sum(group.feeders, (feeder) => feeder.maxLoadMw) * STATION_COINCIDENCE, 2);
    group.areaClass ??= group.grid.areaClass;
    const density = { B: 7.2, C: 1.6, D: 0.2 }[group.areaClass];
    group.areaKm2 = round(group.peakMw / density, 1);
    group.targetPeakMw = round(group.peakMw * { B: 1.9, C: 2.1, D: 1.6 }[group.areaClass], 2);
  }
}
