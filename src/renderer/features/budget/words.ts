import type { TFunction } from 'i18next';
import type { BudgetState, SplitDecision } from '../../../shared/api/budget';
import { wanYuan } from '../../format/money';

/** An envelope in words: years, programme, township. */
export function envelopeWords(budget: BudgetState, id: string | null, t: TFunction<'budget'>): string {
  const envelope = budget.envelopes.find((candidate) => candidate.id === id);
  if (!envelope) return '';
  const programme = budget.programmes.find((candidate) => candidate.id === envelope.programmeId)?.name;
  const township = budget.townships.find((candidate) => candidate.id === envelope.townshipId)?.name;
  const source = envelope.source === null ? null : t(`source_${envelope.source}`);
  const parts = [programme, township, source].filter((part) => part !== undefined && part !== null);
  return [String(envelope.year ?? t('allYears')), ...(parts.length > 0 ? parts : [t('allProgrammes')])].join(' ');
}

/** Why a project is in or out, in one line. */
export function reasonWords(budget: BudgetState, decision: SplitDecision, t: TFunction<'budget'>): string {
  const other = budget.projects.find((project) => project.id === decision.otherId)?.name ?? '';
  const missing = decision.missingFen ?? null;
  const reason = t(`reason_${decision.reason}`, {
    envelope: envelopeWords(budget, decision.envelopeId, t),
    missing: missing === null ? '' : wanYuan(missing),
    other,
  });
  return decision.isMoved ? `${reason} · ${t('movedTo', { year: decision.startYear ?? '' })}` : reason;
}
