import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../../shared/api/app';
import type {
  DryRun,
  ImportDecisions,
  ImportResult,
  ImportSession,
  NameDecision,
  RowFix,
  VanishedAction,
} from '../../../../shared/api/imports';
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
  decisions: ImportDecisions;
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
  decisions: {},
};

/** One import from file to commit. Each change of a mapping is checked against the store at once. */
export function useImport(planId: string) {
  const [state, setState] = useState<ImportState>(NOTHING);
  const latest = useRef(state);
  /** The files in hand, to read them again in another encoding. */
  const kept = useRef<File[]>([]);
  latest.current = state;
  const patch = useCallback((values: Partial<ImportState>) => setState((old) => ({ ...old, ...values })), []);

  const check = useCallback(
    async (session: ImportSession, mappings: ImportMapping[], fixes: RowFix[]) => {
      patch({ isChecking: true });
      const { decisions } = latest.current;
      const dryRun = await runJob('jobDryRun', (signal) =>
        backend().imports.dryRun({ sessionId: session.sessionId, mappings, fixes, decisions }, { signal }),
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
    async (files: File[], encoding?: string) => {
      const [file, ...more] = files;
      if (!file) return;
      kept.current = files;
      const old = latest.current.session;
      if (old) void backend().imports.close({ sessionId: old.sessionId });
      const fileName = more.length > 0 ? `${file.name} +${more.length}` : file.name;
      latest.current = { ...NOTHING, fileName };
      setState(latest.current);
      const session = await runJob<Progress, ImportSession>('jobRead', (signal) =>
        backend().imports.open({ file, more, planId, ...(encoding ? { encoding } : {}) }, { signal }),
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

  const decide = useCallback(
    async (next: (old: ImportDecisions) => ImportDecisions) => {
      const { session, mappings } = latest.current;
      if (!session) return;
      const decisions = next(latest.current.decisions);
      latest.current = { ...latest.current, decisions };
      patch({ decisions });
      await check(session, mappings, []);
    },
    [patch, check],
  );
  const decideNames = useCallback(
    (names: NameDecision[]) => decide((old) => ({ ...old, names: [...(old.names ?? []), ...names] })),
    [decide],
  );
  const decideVanished = useCallback(
    (entity: string, action: VanishedAction) =>
      decide((old) => ({ ...old, vanished: { ...old.vanished, [entity]: action } })),
    [decide],
  );

  const fixAlike = useCallback(
    async (entity: string, field: string, from: string, to: string) => {
      const { session, mappings } = latest.current;
      if (!session) return;
      const { sessionId } = session;
      const fixed = await attempt(() => backend().imports.fixAlike({ sessionId, entity, field, from, to }));
      if (fixed) await check(session, mappings, []);
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

  // Files dropped on the window wait in the app's state until this screen is there.
  const dropped = useApp((app) => app.droppedFiles);
  useEffect(() => {
    if (!dropped) return;
    useApp.getState().set({ droppedFiles: null });
    void open(dropped);
  }, [dropped, open]);

  return {
    ...{ state, open, setMapping, fix, fixAlike, commit, close, decideNames, decideVanished },
    reopen: (encoding?: string) => open(kept.current, encoding),
    setCurrent: (current: number) => patch({ current }),
  };
}
