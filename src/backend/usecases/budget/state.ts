import type { BudgetProject, BudgetState, EnvelopeRow, ScenarioSummary } from '../../../shared/api/budget';
import { purposes } from '../../../shared/model/projectEnums';
import { planningYears } from '../../../shared/model/sheetColumns';
import type { Store } from '../../store/store';
import { readStanding } from '../planStanding';
import { readAmounts } from '../sheet/projectMoney';
import type { Scope } from '../sheet/scope';
import { readEffects } from './effectSource';
import { frameEffects } from './frameEffects';
import { readImportances } from './importances';
import { optionRow, policyOptionsOf } from './policyOptions';
import { readProjectRules } from './rules';
import { readBudgetSettings } from './settings';

/** Everything the budget screen shows and the split is computed from. */
export function readBudget(store: Store, scope: Scope): BudgetState {
  return {
    years: planningYears(scope),
    programmes: store.all('SELECT id, name FROM programme WHERE planId = ? ORDER BY rowid', scope.planId),
    townships: store.all('SELECT id, name FROM township WHERE countyId = ? ORDER BY rowid', scope.countyId),
    settings: readBudgetSettings(store, scope.planId),
    rules: readProjectRules(store, scope.planId),
    needed: frameEffects(store, scope)?.needed ?? null,
    plan: readStanding(store, scope.planId),
    envelopes: readEnvelopes(store, scope.planId),
    projects: readBudgetProjects(store, scope),
    alternatives: policyOptionsOf(store, scope).options.map((option) => optionRow(option, scope)),
    scenarios: listScenarios(store, scope.planId),
  };
}

export function readEnvelopes(store: Store, planId: string): EnvelopeRow[] {
  return store.all<EnvelopeRow>(
    `SELECT id, year, programme AS programmeId, township AS townshipId, source, coalesce(minFen, 0) AS minFen, maxFen,
       minPercent, maxPercent
     FROM envelope WHERE planId = ? ORDER BY programme IS NOT NULL, year, rowid`,
    planId,
  );
}

export function readBudgetProjects(store: Store, scope: Scope): BudgetProject[] {
  const amounts = readAmounts(store, scope.planId);
  const weights = readImportances(store, scope.planId);
  const effects = readEffects(store, scope);
  const flags = purposes.map((purpose) => purpose.key);
  return store
    .all<Record<string, string | number | null>>(
      `SELECT p.id, coalesce(p.officialCode, p.ownCode) AS code, p.name, p.programme, coalesce(t.name, p.townshipText) AS township,
         p.township AS townshipId, p.earliestStart, p.latestStart, p.alternativeGroup, p.constructionHours, p.stage, p.mandatory, p.locked, p.decision, p.customersReached, p.importance, p.benefit,
         ${flags.map((flag) => `p."${flag}"`).join(', ')}
       FROM project p LEFT JOIN township t ON t.id = p.township WHERE p.planId = ? ORDER BY p.rowid`,
      scope.planId,
    )
    .map((row) => {
      const own = amounts.get(row.id as string) ?? [];
      const known = effects.get(row.id as string);
      const flagged = flags.filter((flag) => row[flag] === 1);
      const importance =
        (row.importance as number | null) ?? flagged.reduce((sum, flag) => sum + (weights.get(flag) ?? 0), 0);
      const customers = row.customersReached as number | null;
      const typed = row.benefit as number | null;
      const isChosen = row.decision === 'chosen';
      return {
        id: row.id as string,
        code: row.code as string | null,
        name: row.name as string,
        programmeId: row.programme as string | null,
        township: row.township as string | null,
        stage: row.stage as string | null,
        townshipId: row.townshipId as string | null,
        amounts: own.map(({ year, amountFen, source }) => ({ year, amountFen, source })),
        totalFen: own.reduce((sum, amount) => sum + amount.amountFen, 0),
        mandatory: row.mandatory === 1,
        lock: row.locked === 1 && row.decision !== null ? (isChosen ? ('in' as const) : ('out' as const)) : null,
        chosen: isChosen,
        customersReached: customers,
        importance,
        benefit: typed ?? (customers ?? 0) * importance,
        benefitIsTyped: typed !== null,
        earliestStart: row.earliestStart as number | null,
        latestStart: row.latestStart as number | null,
        alternativeGroup: row.alternativeGroup as string | null,
        constructionHours: (row.constructionHours as number | null) ?? known?.constructionHours ?? null,
        effect: known?.effect ?? {},
        worksOn: known?.worksOn ?? [],
      };
    });
}

export function listScenarios(store: Store, planId: string): ScenarioSummary[] {
  return store
    .all<{
      id: string;
      name: string;
      created: string;
      status: string | null;
      objective: number | null;
      result: string | null;
    }>('SELECT id, name, created, status, objective, result FROM scenario WHERE planId = ? ORDER BY rowid DESC', planId)
    .map((row) => {
      const result = row.result
        ? (JSON.parse(row.result) as { gap?: number | null; chosen?: number; totalFen?: number })
        : {};
      return {
        id: row.id,
        name: row.name,
        time: row.created,
        status: row.status ?? 'manual',
        chosen: result.chosen ?? 0,
        totalFen: result.totalFen ?? 0,
        objective: row.objective,
        gap: result.gap ?? null,
      };
    });
}
