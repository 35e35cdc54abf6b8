import { type AlternativeKind, type AlternativeRule, type Draft, nothing, setting } from './alternative';
import { KW_PER_AMPERE, lengthKm, type PolicyLine } from './lineModel';

/** What an alternative of a line may look at: the other lines, the ledger row, the year work is done. */
export interface LineContext {
  row: Record<string, string | number | boolean | null>;
  lines: ReadonlyMap<string, PolicyLine>;
  year: number;
}

type Build = (line: PolicyLine, rule: AlternativeRule, context: LineContext) => Draft | null;

/**
 * Draws up an alternative of a line.
 * @returns null where there is nothing to do of that kind: no bare line to replace, no line to tie to
 */
export function lineAlternative(line: PolicyLine, rule: AlternativeRule, context: LineContext): Draft | null {
  return BUILDERS[rule.alternative](line, rule, context);
}

/** Switches that open at once, so that a fault far out no longer cuts off everybody. */
const section: Build = (line, rule, { row }) => {
  const wanted = Math.max(
    setting(rule, 'minSections'),
    Math.ceil(line.trunkKm / setting(rule, 'maxSectionKm')),
    line.sections + 1,
  );
  const largeBranches = Number(row.largeBranchCount ?? 0);
  const added = wanted - line.sections;
  return {
    ...base('section', { ...line, sections: wanted, breakers: line.breakers + added }),
    quantities: [{ item: 'SW-POLE', quantity: added + largeBranches }],
    changes: Array.from({ length: added }, () => ({ type: 'sectionalise' as const })),
    // A large branch behind a switch of its own no longer hangs on the trunk unguarded.
    patch: { sectionCount: wanted, ...(largeBranches > 0 ? { largeBranchKva: 0, largeBranchCount: 0 } : {}) },
  };
};

const tie: Build = (line, rule, context) => {
  if (line.ties >= setting(rule, 'maxTies')) return null;
  const found = partnerOf(line, rule, context);
  if (!found) return null;
  const { partner, km } = found;
  const marginKw = (line.marginKw ?? 0) + Math.max(0, freeKw(partner) ?? 0);
  const cover = line.peakKw ? Math.min(1, marginKw / line.peakKw) : null;
  const ties = line.ties + 1;
  // A weak tie beside a strong one takes nothing from it.
  const perTieKw = Math.max(marginKw / ties, line.ties === 0 ? 0 : (line.marginKw ?? 0) / line.ties);
  // A tie to a line in one piece takes over nothing: there is no switch to part the fault with.
  const cuts = Math.max(0, setting(rule, 'minSections') - line.sections);
  const sections = line.sections + cuts;
  return {
    ...base('tie', {
      ...line,
      sections,
      ties,
      marginKw,
      perTieKw,
      manualTies: (line.manualTies ?? 0) + 1,
      tiedTo: [...line.tiedTo, partner.id],
    }),
    quantities: [
      { item: 'OH-240', quantity: km },
      { item: 'SW-POLE', quantity: 1 + cuts },
    ],
    changes: [
      { type: 'newTie', lengthKm: km, model: 'JKLYJ-240' },
      ...Array.from({ length: cuts }, () => ({ type: 'sectionalise' as const })),
    ],
    patch: {
      ...(cuts > 0 ? { sectionCount: sections } : {}),
      tieCount: ties,
      wiringMode: ties === 1 ? 'singleTie' : ties === 2 ? 'doubleTie' : 'multiTie',
      typicalWiring: true,
      ...(cover === null ? {} : { transferablePercent: cover * 100, nMinusOne: cover >= 1 ? 'pass' : 'partial' }),
    },
    sharedKey: `tie ${[line.id, partner.id].sort().join(' ')}`,
    partner: partner.id,
  };
};

/** Switches and ties of the line operated from afar; where it has too few, new ones that are. */
const automate: Build = (line, rule, { row }) => {
  const present = line.sections - 1 + line.ties;
  const added = Math.max(0, setting(rule, 'minSwitches') - present);
  const upgraded = Math.max(0, present - line.remote);
  if (added + upgraded === 0 && row.automated === true) return null;
  const remote = Math.max(line.remote, present) + added;
  const sections = line.sections + added;
  return {
    ...base('automate', { ...line, sections, remote, remoteHours: setting(rule, 'remoteHours') }),
    quantities: [
      { item: 'SW-POLE', quantity: added },
      // A new smart switch brings its own terminal.
      { item: 'FTU', quantity: added + upgraded === 0 ? 1 : upgraded },
    ],
    changes: [
      ...(upgraded > 0 ? [{ type: 'automateSwitch' as const, quantity: upgraded }] : []),
      ...Array.from({ length: added }, () => ({ type: 'sectionalise' as const })),
    ],
    patch: { automated: true, threeRemoteCount: remote, ...(added > 0 ? { sectionCount: sections } : {}) },
  };
};

