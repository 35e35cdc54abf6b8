import { type ResolvedChange, resolveChanges } from '../../../domain/policy/frameChanges';
import { AppError } from '../../../shared/appError';
import { type Language, wordMessage } from '../../../shared/messages';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { joinCodes } from '../frame/changeCodec';
import { frameModel } from '../frame/frameModel';
import type { Scope } from '../sheet/scope';
import { readPolicies, type StoredPolicy } from './choices';

/** Category and kind of project an alternative becomes. */
const PROJECT_OF: Record<string, { category: string; kind: string; nature: string }> = {
  section: { category: 'frame', kind: 'switchgear', nature: 'rebuild' },
  tie: { category: 'frame', kind: 'line', nature: 'new' },
  automate: { category: 'frame', kind: 'automation', nature: 'rebuild' },
  rebuild: { category: 'frame', kind: 'line', nature: 'rebuild' },
  underground: { category: 'frame', kind: 'line', nature: 'rebuild' },
  transfer: { category: 'frame', kind: 'line', nature: 'new' },
  enlarge: { category: 'area', kind: 'transformerArea', nature: 'extension' },
  maintain: { category: 'operation', kind: 'other', nature: 'rebuild' },
};

interface Place {
  id: string;
  name: string;
  township: string | null;
  supplyGrid: string | null;
  supplyUnit: string | null;
  feeder: string | null;
}

/**
 * Makes projects of decisions: one each, or one for all that share a tie or transfer; an existing project is linked, not
 * made again. One undo.
 * @param wish ids of lines and areas; year and programme of the projects
 * @returns number of projects made
 * @throws AppError POLICY_NOTHING_TO_BUILD where no decision among them is work to be done
 */
export function makeProjects(
  store: Store,
  scope: Scope,
  wish: { ids: string[]; year: number | null; programmeId: string | null },
  language: Language,
): number {
  const policies = readPolicies(store, scope);
  const linked = readLinks(store, scope);
  const open = policies.filter(
    (policy) => wish.ids.includes(policy.elementId) && policy.alternative !== 'nothing' && !linked.has(policy.id),
  );
  if (open.length === 0) throw new AppError('POLICY_NOTHING_TO_BUILD');
  const groups = groupShared(open, policies);
  let made = 0;
  store.write({ code: 'CHANGE_POLICY_PROJECTS', params: { count: groups.length } }, (writer) => {
    for (const group of groups) {
      const known = group.map(({ id }) => linked.get(id)).find((projectId) => projectId !== undefined);
      const projectId = known ?? insertProject(store, writer, scope, group, wish, language);
      if (known === undefined) made++;
      for (const { id } of group) {
        if (!linked.has(id)) writer.insert('policyProject', { planId: scope.planId, policyId: id, projectId });
      }
    }
  });
  return made;
}

function readLinks(store: Store, { planId }: Scope): Map<string, string> {
  const rows = store.all<{ policyId: string; projectId: string }>(
    'SELECT policyId, projectId FROM policyProject WHERE planId = ?',
    planId,
  );
  return new Map(rows.map(({ policyId, projectId }) => [policyId, projectId]));
}

/** Decisions that are the same work stand together, those that have a project already too. */
function groupShared(open: StoredPolicy[], all: StoredPolicy[]): StoredPolicy[][] {
  const groups = new Map<string, StoredPolicy[]>();
  for (const policy of open) {
    const key = policy.content.sharedKey;
    if (key === null) groups.set(policy.id, [policy]);
    else
      groups.set(
        key,
        all.filter(({ content }) => content.sharedKey === key),
      );
  }
  return [...groups.values()];
}

/**
 * Makes the project of decisions that are one piece of work, with its amount, measure and frame changes.
 * @param group decisions as they are being written
 * @returns id of the project
 */
export function insertProject(
  store: Store,
  writer: ChangeWriter,
  scope: Scope,
  group: StoredPolicy[],
  { year, programmeId }: { year: number | null; programmeId: string | null },
  language: Language,
): string {
  const { planId } = scope;
  const first = group[0]!;
  const places = group.map((policy) => placeOf(store, policy));
  const place = places[0]!;
  const work = wordMessage(language, `POLICY_WORK_${first.alternative}_${first.kind}`);
  const name = wordMessage(language, 'POLICY_PROJECT_NAME', {
    name: places.map((one) => one.name).join(wordMessage(language, 'POLICY_AND')),
    work,
  });
  const { content } = first;
  const kind = PROJECT_OF[first.alternative] ?? PROJECT_OF.maintain!;
  const isArea = first.kind === 'area';
  const projectId = writer.insert('project', {
    ...{ planId, name, programme: programmeId, nature: kind.nature, stage: 'planning', plannedYear: year },
    category: isArea ? 'area' : kind.category,
    kind: isArea && first.alternative === 'rebuild' ? 'lowVoltage' : kind.kind,
    ...{ township: place.township, supplyGrid: place.supplyGrid, supplyUnit: place.supplyUnit },
    ...(isArea ? { area: place.id, feeder: place.feeder } : { feeder: place.id }),
    necessity: first.reason,
  });
  // The dearest price of a shared measure, once: the one the total counts.
  const costFen = Math.max(...group.map((policy) => policy.costFen ?? 0));
  if (costFen > 0) writer.insert('projectAmount', { planId, projectId, year, source: null, amountFen: costFen });
  const measureId = writer.insert('measure', { planId, projectId, name: work, year });
  const changes = resolveChanges(content.changes, {
    frame: frameModel(store, scope).county.current,
    feeder: isArea ? place.feeder : place.id,
    partner: content.partner,
    area: isArea ? place.id : null,
  });
  changes.forEach((change, index) => {
    const head = { planId, measure: measureId, name: `${work} ${index + 1}`, position: index, inTarget: 0 };
    writer.insert('frameChange', { ...head, ...changeRow(change) });
  });
  return projectId;
}

/** A change in the columns of its ledger. */
function changeRow({ at, elements, opens, remote, ...fields }: ResolvedChange) {
  return {
    ...(fields as SqlRow),
    ...(at === undefined ? {} : { atPercent: at * 100 }),
    ...(elements === undefined || elements.length === 0 ? {} : { elements: joinCodes(elements) }),
    ...(opens === undefined ? {} : { opens: joinCodes(opens) }),
    ...(remote === undefined ? {} : { remote: Number(remote) }),
  };
}

/** The line or area of a decision, with where it is. */
export function placeOf(store: Store, { kind, elementId }: Pick<StoredPolicy, 'kind' | 'elementId'>): Place {
  const table = kind === 'feeder' ? 'feeder' : 'transformerArea';
  const feeder = kind === 'feeder' ? 'NULL' : 'feeder';
  return store.get<Place>(
    `SELECT id, name, township, supplyGrid, supplyUnit, ${feeder} AS feeder FROM ${table} WHERE id = ?`,
    elementId,
  )!;
}
