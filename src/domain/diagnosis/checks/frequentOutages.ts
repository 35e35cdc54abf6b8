import type { Finding } from '../../../shared/diagnosis/finding';
import type { Check } from '../../../shared/diagnosis/rule';
import { type JudgedYear, judgedYear } from '../../outages/countSpans';
import { CountedDays, type JudgeOptions, judgeOutages } from '../../outages/judge';
import { MergedOutages, mergeDevice } from '../../outages/merge';
import type { OutageRuleSet } from '../../outages/ruleSets';
import type { County } from '../county';
import { emptyLedger, makeFinding, type RuleResult } from '../judge';
import { limitFor, type UsedRule } from '../limits';
import { type OutageDevices, outageDevices } from '../outageDevices';

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
  const options = { asOfDay: found.asOfDay, calibre: county.calibre, majorDays: found.majorDays };
  const { hits } = judgeOutages(found.columns, found.devices, found.parents, set, options, found.order);
  const limit = limitFor(used.limits, null);
  const year = judgedYear(found.asOfDay, set.year);
  const counting = new Counting(found, set, options);
  const findings: Finding[] = [];
  const [first, last] = range(check.judges, found);
  for (let device = first; device < last; device++) {
    if (hits[device] === 0) continue;
    const { count, records } = counting.of(device, year);
    const isArea = device >= found.feeders;
    if (isArea && !records.some((record) => found.columns.device[record] === device)) continue;
    const { element } = isArea
      ? county.elements('transformerArea')[device - found.feeders]!
      : county.elements('feeder')[device]!;
    const cells = records.map((record) => ({ entity: 'outage', id: found.rows[record]!.id, column: 'start' }));
    findings.push(makeFinding(used, element, count, typeof limit === 'string' ? 0 : limit.limit, cells));
  }
  return { findings, cannotJudge: missing(used, set, county, found), judged: last - first };
}

/** What a device that meets the rule was judged by: its outages in the rule's span, with the records behind them. */
class Counting {
  private readonly merged = new MergedOutages(true);
  private readonly counted = new CountedDays();

  constructor(
    private readonly found: OutageDevices,
    private readonly set: OutageRuleSet,
    private readonly options: JudgeOptions,
  ) {}

  /** @returns number of outages, and the indexes of their records in the order of their start */
  of(device: number, year: JudgedYear): { count: number; records: number[] } {
    const { columns, order, parents } = this.found;
    const rule = this.set.rules[0]!;
    mergeDevice(this.merged, columns, order, device, parents[device]!, this.set.mergeGapMinutes);
    this.counted.fill(this.merged, this.options);
    const { count, fromDay, toDay } = this.counted.countRule(rule, year);
    const records: number[] = [];
    for (const { record, outage } of this.merged.members) {
      const day = this.merged.day[outage]!;
      const kind = this.merged.isPlanned[outage] ? 'planned' : 'fault';
      if (day >= fromDay && day <= toDay && (rule.kind === 'all' || rule.kind === kind)) records.push(record);
    }
    return { count, records };
  }
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