/** Bare line replaced by insulated; where there is none, the trunk. */
const rebuild: Build = (line, rule, { row, year }) => {
  const isBare = line.bareKm > 0;
  const km = round3(isBare ? line.bareKm : Math.min(line.trunkKm, line.insulatedKm));
  if (km <= 0) return null;
  const limitAmpere = Math.max(setting(rule, 'limitAmpere'), line.limitAmpere ?? 0);
  const after = isBare
    ? { ...line, bareKm: 0, insulatedKm: line.insulatedKm + line.bareKm, limitAmpere }
    : { ...line, limitAmpere, failureFactor: line.failureFactor * 0.9 };
  return {
    ...base('rebuild', after),
    quantities: [{ item: 'OH-240', quantity: km }],
    changes: [{ type: 'rebuildConductor', lengthKm: km, model: 'JKLYJ-240' }],
    patch: {
      ...{ insulatedKm: row.overheadKm ?? null, commissioned: String(year), trunkModel: 'JKLYJ-240', limitAmpere },
      ...loadPatch(line.maxAmpere, limitAmpere, row),
    },
  };
};

const underground: Build = (line, rule, { row, year }) => {
  const km = round3(Math.min(line.trunkKm * setting(rule, 'trunkShare'), line.bareKm + line.insulatedKm));
  if (km <= 0) return null;
  const bare = Math.min(line.bareKm, km);
  const limitAmpere = setting(rule, 'limitAmpere');
  return {
    ...base('underground', {
      ...line,
      bareKm: line.bareKm - bare,
      insulatedKm: line.insulatedKm - (km - bare),
      cableKm: line.cableKm + km,
      limitAmpere,
    }),
    quantities: [{ item: 'CB-400', quantity: km }],
    changes: [{ type: 'underground', lengthKm: km, model: 'YJV22-3×400' }],
    patch: {
      cableKm: line.cableKm + km,
      overheadKm: line.bareKm + line.insulatedKm - km,
      insulatedKm: line.insulatedKm - (km - bare),
      ...{ commissioned: String(year), trunkModel: 'YJV22-3×400', limitAmpere },
      ...loadPatch(line.maxAmpere, limitAmpere, row),
    },
  };
};

/** Part of the line's load goes over to a line it is tied to, as far as that one has room. */
const transfer: Build = (line, rule, { row, lines }) => {
  if (!line.maxAmpere || !line.limitAmpere) return null;
  const goal = (setting(rule, 'targetLoadPercent') / 100) * line.limitAmpere;
  const installed = typeof row.installedKva === 'number' ? row.installedKva : 0;
  const tooMuch = installed > 0 ? Math.max(0, 1 - setting(rule, 'maxInstalledKva') / installed) : 0;
  const surplus = Math.max(line.maxAmpere - goal, tooMuch * line.maxAmpere);
  if (surplus <= 0) return null;
  const partner = line.tiedTo
    .flatMap((id) => lines.get(id) ?? [])
    .sort((a, b) => (freeAmpere(b, rule) ?? 0) - (freeAmpere(a, rule) ?? 0))[0];
  const room = partner ? (freeAmpere(partner, rule) ?? 0) : 0;
  const moved = Math.min(surplus, room);
  if (!partner || moved <= 0) return null;
  const left = 1 - moved / line.maxAmpere;
  const maxAmpere = line.maxAmpere - moved;
  const km = setting(rule, 'kmPerTransfer');
  return {
    ...base('transfer', {
      ...line,
      maxAmpere,
      peakKw: line.peakKw === null ? null : line.peakKw * left,
      customers: Math.max(1, Math.round(line.customers * left)),
      bareKm: line.bareKm * left,
      insulatedKm: line.insulatedKm * left,
      cableKm: line.cableKm * left,
    }),
    quantities: [
      { item: 'OH-240', quantity: km },
      { item: 'SW-POLE', quantity: 1 },
    ],
    changes: [{ type: 'moveOpenPoint', lengthKm: km }],
    patch: {
      ...loadPatch(maxAmpere, line.limitAmpere, row),
      ...(typeof row.installedKva === 'number' ? { installedKva: row.installedKva * left } : {}),
      ...(line.marginKw !== null && line.peakKw
        ? { transferablePercent: Math.min(100, (100 * line.marginKw) / (line.peakKw * left)) }
        : {}),
    },
    sharedKey: `transfer ${[line.id, partner.id].sort().join(' ')}`,
    partner: partner.id,
  };
};

