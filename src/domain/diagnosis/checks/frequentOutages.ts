import type { Finding } from '../../../shared/diagnosis/finding';
import type { Check } from '../../../shared/diagnosis/rule';
import { judgeOutages } from '../../outages/judge';
import { judgeDevice } from '../../outages/judgeDevice';
import type { OutageRuleSet } from '../../outages/ruleSets';
import type { County } from '../county';
import { emptyLedger, makeFinding, type RuleResult } from '../judge';
import { limitFor, type UsedRule } from '../limits';
import { type OutageDevices, outageDevices, recordsOf } from '../outageDevices';

/**
 * Feeders and areas that were cut off often, by a rule of the frequent outage library; windows, merging and years are the
 * library's. A limit the county has set moves the number the rule begins with. An area is listed only where an outage of
 * its own is among those counted: otherwise it goes with its feeder.
 */
export function frequentOutages(
  used: UsedRule,
  check: Extract<Check, { kind: 'frequentOutages' }>,
  county: County,
  sets: readonly OutageRuleSet[],
): RuleResult {
  if (county.rows('outage').length === 0) {
    return { findings: [], cannotJudge: [emptyLedger(used, 'outage', 'start')], judged: 0 };
  }
  const set = ruleOf(used, check, sets);
  const found = outageDevices(county);
  const options = { asOfDay: found.asOfDay, calibre: 'all', majorDays: new Set<number>() } as const;
  const { hits } = judgeOutages(found.columns, found.devices, found.parents, set, options, found.order);
  const limit = limitFor(used.limits, null);
  const findings: Finding[] = [];
  const [first, last] = range(check.judges, found);
  for (let device = first; device < last; device++) {
    if (hits[device] === 0) continue;
    const records = recordsOf(found, device);
    const { hits: own } = judgeDevice(
      records.map(({ record }) => record),
      set,
      options,
    );
    const counted = new Set(own[0]?.records);
    const rows = records.filter(({ record }) => counted.has(record.id));
    if (!own[0] || (device >= found.feeders && !rows.some(({ isOwn }) => isOwn))) continue;
    const kind = device < found.feeders ? 'feeder' : 'transformerArea';
    const { element } = county.elements(kind)[device < found.feeders ? device : device - found.feeders]!;
    const cells = rows
      .sort((a, b) => a.record.start - b.record.start)
      .map(({ row }) => ({ entity: 'outage', id: row.id, column: 'start' }));
    findings.push(makeFinding(used, element, own[0].count, typeof limit === 'string' ? 0 : limit.limit, cells));
  }
  return { findings, cannotJudge: missing(used, set, county, found), judged: last - first };
}

function range(judges: 'feeder' | 'area' | 'both', { feeders, devices }: OutageDevices): [number, number] {
  return [judges === 'area' ? feeders : 0, judges === 'feeder' ? feeders : devices];
}

/** The one rule as a set of its own, with the county's number where it has set one. */
function ruleOf(
  { rule, edition, limits }: UsedRule,
  check: Extract<Check, { kind: 'frequentOutages' }>,
  sets: readonly OutageRuleSet[],
): OutageRuleSet {
  const set = sets.find(({ id }) => id === check.set);
  const base = set?.rules.find(({ id }) => id === check.rule);
  if (!set || !base) throw new RangeError(`${rule.id}: no such outage rule: ${check.set} ${check.rule}`);
  // "More than 5" is met from 6 on, "3 or more" from 3: the library's own limit tells which.
  const shift = base.atLeast - Number('all' in edition.limits ? edition.limits.all : base.atLeast);
  const atLeast = 'all' in limits ? Number(limits.all) + shift : base.atLeast;
  return {
    ...set,
    rules: [{ ...base, atLeast, atMost: base.atMost === null ? null : Math.max(base.atMost, atLeast) }],
  };
}

function missing(
  { rule }: UsedRule,
  set: OutageRuleSet,
  county: County,
  found: OutageDevices,
): RuleResult['cannotJudge'] {
  const all = county.rows('outage').length;
  const list: RuleResult['cannotJudge'] = [];
  if (found.unlinked > 0)
    list.push({ rule: rule.id, entity: 'outage', column: 'feeder', emptyOf: [found.unlinked, all] });
  if (set.rules[0]!.kind !== 'all' && found.withoutKind > 0) {
    list.push({ rule: rule.id, entity: 'outage', column: 'kind', emptyOf: [found.withoutKind, all] });
  }
  return list;
}
