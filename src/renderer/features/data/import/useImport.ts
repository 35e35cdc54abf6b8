import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../../shared/api/app';
import type { DryRun, ImportResult, ImportSession, RowFix } from '../../../../shared/api/imports';
import type { ImportMapping } from '../../../../shared/api/inspection';
import { backend } from '../../../api/backend';
import { attempt, runJob } from '../../../app/actions';
import { useApp } from '../../../app/useApp';

/** Where an import stands: a file is chosen, read, mapped and checked, then taken. */
export interface ImportState {
  fileName: string | null;
  session: ImportSession | null;
  mappings: ImportMapping[];
  /** Table worked on, index into mappings. */
  current: number;
  dryRun: DryRun | null;
  isChecking: boolean;
  result: ImportResult | null;
  /** Changes with every check, so that lists of rows load anew. */
  version: number;
}

const NOTHING: ImportState = {
  fileName: null,
  session: null,
  mappings: [],
  current: 0,
  dryRun: null,
  isChecking: false,
  result: null,
  version: 0,
};

/** One import from file to commit. Each change of a mapping is checked against the store at once. */
export function useImport(planId: string) {
  const [state, setState] = useState<ImportState>(NOTHING);
  const latest = useRef(state);
  latest.current = state;
  const patch = useCallback((values: Partial<ImportState>) => setState((old) => ({ ...old, ...values })), []);

  const check = useCallback(
    async (session: ImportSession, mappings: ImportMapping[], fixes: RowFix[]) => {
      patch({ isChecking: true });
      const dryRun = await runJob('jobDryRun', (signal) =>
        backend().imports.dryRun({ sessionId: session.sessionId, mappings, fixes }, { signal }),
      );
      if (latest.current.session?.sessionId !== session.sessionId) return;
      setState((old) => ({
        ...old,
        isChecking: false,
        dryRun: dryRun ?? null,
        // What was proposed anew replaces what was asked for, unless the user went on meanwhile.
        mappings: dryRun && old.mappings === mappings ? dryRun.mappings : old.mappings,
        version: old.version + 1,
      }));
    },
    [patch],
  );

  const open = useCallback(
    async (file: File, encoding?: string) => {
      const old = latest.current.session;
      if (old) void backend().imports.close({ sessionId: old.sessionId });
      setState({ ...NOTHING, fileName: file.name });
      const session = await runJob<Progress, ImportSession>('jobRead', (signal) =>
        backend().imports.open({ file, planId, ...(encoding ? { encoding } : {}) }, { signal }),
      );
      if (!session) return setState(NOTHING);
      const current = Math.max(
        0,
        session.mappings.findIndex((mapping) => mapping.take),
      );
      patch({ session, mappings: session.mappings, current });
      await check(session, session.mappings, []);
    },
    [planId, patch, check],
  );

  const setMapping = useCallback(
    async (index: number, mapping: ImportMapping) => {
      const { session, mappings } = latest.current;
      if (!session) return;
      const next = mappings.map((own, i) => (i === index ? mapping : own));
      patch({ mappings: next });
      await check(session, next, []);
    },
    [patch, check],
  );

  const fix = useCallback(
    async (fixes: RowFix[]) => {
      const { session, mappings } = latest.current;
      if (session) await check(session, mappings, fixes);
    },
    [check],
  );

  const commit = useCallback(async () => {
    const { session } = latest.current;
    if (!session) return;
    const result = await runJob('jobImport', (signal) =>
      backend().imports.commit({ sessionId: session.sessionId }, { signal }),
    );
    if (result) setState((old) => ({ ...NOTHING, fileName: old.fileName, result }));
  }, []);

  const close = useCallback(() => {
    const { session } = latest.current;
    if (session) void attempt(() => backend().imports.close({ sessionId: session.sessionId }));
    setState(NOTHING);
  }, []);

  // A file dropped on the window waits in the app's state until this screen is there.
  const dropped = useApp((app) => app.droppedFile);
  useEffect(() => {
    if (!dropped) return;
    useApp.getState().set({ droppedFile: null });
    void open(dropped);
  }, [dropped, open]);

  return { state, open, setMapping, fix, commit, close, setCurrent: (current: number) => patch({ current }) };
}
