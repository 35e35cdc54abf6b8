import { AppError } from '../../../shared/appError';
import type { Diagnosis } from '../../../shared/diagnosis/finding';
import type { FrameKey } from '../../../shared/frame/elements';
import { type Language, wordMessage } from '../../../shared/messages';
import { findColumn, findTable } from '../../../shared/model';
import { alternativeLabel } from '../../../shared/model/policy';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { readPolicies, type StoredPolicy, totalOf } from './choices';
import { type CardHead, escapeHtml, figure, wanYuan } from './policyCard';
import { unitWirings } from './unitWiring';
import { readPolicyList } from './views';

interface UnitRow {
  id: string;
  code: string | null;
  name: string;
  supplyAreaClass: string | null;
}

interface ProjectRow {
  name: string;
  year: number | null;
  amountFen: number;
  stage: string | null;
}

/** One A3 page of a supply unit: its lines and areas with their policies, projects by year, money, target wiring. */
export function unitPlanHtml(
  store: Store,
  scope: Scope,
  diagnosis: Diagnosis,
  unitId: string,
  head: CardHead,
  language: Language,
): string {
  const word = (code: string, params: Record<string, string | number> = {}) =>
    escapeHtml(wordMessage(language, code, params));
  const unit = store.get<UnitRow>('SELECT * FROM supplyUnit WHERE id = ?', unitId);
  if (!unit) throw new AppError('RECORD_NOT_FOUND', { entity: 'supplyUnit', id: unitId });
  const list = readPolicyList(store, scope, diagnosis);
  const rows = list.rows.filter((row) => row.supplyUnitId === unitId);
  const policies = readPolicies(store, scope).filter(({ elementId }) => rows.some(({ id }) => id === elementId));
  const reasons = new Map(policies.map((policy) => [policy.elementId, policy]));
  const projects = unitProjects(store, scope, unitId);
  const years = [...new Set(projects.map(({ year }) => year))].sort((a, b) => (a ?? 9999) - (b ?? 9999));
  const lines = rows
    .slice(0, MOST_ROWS)
    .map((row) => {
      const policy = reasons.get(row.id);
      const saved = policy?.content.savedHours ?? null;
      return `<tr><td>${escapeHtml(row.code)}</td><td>${escapeHtml(row.name)}</td><td class="n">${row.findings}</td><td>${policy ? escapeHtml(alternativeLabel(policy.alternative, policy.kind)[language]) : word('POLICY_UNDECIDED')}</td><td class="n">${wanYuan(policy?.costFen ?? null)}</td><td class="n">${policy?.content.solved.length ?? ''}</td><td class="n">${figure(saved, 1)}</td><td>${escapeHtml(policy?.reason ?? '')}</td></tr>`;
    })
    .join('');
  const byYear = years
    .map((year) => {
      const own = projects.filter((project) => project.year === year);
      const fen = own.reduce((sum, { amountFen }) => sum + amountFen, 0);
      return `<tr><td>${year ?? word('POLICY_NO_YEAR')}</td><td>${own.map(({ name }) => escapeHtml(name)).join(language === 'zh' ? '；' : '; ')}</td><td class="n">${own.length}</td><td class="n">${wanYuan(fen)}</td></tr>`;
    })
    .join('');
  const head1 = ['CODE', 'NAME', 'FINDINGS', 'ALTERNATIVE', 'COST', 'SOLVED', 'SAVED', 'REASON'];
  const columns = (codes: string[]) => codes.map((code) => `<th>${word(`POLICY_COL_${code}`)}</th>`).join('');
  const more = rows.length - MOST_ROWS;
  return `<section class="plan">
<header><h1>${escapeHtml(unit.name)} ${word('POLICY_UNIT_TITLE')}</h1><span>${escapeHtml(unit.code)} ${escapeHtml(unit.supplyAreaClass)}</span></header>
<div>${word('POLICY_UNIT_FACTS', { wiring: targetWiring(store, unitId, policies, language), lines: rows.filter((row) => row.kind === 'feeder').length, areas: rows.filter((row) => row.kind === 'area').length, decided: policies.length, money: wanYuan(totalOf(policies)) })}</div>
${wirings(store, scope, unitId, language)}
<div><h2>${word('POLICY_UNIT_POLICIES')}</h2><table><thead><tr>${columns(head1)}</tr></thead><tbody>${lines}</tbody></table>${more > 0 ? `<div>${word('POLICY_CARD_MORE', { count: more })}</div>` : ''}</div>
<div><h2>${word('POLICY_UNIT_PROJECTS')}</h2><table><thead><tr>${columns(['YEAR', 'PROJECTS', 'COUNT', 'COST'])}</tr></thead><tbody>${byYear}</tbody></table></div>
<footer><span>${escapeHtml(head.countyName)} · ${escapeHtml(head.planName)}</span><span>${word('POLICY_CARD_BASIS', { asOf: diagnosis.asOf, editions: head.editions })}</span><span>${escapeHtml(head.made)}</span></footer>
</section>`;
}