const maintain: Build = (line, rule) => {
  const factor = setting(rule, 'failureFactor');
  return {
    ...base('maintain', { ...line, failureFactor: line.failureFactor * factor }),
    quantities: [{ item: 'CLEAR', quantity: round3(line.bareKm + line.insulatedKm) }],
    changes: [{ type: 'maintenance', failureFactor: factor }],
  };
};

const BUILDERS: Record<AlternativeKind, Build> = {
  nothing: (line) => nothing(line),
  ...{ section, tie, automate, rebuild, underground, transfer, maintain },
  enlarge: () => null,
};

function base(kind: AlternativeKind, line: PolicyLine): Draft {
  return { ...nothing(line), kind };
}

function loadPatch(maxAmpere: number | null, limitAmpere: number, row: LineContext['row']) {
  if (maxAmpere === null) return {};
  const share = { maxAmpere, limitAmpere, loadRatePercent: (100 * maxAmpere) / limitAmpere };
  return typeof row.maxLoadMw === 'number' ? { ...share, maxLoadMw: (maxAmpere * KW_PER_AMPERE) / 1000 } : share;
}

function freeKw({ limitAmpere, maxAmpere }: PolicyLine): number | null {
  return limitAmpere === null || maxAmpere === null ? null : (limitAmpere - maxAmpere) * KW_PER_AMPERE;
}

function freeAmpere({ limitAmpere, maxAmpere }: PolicyLine, rule: AlternativeRule): number | null {
  if (limitAmpere === null || maxAmpere === null) return null;
  return (setting(rule, 'targetLoadPercent') / 100) * limitAmpere - maxAmpere;
}

/** Poles between two lines are seldom fewer. */
const SHORTEST_TIE_KM = 0.5;
/** Metres of a degree of latitude. */
const METRES_PER_DEGREE = 111_320;

/** Straight distance between the nearest areas of two lines, km; null where one has no places. */
function distanceKm(a: PolicyLine, b: PolicyLine): number | null {
  let best: number | null = null;
  for (const p of a.points) {
    for (const q of b.points) {
      const isDegrees = [p, q].every(({ x, y }) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
      const perX = isDegrees ? METRES_PER_DEGREE * Math.cos((p.y * Math.PI) / 180) : 1;
      const km = Math.hypot((p.x - q.x) * perX, (p.y - q.y) * (isDegrees ? METRES_PER_DEGREE : 1)) / 1000;
      if (best === null || km < best) best = km;
    }
  }
  return best;
}

/**
 * The line to tie to: near, with room, best of another substation. Where coordinates are missing, a line of the same
 * township at the usual length.
 */
function partnerOf(
  line: PolicyLine,
  rule: AlternativeRule,
  { lines }: LineContext,
): { partner: PolicyLine; km: number } | null {
  let best: { partner: PolicyLine; km: number; score: number } | null = null;
  for (const partner of lines.values()) {
    if (partner.id === line.id || line.tiedTo.includes(partner.id)) continue;
    if (partner.ties >= setting(rule, 'maxTies')) continue;
    const straight = distanceKm(line, partner);
    const isNear = partner.townshipId === line.townshipId || partner.substationId === line.substationId;
    if (straight === null && !isNear) continue;
    const km =
      straight === null
        ? setting(rule, 'defaultTieKm')
        : Math.max(SHORTEST_TIE_KM, straight * setting(rule, 'detourFactor'));
    if (km > setting(rule, 'maxTieKm')) continue;
    const free = Math.max(0, freeKw(partner) ?? 0);
    const cover = line.peakKw ? Math.min(1, ((line.marginKw ?? 0) + free) / line.peakKw) : 0.5;
    const isOther = partner.substationId !== line.substationId;
    const score = cover * (isOther ? 1.2 : 1) - km / 20;
    if (!best || score > best.score) best = { partner, km: round3(km), score };
  }
  return best;
}

const round3 = (value: number): number => Math.round(value * 1000) / 1000;

/** Kilometres of a line that are overhead. */
export const overheadKm = (line: PolicyLine): number => lengthKm(line) - line.cableKm;
