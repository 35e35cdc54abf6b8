import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import type { Progress } from '../../../../shared/api/app';
import type {
  BareSheet,
  DryRun,
  ImportDecisions,
  ImportResult,
  ImportSession,
  NameDecision,
  RowFix,
  VanishedAction,
} from '../../../../shared/api/imports';
import type { ImportMapping } from '../../../../shared/api/inspection';
import { byPlace } from '../../../../shared/api/tablePlace';
import { backend } from '../../../api/backend';
import { attempt, runJob } from '../../../app/actions';
import { useApp } from '../../../app/useApp';

/** A decision on a name, with what the record it means is called. */
export interface DecidedName extends NameDecision {
  label: string;
}

type Decisions = Omit<ImportDecisions, 'names'> & { names?: DecidedName[] };

/** Where an import stands: a file is chosen, read, mapped and checked, then taken. */
export interface ImportState {
  /** The plan it is for; another plan has no part in it. */
  planId: string;
  fileName: string | null;
  fileCount: number;
  session: ImportSession | null;
  mappings: ImportMapping[];
  /** Table worked on, index into mappings. */
  current: number;
  step: 'table' | 'check';
  /** Letter of the column clicked on the sheet. */
  column: string | null;
  dryRun: DryRun | null;
  isChecking: boolean;
  isCommitting: boolean;
  result: ImportResult | null;
  /** The session a result is of: its rejected rows can still be saved. */
  doneSessionId: string | null;
  /** Changes with every check, so that lists of rows load anew. */
  version: number;
  decisions: Decisions;
}

const NOTHING: ImportState = {
  planId: '',
  fileName: null,
  fileCount: 0,
  session: null,
  mappings: [],
  current: 0,
  step: 'table',
  column: null,
  dryRun: null,
  isChecking: false,
  isCommitting: false,
  result: null,
  doneSessionId: null,
  version: 0,
  decisions: {},
};

/** Kept beside the screens: who looks something up in a ledger finds the import as it was. */
const useImportState = create<ImportState>(() => NOTHING);
const latest = () => useImportState.getState();
const patch = (values: Partial<ImportState>) => useImportState.setState(values);
/** The files in hand, to read them again in another encoding. */
let kept: File[] = [];

const isSame = (one: NameDecision) => (other: NameDecision) => one.entity === other.entity && one.text === other.text;

