import { useMemo } from 'react';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';

/** Decisions taken by hand, each one change that can be undone. */
export function useDecide(planId: string) {
  return useMemo(
    () => ({
      /** Writes columns of a project. */
      set: (projectId: string, values: Record<string, string | number | boolean | null>) =>
        attempt(() => {
          const cells = Object.entries(values).map(([key, value]) => ({ rowId: projectId, key, value }));
          const label = { code: 'CHANGE_EDIT', params: { count: cells.length } };
          return backend().sheets.edit({ entity: 'project', planId, edit: { label, cells } });
        }),
      /** Moves a project so that its money begins in a year; it is locked there. */
      move: (projectId: string, startYear: number) =>
        attempt(() => backend().budget.moveProject({ projectId, startYear })),
    }),
    [planId],
  );
}
