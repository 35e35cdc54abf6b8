import type { Finding } from '../../../shared/diagnosis/finding';
import type { County } from '../county';
import { emptyLedger, makeFinding, type RuleResult } from '../judge';
import { limitFor, type UsedRule } from '../limits';

/** Wiring modes of cable networks; all others are overhead. */
const CABLE_MODES = new Set([
  'cableRadial',
  'cableDoubleRadial',
  'cableOpposed',
  'singleRing',
  'doubleRing',
  'standby',
]);

/** Supply grids whose public feeders are wired partly as cable rings, partly as overhead lines (DL/T 5729-2023, 7.1.4). */
export function mixedWiring(used: UsedRule, county: County): RuleResult {
  const grids = county.elements('supplyGrid');
  if (grids.length === 0) return { findings: [], cannotJudge: [emptyLedger(used, 'supplyGrid')], judged: 0 };
  const findings: Finding[] = [];
  let empty = 0;
  let all = 0;
  let judged = 0;
  for (const { row, element } of grids) {
    const own = county.linked('feeder', 'supplyGrid', row.id).filter((feeder) => feeder.ownership !== 'dedicated');
    const told = own.filter((feeder) => typeof feeder.wiringMode === 'string');
    all += own.length;
    empty += own.length - told.length;
    const limit = limitFor(used.limits, element.areaClass);
    if (typeof limit === 'string' || told.length === 0) continue;
    judged++;
    const kinds = new Set(told.map((feeder) => CABLE_MODES.has(String(feeder.wiringMode)))).size;
    if (kinds <= Number(limit.limit)) continue;
    const cells = told.map(({ id }) => ({ entity: 'feeder', id, column: 'wiringMode' }));
    findings.push(makeFinding(used, element, kinds, limit.limit, cells));
  }
  const cannotJudge: RuleResult['cannotJudge'] =
    all === 0
      ? [
          {
            rule: used.rule.id,
            entity: 'feeder',
            column: 'supplyGrid',
            emptyOf: [county.rows('feeder').length, county.rows('feeder').length],
          },
        ]
      : empty > 0
        ? [{ rule: used.rule.id, entity: 'feeder', column: 'wiringMode', emptyOf: [empty, all] }]
        : [];
  return { findings, cannotJudge, judged };
}