/** As many rows as an A3 page takes beside the rest. */
const MOST_ROWS = 15;

/** The wiring of the unit's lines now, at the end of every planning year and in the target frame, side by side. */
function wirings(store: Store, scope: Scope, unitId: string, language: Language): string {
  const feeders = store.all<{ id: string }>('SELECT id FROM feeder WHERE supplyUnit = ? ORDER BY code, name', unitId);
  const drawn = unitWirings(
    store,
    scope,
    feeders.map(({ id }) => id),
    language,
  );
  if (drawn.length === 0) return '';
  const title = (frame: FrameKey): string =>
    typeof frame === 'number'
      ? wordMessage(language, 'POLICY_UNIT_STAGE', { year: frame })
      : wordMessage(language, frame === 'current' ? 'POLICY_UNIT_CURRENT' : 'POLICY_UNIT_TARGET');
  const figures = drawn.map(
    ({ frame, svg }) => `<figure><figcaption>${escapeHtml(title(frame))}</figcaption>${svg}</figure>`,
  );
  return `<div><h2>${escapeHtml(wordMessage(language, 'POLICY_UNIT_WIRING'))}</h2><div class="wirings">${figures.join('')}</div></div>`;
}

/** Wiring of a radial or tied line once it has one tie more. */
const WITH_TIE: Record<string, string> = { radial: 'singleTie', singleTie: 'doubleTie', doubleTie: 'multiTie' };

/** Wiring modes of the unit's lines once the chosen ties stand, with how many lines have each. */
function targetWiring(store: Store, unitId: string, policies: StoredPolicy[], language: Language): string {
  const lines = store.all<{ id: string; wiringMode: string | null }>(
    'SELECT id, wiringMode FROM feeder WHERE supplyUnit = ?',
    unitId,
  );
  const counts = new Map<string, number>();
  for (const { id, wiringMode } of lines) {
    const isTied = policies.some(({ elementId, alternative }) => elementId === id && alternative === 'tie');
    const mode = wiringMode === null ? '' : isTied ? (WITH_TIE[wiringMode] ?? wiringMode) : wiringMode;
    counts.set(mode, (counts.get(mode) ?? 0) + 1);
  }
  const { options = [] } = findColumn(findTable('feeder'), 'wiringMode');
  const label = (mode: string): string =>
    options.find(({ value }) => value === mode)?.label[language] ?? wordMessage(language, 'POLICY_UNKNOWN');
  return [...counts].map(([mode, count]) => `${label(mode)} ${count}`).join(wordMessage(language, 'POLICY_AND'));
}

function unitProjects(store: Store, { planId }: Scope, unitId: string): ProjectRow[] {
  return store.all<ProjectRow>(
    `SELECT p.name, p.plannedYear AS year, p.stage,
       coalesce((SELECT sum(a.amountFen) FROM projectAmount a WHERE a.projectId = p.id), 0) AS amountFen
     FROM project p LEFT JOIN feeder f ON f.id = p.feeder LEFT JOIN transformerArea t ON t.id = p.area
     WHERE p.planId = ? AND coalesce(p.stage, '') <> 'cancelled' AND coalesce(p.supplyUnit, t.supplyUnit, f.supplyUnit) = ?
     ORDER BY p.plannedYear, p.name`,
    ...[planId, unitId],
  );
}