/** One import from file to commit. Each change of a mapping is checked against the store at once. */
export function useImport(planId: string) {
  const held = useImportState();
  const state = held.planId === planId ? held : NOTHING;

  const check = useCallback(async (session: ImportSession, mappings: ImportMapping[], fixes: RowFix[]) => {
    patch({ isChecking: true });
    const { decisions } = latest();
    const { sessionId, fileOf } = session;
    const dryRun = await runJob('jobDryRun', (signal) =>
      backend().imports.dryRun({ sessionId, fileOf, mappings, fixes, decisions }, { signal }),
    );
    if (latest().session?.sessionId !== sessionId) return;
    useImportState.setState((old) => ({
      isChecking: false,
      dryRun: dryRun ?? null,
      // What was proposed anew replaces what was asked for, unless the user went on meanwhile. Of a sheet that is being
      // opened there may be a table already: it is shown with the answer that says which file it is of.
      mappings:
        dryRun && old.mappings === mappings && dryRun.mappings.length === mappings.length
          ? dryRun.mappings
          : old.mappings,
      version: old.version + 1,
    }));
  }, []);

  const open = useCallback(
    async (files: File[], encoding?: string) => {
      const [file, ...more] = files;
      // What is being written is not taken from the screen.
      if (!file || latest().isCommitting) return;
      kept = files;
      const old = latest().session?.sessionId ?? latest().doneSessionId;
      if (old) void backend().imports.close({ sessionId: old });
      patch({ ...NOTHING, planId, fileName: file.name, fileCount: files.length });
      const session = await runJob<Progress, ImportSession>('jobRead', (signal) =>
        backend().imports.open({ file, more, planId, ...(encoding ? { encoding } : {}) }, { signal }),
      );
      if (!session) return patch(NOTHING);
      const current = Math.max(
        0,
        session.mappings.findIndex((mapping) => mapping.take),
      );
      // Forms that were read before need no second look at their columns.
      const taken = session.mappings.filter((mapping) => mapping.take);
      const isKnown = taken.length > 0 && taken.every(({ reason }) => reason.code === 'ENTITY_REMEMBERED');
      patch({ session, mappings: session.mappings, current, step: isKnown ? 'check' : 'table' });
      await check(session, session.mappings, []);
    },
    [planId, check],
  );

  const setMappings = useCallback(
    async (change: (mappings: ImportMapping[]) => ImportMapping[]) => {
      const { session, mappings } = latest();
      if (!session) return;
      const next = change(mappings);
      patch({ mappings: next });
      await check(session, next, []);
    },
    [check],
  );
  const setMapping = useCallback(
    (index: number, mapping: ImportMapping) =>
      setMappings((mappings) => mappings.map((own, i) => (i === index ? mapping : own))),
    [setMappings],
  );

  /** Makes a table of a sheet on which none was found, and shows it. */
  const openSheet = useCallback(
    async ({ file, sheet }: BareSheet) => {
      const { session } = latest();
      if (!session) return;
      const { sessionId } = session;
      const opened = await attempt(() => backend().imports.openSheet({ sessionId, file, sheet }));
      const { session: now, mappings: shown } = latest();
      if (!opened || now?.sessionId !== sessionId) return;
      const { fileOf, mapping: current } = opened;
      // What was changed on the screen meanwhile holds.
      const own = byPlace(opened.mappings, fileOf, shown, now.fileOf);
      const mappings = opened.mappings.map((mapping, at) => own[at] ?? mapping);
      const bareSheets = now.bareSheets.filter((bare) => bare.file !== file || bare.sheet !== sheet);
      const changed = { ...now, fileOf, bareSheets };
      patch({ session: changed, mappings, current, step: 'table', column: null });
      await check(changed, mappings, []);
    },
    [check],
  );

  const fix = useCallback(
    async (fixes: RowFix[]) => {
      const { session, mappings } = latest();
      if (session) await check(session, mappings, fixes);
    },
    [check],
  );

  const decide = useCallback(
    async (next: (old: Decisions) => Decisions) => {
      const { session, mappings } = latest();
      if (!session) return;
      const decisions = next(latest().decisions);
      patch({ decisions });
      await check(session, mappings, []);
    },
    [check],
  );
  const decideNames = useCallback(
    (names: DecidedName[]) =>
      decide((old) => ({ ...old, names: [...(old.names ?? []).filter((own) => !names.some(isSame(own))), ...names] })),
    [decide],
  );
  const withdrawName = useCallback(
    (name: DecidedName) => decide((old) => ({ ...old, names: (old.names ?? []).filter((own) => !isSame(own)(name)) })),
    [decide],
  );
  const decideVanished = useCallback(
    (entity: string, action: VanishedAction) =>
      decide((old) => ({ ...old, vanished: { ...old.vanished, [entity]: action } })),
    [decide],
  );

  const fixAlike = useCallback(
    async (entity: string, field: string, from: string, to: string) => {
      const { session, mappings } = latest();
      if (!session) return;
      const { sessionId } = session;
      const fixed = await attempt(() => backend().imports.fixAlike({ sessionId, entity, field, from, to }));
      if (fixed) await check(session, mappings, []);
    },
    [check],
  );

  const commit = useCallback(async () => {
    const { session, isCommitting } = latest();
    if (!session || isCommitting) return;
    patch({ isCommitting: true });
    const result = await runJob('jobImport', (signal) =>
      backend().imports.commit({ sessionId: session.sessionId }, { signal }),
    );
    // Files dropped meanwhile are another import: what came of this one does not take its place.
    if (latest().session?.sessionId !== session.sessionId) return;
    const { fileName, fileCount } = latest();
    if (result) patch({ ...NOTHING, planId, fileName, fileCount, result, doneSessionId: session.sessionId });
    else patch({ isCommitting: false });
  }, [planId]);

  const close = useCallback(() => {
    const { session, doneSessionId } = latest();
    const sessionId = session?.sessionId ?? doneSessionId;
    if (sessionId) void attempt(() => backend().imports.close({ sessionId }));
    patch(NOTHING);
  }, []);

  // Files dropped on the window wait in the app's state until this screen is there.
  const dropped = useApp((app) => app.droppedFiles);
  useEffect(() => {
    if (!dropped) return;
    useApp.getState().set({ droppedFiles: null });
    void open(dropped);
  }, [dropped, open]);

  return {
    ...{ state, open, setMapping, fix, fixAlike, commit, close, decideNames, withdrawName, decideVanished },
    setMappings,
    openSheet,
    reopen: (encoding?: string) => open(kept, encoding),
    /** Checks again after a check was cancelled or failed. */
    checkAgain: () => {
      const { session, mappings } = latest();
      if (session) void check(session, mappings, []);
    },
    show: (current: number) => patch({ current, column: null, step: 'table' }),
    setStep: (step: ImportState['step']) => patch({ step }),
    setColumn: (column: string) => patch({ column }),
  };
}
