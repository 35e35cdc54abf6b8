import type { DiagnosisRun } from '../../../shared/api/diagnosis';
import { AppError } from '../../../shared/appError';
import type { Diagnosis, Finding } from '../../../shared/diagnosis/finding';
import type { Store } from '../../store/store';
import { localMinute } from '../localMinute';
import { readChoices } from './rules';

interface RunRow {
  id: string;
  name: string;
  asOf: string;
  time: string;
  editions: string;
  grades: string;
  cannotJudge: string;
  findings: number;
}

/**
 * Keeps a judgement: findings with the edition and clause they were found by, so that later thresholds and ledgers do not
 * change what was said on that day.
 * @returns id of the kept judgement
 */
export function keepRun(store: Store, countyId: string, diagnosis: Diagnosis, name: string): string {
  const { overrides } = readChoices(store, countyId);
  const { result } = store.write({ code: 'CHANGE_DIAGNOSIS_KEPT', params: { name } }, (writer) => {
    const runId = writer.insert('diagnosisRun', {
      countyId,
      name,
      asOf: diagnosis.asOf,
      time: localMinute(new Date()),
      editions: JSON.stringify(diagnosis.editions),
      overrides: JSON.stringify(overrides),
      grades: JSON.stringify(diagnosis.grades),
      cannotJudge: JSON.stringify(diagnosis.cannotJudge),
      findings: diagnosis.findings.length,
    });
    diagnosis.findings.forEach((finding, position) => {
      writer.insert('diagnosisFinding', {
        runId,
        position,
        key: finding.key,
        rule: finding.rule,
        severity: finding.severity,
        edition: finding.edition,
        clause: finding.clause,
        overridden: finding.overridden ? 1 : 0,
        element: JSON.stringify(finding.element),
        measured: JSON.stringify(finding.measured),
        limit: JSON.stringify(finding.limit),
        unit: finding.unit,
        evidence: JSON.stringify(finding.evidence),
      });
    });
    return runId;
  });
  return result;
}

/** Kept judgements of a county, newest first. */
export function listRuns(store: Store, countyId: string): DiagnosisRun[] {
  return store
    .all<RunRow>(
      'SELECT id, name, asOf, time, editions, findings FROM diagnosisRun WHERE countyId = ? ORDER BY time DESC, rowid DESC',
      countyId,
    )
    .map(({ id, name, asOf, time, editions, findings }) => ({
      ...{ id, name, asOf, time, findings },
      editions: JSON.parse(editions) as Record<string, string>,
    }));
}

/** @throws AppError RECORD_NOT_FOUND */
export function readRun(store: Store, id: string): Diagnosis {
  const run = requireRun(store, id);
  const findings = store
    .all<Record<string, string | number | null>>('SELECT * FROM diagnosisFinding WHERE runId = ? ORDER BY position', id)
    .map((row): Finding => {
      const rule = String(row.rule);
      return {
        key: String(row.key),
        rule,
        dimension: rule.split('.')[0] as Finding['dimension'],
        severity: row.severity as Finding['severity'],
        element: JSON.parse(String(row.element)) as Finding['element'],
        measured: JSON.parse(String(row.measured)) as Finding['measured'],
        limit: JSON.parse(String(row.limit)) as Finding['limit'],
        unit: String(row.unit),
        edition: String(row.edition),
        clause: row.clause as string | null,
        overridden: row.overridden === 1,
        evidence: JSON.parse(String(row.evidence)) as Finding['evidence'],
      };
    });
  return {
    asOf: run.asOf,
    editions: JSON.parse(run.editions) as Record<string, string>,
    findings,
    cannotJudge: JSON.parse(run.cannotJudge) as Diagnosis['cannotJudge'],
    grades: JSON.parse(run.grades) as Diagnosis['grades'],
    judged: {},
  };
}

/** Removes a kept judgement; undo brings it back. @throws AppError RECORD_NOT_FOUND */
export function dropRun(store: Store, id: string): void {
  const { name } = requireRun(store, id);
  const findings = store.all<{ id: string }>('SELECT id FROM diagnosisFinding WHERE runId = ?', id);
  store.write({ code: 'CHANGE_DIAGNOSIS_DROPPED', params: { name } }, (writer) => {
    for (const finding of findings) writer.delete('diagnosisFinding', finding.id);
    writer.delete('diagnosisRun', id);
  });
}

function requireRun(store: Store, id: string): RunRow {
  const run = store.get<RunRow>('SELECT * FROM diagnosisRun WHERE id = ?', id);
  if (!run) throw new AppError('RECORD_NOT_FOUND', { entity: 'diagnosisRun', id });
  return run;
}
