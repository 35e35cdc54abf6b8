import { editionsInUse } from '../../domain/diagnosis/limits';
import type { Progress } from '../../shared/api/app';
import type { DiagnosisState, RuleLibraryState } from '../../shared/api/diagnosis';
import type { Finding } from '../../shared/diagnosis/finding';
import type { Backend } from '../backend';
import { defaultAsOf, requireDay } from '../usecases/diagnosis/asOfDay';
import { chooseEdition, resetRule, setRule } from '../usecases/diagnosis/choices';
import { evidenceDrawing } from '../usecases/diagnosis/evidenceDrawing';
import { editionEffectInThread, effectInThread } from '../usecases/diagnosis/inThread';
import { Places } from '../usecases/diagnosis/places';
import { readChoices, readLibrary } from '../usecases/diagnosis/rules';
import { dropRun, keepRun, listRuns, readRun } from '../usecases/diagnosis/runs';
import { listPlans } from '../usecases/plans';
import { findScope } from '../usecases/sheet/scope';
import { guarded, os } from './base';
import { streamed } from './stream';

/** exceljs is heavy; it is loaded when a workbook is asked for. */
const workbooks = () => import('../usecases/diagnosis/findingsWorkbook');

/** Where a thread finds the county. @throws AppError PLAN_NOT_FOUND, DATE_WRONG */
function whereOf(backend: Backend, planId: string, asOf: string | null) {
  const { countyId } = findScope(backend.store, planId);
  return { file: backend.store.path, countyId, asOf: dayOf(asOf) ?? defaultAsOf(backend.store, planId) };
}

function dayOf(asOf: string | null): string | null {
  return asOf === null ? null : requireDay(asOf);
}

async function readState(
  backend: Backend,
  planId: string,
  asOf: string | null,
  options: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<string> {
  const scope = findScope(backend.store, planId);
  const { diagnosis, seq } = await backend.diagnosis.judge(backend.store, scope, dayOf(asOf), options);
  const townships = backend.store.all<{ id: string; name: string }>(
    'SELECT id, name FROM township WHERE countyId = ? ORDER BY rowid',
    scope.countyId,
  );
  const state: DiagnosisState = { ...diagnosis, findings: forScreen(diagnosis.findings), seq, townships };
  return JSON.stringify(state);
}

/** Cells a screen takes in all, and of one finding where there are more. */
const CELLS_ON_SCREEN = 200_000;
const CELLS_OF_MANY = 12;

/** Where tens of thousands of outages are evidence many times over, a screen gets the first cells of each finding. */
function forScreen(findings: Finding[]): Finding[] {
  const cells = findings.reduce((sum, { evidence }) => sum + evidence.length, 0);
  if (cells <= CELLS_ON_SCREEN) return findings;
  return findings.map((finding) => ({ ...finding, evidence: finding.evidence.slice(0, CELLS_OF_MANY) }));
}

function libraryState(backend: Backend, planId: string): RuleLibraryState {
  const { countyId } = findScope(backend.store, planId);
  const { overrides, editions } = readChoices(backend.store, countyId);
  const library = readLibrary();
  return { ...library, editions: editionsInUse(library.families, editions), overrides };
}

export const diagnosis = {
  state: os.diagnosis.state.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, string>(
        (onProgress, abort) => readState(backend, input.planId, input.asOf, { signal: abort, onProgress }),
        signal,
      ),
    ),
  ),
  counts: os.diagnosis.counts.handler(({ context: { backend }, input, signal }) =>
    backend.diagnosis.counts(backend.store, findScope(backend.store, input.planId), signal),
  ),
  evidence: os.diagnosis.evidence.handler(({ context: { backend }, input }) =>
    new Places(backend.store).of(input.cells),
  ),
  drawing: os.diagnosis.drawing.handler(({ context: { backend }, input }) => {
    const { planId, theme, language, ...wish } = input;
    return { svg: evidenceDrawing(backend.store, findScope(backend.store, planId), wish, theme, language) };
  }),
  library: os.diagnosis.library.handler(({ context: { backend }, input }) => libraryState(backend, input.planId)),
  effect: os.diagnosis.effect.handler(({ context: { backend }, input, signal }) =>
    effectInThread(whereOf(backend, input.planId, input.asOf), input.change, { signal }),
  ),
  setRule: os.diagnosis.setRule.handler(({ context: { backend }, input }) => {
    const { countyId } = findScope(backend.store, input.planId);
    setRule(backend.store, countyId, { ...input.change, reason: input.reason });
    return null;
  }),
  resetRule: os.diagnosis.resetRule.handler(({ context: { backend }, input }) => {
    resetRule(backend.store, findScope(backend.store, input.planId).countyId, input.rule);
    return null;
  }),
  editionEffect: os.diagnosis.editionEffect.handler(({ context: { backend }, input, signal }) =>
    editionEffectInThread(whereOf(backend, input.planId, input.asOf), input.family, input.edition, { signal }),
  ),
  chooseEdition: os.diagnosis.chooseEdition.handler(({ context: { backend }, input }) => {
    chooseEdition(backend.store, findScope(backend.store, input.planId).countyId, input.family, input.edition);
    return null;
  }),
  runs: os.diagnosis.runs.handler(({ context: { backend }, input }) =>
    listRuns(backend.store, findScope(backend.store, input.planId).countyId),
  ),
  keep: os.diagnosis.keep.handler(async ({ context: { backend }, input }) => {
    const scope = findScope(backend.store, input.planId);
    const judged = await backend.diagnosis.judge(backend.store, scope, dayOf(input.asOf));
    return { runId: keepRun(backend.store, scope.countyId, judged.diagnosis, input.name) };
  }),
  run: os.diagnosis.run.handler(({ context: { backend }, input }) =>
    JSON.stringify(readRun(backend.store, input.runId)),
  ),
  dropRun: os.diagnosis.dropRun.handler(({ context: { backend }, input }) => {
    dropRun(backend.store, input.runId);
    return null;
  }),
  workbook: os.diagnosis.workbook.handler(async ({ context: { backend }, input }) => {
    const { store } = backend;
    const judged = await backend.diagnosis.judge(store, findScope(store, input.planId), dayOf(input.asOf));
    const plan = listPlans(store).find(({ id }) => id === input.planId)!;
    const { findingsWorkbook } = await workbooks();
    return findingsWorkbook(store, plan.countyName, judged.diagnosis, readLibrary(), input.keys, input.language);
  }),
};
