/** Entities no judgement of ledgers and outages reads: decisions, money and what is kept of earlier judgements. */
const ASIDE: ReadonlySet<string> = new Set([
  ...['policy', 'policyProject', 'policyPhoto', 'alternativeRule', 'costItem'],
  ...['project', 'projectAmount', 'projectRule', 'measure', 'frameChange'],
  ...['envelope', 'programme', 'scenario', 'budgetSetting', 'diagnosisRun', 'diagnosisFinding'],
]);

/** Whether a change of these entities can make a judgement of the county another. */
export function touchesJudgement(entities: readonly string[]): boolean {
  return entities.length === 0 || entities.some((entity) => !ASIDE.has(entity));
}
