import { type CauseWords, causeKey } from '../../../domain/outages/causes';
import { AppError } from '../../../shared/appError';
import { readResourceJson } from '../../host/resources';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';

/** The shipped groups of causes and their words. */
export function readCauseWords(): CauseWords[] {
  const json = readResourceJson('outages/causes.json') as { groups: CauseWords[] } | null;
  if (!json) throw new AppError('FILE_NOT_FOUND', { file: 'resources/outages/causes.json' });
  return json.groups;
}

/** What was approved: cause as it is compared, to its group. */
export function readApprovedCauses(store: Store, { countyId }: Scope): Map<string, string> {
  const rows = store.all<{ cause: string; groupName: string }>(
    'SELECT cause, groupName FROM causeGroup WHERE countyId = ? AND approved = 1',
    countyId,
  );
  return new Map(rows.map(({ cause, groupName }) => [causeKey(cause), groupName]));
}

/** Approves what causes mean; remembered for every list to come, one undo. */
export function approveCauses(store: Store, scope: Scope, groupings: { cause: string; group: string }[]): void {
  const known = new Map(
    store
      .all<{ id: string; cause: string }>('SELECT id, cause FROM causeGroup WHERE countyId = ?', scope.countyId)
      .map(({ id, cause }) => [causeKey(cause), id]),
  );
  store.write({ code: 'CHANGE_CAUSES_APPROVED', params: { count: groupings.length } }, (writer) => {
    for (const { cause, group } of groupings) {
      const id = known.get(causeKey(cause));
      if (id) writer.update('causeGroup', id, { groupName: group, approved: 1 });
      else writer.insert('causeGroup', { countyId: scope.countyId, cause, groupName: group, approved: 1 });
    }
  });
}
