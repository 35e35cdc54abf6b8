import type { Allocation, Conflict } from '../domain/budget/allocation';
import type { SplitResult } from '../shared/api/budget';
import { formatNumber } from '../shared/format';
import type { Issue } from '../shared/issue';
import type { Output } from './output';

const STATUS = {
  optimal: 'CLI_SPLIT_OPTIMAL',
  feasible: 'CLI_SPLIT_FEASIBLE',
  infeasible: 'CLI_SPLIT_INFEASIBLE',
  unknown: 'CLI_SPLIT_UNKNOWN',
} as const;

/** How a split ended, in one line. */
export function splitLine(
  split: Pick<Allocation, 'status' | 'objective' | 'bound' | 'gap' | 'seconds'>,
  output: Output,
): string {
  const gap = split.gap === null ? '-' : Number((split.gap * 100).toPrecision(3));
  const params = { objective: split.objective ?? '-', bound: split.bound ?? '-', gap, seconds: split.seconds };
  return output.word(STATUS[split.status], params);
}

/** Why a search ended before its goal. */
export function stopIssues(reason: Allocation['stoppedBy'] | null): Issue[] {
  if (!reason) return [];
  if (reason === 'timeLimit') return [{ severity: 'info', code: 'SPLIT_TIME_LIMIT' }];
  return [{ severity: 'warning', code: 'SPLIT_STOPPED', params: { reason } }];
}

/** A rule of a portfolio that cannot be kept together with the others, and what giving way would take. */
export function portfolioConflictIssue(conflict: Conflict, file: string, output: Output): Issue {
  const { code, params } = ruleWords(conflict);
  const relax = relaxWords(
    output,
    conflict.relax,
    conflict.kind === 'envelopeMin',
    String(conflict.relax?.byFen ?? ''),
  );
  const where = { file, id: conflict.id };
  return { severity: 'warning', code, params: { name: conflict.id, ...params, relax }, where };
}

/** What giving way would take, as the end of a sentence; empty where that is not known. */
function relaxWords(
  output: Output,
  relax: Conflict['relax'] | SplitResult['conflicts'][number]['relax'],
  isFloor: boolean,
  by: string,
): string {
  if (!relax || relax.feasible === null) return '';
  if (!relax.feasible) return output.word('CONFLICT_RELAX_NOT');
  if (by === '') return output.word('CONFLICT_RELAX_DROP');
  return output.word(isFloor ? 'CONFLICT_RELAX_LOWER' : 'CONFLICT_RELAX_RAISE', { by });
}

function ruleWords(conflict: Conflict): { code: string; params: Record<string, string | number> } {
  switch (conflict.kind) {
    case 'envelopeMax':
      return { code: 'CONFLICT_ENVELOPE_MAX', params: { limit: conflict.limitFen } };
    case 'envelopeMin':
      return { code: 'CONFLICT_ENVELOPE_MIN', params: { limit: conflict.limitFen } };
    case 'requiredGroup':
      return { code: 'CONFLICT_REQUIRED_GROUP', params: {} };
    case 'lock':
      return { code: conflict.chosen ? 'CONFLICT_LOCKED_IN' : 'CONFLICT_LOCKED_OUT', params: {} };
    case 'requires':
      return { code: 'CONFLICT_REQUIRES', params: { others: conflict.needsAnyOf.join(', ') } };
    case 'excludes':
      return { code: 'CONFLICT_EXCLUDES', params: { others: conflict.other } };
  }
}

const PLAN_RULES: Record<string, string> = {
  envelopeMax: 'CONFLICT_PLAN_ENVELOPE_MAX',
  envelopeMin: 'CONFLICT_PLAN_ENVELOPE_MIN',
  mandatory: 'CONFLICT_MANDATORY',
  lockedIn: 'CONFLICT_LOCKED_IN',
  lockedOut: 'CONFLICT_LOCKED_OUT',
  needs: 'CONFLICT_NEEDS',
  excludes: 'CONFLICT_EXCLUSION',
  construction: 'CONFLICT_CONSTRUCTION',
  target: 'CONFLICT_TARGET',
};

const FEN_PER_WAN_YUAN = 1_000_000;

/** A rule of a plan that cannot be kept together with the others, and what giving way would take. */
export function planConflictIssue(conflict: SplitResult['conflicts'][number], output: Output): Issue {
  const { kind, id, relax } = conflict;
  const entity = kind.startsWith('envelope') ? 'envelope' : 'project';
  const code = Object.hasOwn(PLAN_RULES, kind) ? (PLAN_RULES[kind] as string) : 'CONFLICT_OTHER';
  const name = kind === 'target' ? output.word(`MEASURE_${conflict.name}`) : conflict.name;
  const money = relax?.byFen == null ? '' : `${formatNumber(relax.byFen / FEN_PER_WAN_YUAN, 6)} 万元`;
  const by = relax?.byUnits == null ? money : formatNumber(relax.byUnits, 2);
  const isFloor = kind === 'envelopeMin' || kind === 'target';
  const words = relaxWords(output, relax, isFloor, by);
  return { severity: 'warning', code, params: { name, relax: words }, where: { entity, id } };
}
