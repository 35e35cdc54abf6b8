import { type Difference, differenceOf } from '../../../domain/frame/difference';
import { proposeMatches } from '../../../domain/frame/matches';
import { changesOfFrame, projectOfChange, yearOfMeasure } from '../../../domain/frame/select';
import type { ChangeView, FrameDifference, MatchProposal, MeasureView } from '../../../shared/api/frame';
import { AppError } from '../../../shared/appError';
import { CHANGE_FIELDS, type FrameChange, type Measure } from '../../../shared/frame/change';
import { newId } from '../../../shared/ids';
import type { Issue } from '../../../shared/issue';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { rowOfChange, rowOfMeasure } from './changeCodec';
import { type FrameModel, frameModel } from './frameModel';

/** Law 2 of a plan. */
export function readDifference(store: Store, scope: Scope): FrameDifference {
  const { answers: _, ...difference } = lawOf(frameModel(store, scope));
  return difference;
}

const differences = new WeakMap<FrameModel, Difference>();

/** Law 2's answer for each project with measures. */
export function lawAnswers(model: FrameModel): Difference['answers'] {
  return lawOf(model).answers;
}

function lawOf(model: FrameModel): Difference {
  const known = differences.get(model) ?? differenceOf(model.lists, model.county.engine);
  differences.set(model, known);
  return known;
}

/** Every change of a plan, in the order it is applied. */
export function readChanges(store: Store, scope: Scope): ChangeView[] {
  const { lists, county } = frameModel(store, scope);
  const refused = new Map<string, Issue>();
  for (const key of ['all', 'target'] as const) {
    for (const { id, issue } of county.engine.apply(changesOfFrame(lists, key)).refused) refused.set(id, issue);
  }
  return lists.ordered.map((change): ChangeView => {
    const project = projectOfChange(lists, change);
    return {
      change,
      measureName: change.measure === null ? null : (lists.measureOf.get(change.measure)?.name ?? null),
      projectId: project?.id ?? null,
      projectName: project?.name ?? null,
      year: lists.yearOf(change),
      refused: refused.get(change.id) ?? null,
    };
  });
}

/** Every measure of a plan with its answer to law 2 and what it saves. */
export function readMeasures(store: Store, scope: Scope): MeasureView[] {
  const model = frameModel(store, scope);
  const { lists } = model;
  const { answers } = lawOf(model);
  const last = model.forecast().forecast.years.at(-1);
  const saved = new Map(last?.byProject.map(({ project, customerHoursSaved }) => [project, customerHoursSaved]));
  return lists.measures.map((measure) => ({
    measure,
    projectName: lists.projectOf.get(measure.project)?.name ?? '',
    year: yearOfMeasure(measure, lists.projectOf),
    changes: (lists.changesOf.get(measure.id) ?? []).map((change) => change.id),
    answer: answers.get(measure.project) ?? 'notTouching',
    customerHoursSaved: saved.get(measure.project) ?? null,
  }));
}

export function readMatches(store: Store, scope: Scope): MatchProposal[] {
  return proposeMatches(frameModel(store, scope).lists);
}

/**
 * Writes changes as one undo; a change whose id is known is replaced, another is made. New ones without a place go last.
 * @throws AppError CHANGE_FIELD_MISSING where a change lacks what its type needs
 */
export function saveChanges(
  store: Store,
  scope: Scope,
  name: string,
  upserts: readonly FrameChange[],
  deletes: readonly string[],
): { changeId: string | null } {
  for (const change of upserts) checkChange(change);
  const known = knownIds(store, 'frameChange', scope);
  const { changeId } = store.write({ code: 'CHANGE_FRAME', params: { name } }, (writer) => {
    for (const id of deletes) if (known.has(id)) writer.delete('frameChange', id);
    for (const change of upserts) put(writer, 'frameChange', known, { planId: scope.planId }, rowOfChange(change));
  });
  return { changeId };
}

/** @throws AppError CHANGE_TYPE_UNKNOWN, CHANGE_FIELD_MISSING */
export function checkChange(change: FrameChange): void {
  const shape = Object.hasOwn(CHANGE_FIELDS, change.type) ? CHANGE_FIELDS[change.type] : undefined;
  if (shape === undefined) throw new AppError('CHANGE_TYPE_UNKNOWN', { type: String(change.type) });
  const fields = change as unknown as Record<string, unknown>;
  for (const field of shape.needs) {
    const value = fields[field];
    if (value === undefined || value === null || value === '') {
      throw new AppError('CHANGE_FIELD_MISSING', { name: change.name, field });
    }
  }
}

export function saveMeasures(
  store: Store,
  scope: Scope,
  upserts: readonly Measure[],
  deletes: readonly string[],
): void {
  const known = knownIds(store, 'measure', scope);
  const name = upserts[0]?.name ?? '';
  store.write({ code: 'CHANGE_MEASURES', params: { name } }, (writer) => {
    for (const id of deletes) {
      if (!known.has(id)) continue;
      for (const change of store.all<{ id: string }>('SELECT id FROM frameChange WHERE measure = ?', id)) {
        writer.update('frameChange', change.id, { measure: null });
      }
      writer.delete('measure', id);
    }
    for (const measure of upserts) put(writer, 'measure', known, { planId: scope.planId }, rowOfMeasure(measure));
  });
}

/**
 * Ties changes to a measure, or unties them.
 * @param newMeasure made by the same undo, where the measure is not there yet
 * @throws AppError RECORD_NOT_FOUND
 */
export function assignChanges(
  store: Store,
  scope: Scope,
  changeIds: readonly string[],
  measureId: string | null,
  newMeasure?: Measure,
): void {
  const measures = knownIds(store, 'measure', scope);
  if (measureId !== null && measureId !== newMeasure?.id && !measures.has(measureId)) {
    throw new AppError('RECORD_NOT_FOUND', { entity: 'measure', id: measureId });
  }
  const known = knownIds(store, 'frameChange', scope);
  store.write({ code: 'CHANGE_FRAME_ASSIGN', params: { count: changeIds.length } }, (writer) => {
    if (newMeasure !== undefined) {
      put(writer, 'measure', measures, { planId: scope.planId }, rowOfMeasure(newMeasure));
    }
    for (const id of changeIds) if (known.has(id)) writer.update('frameChange', id, { measure: measureId });
  });
}

/** The target's change takes the measure of the one that stands for it, which goes. @throws AppError RECORD_NOT_FOUND */
export function approveMatches(store: Store, scope: Scope, pairs: readonly { change: string; target: string }[]): void {
  const { lists } = frameModel(store, scope);
  store.write({ code: 'CHANGE_FRAME_MATCH', params: { count: pairs.length } }, (writer) => {
    for (const { change, target } of pairs) {
      const own = lists.byId.get(change);
      if (own === undefined || !lists.byId.has(target)) {
        throw new AppError('RECORD_NOT_FOUND', { entity: 'frameChange', id: own === undefined ? change : target });
      }
      writer.update('frameChange', target, { measure: own.measure });
      writer.delete('frameChange', change);
    }
  });
}

function knownIds(store: Store, entity: 'frameChange' | 'measure', scope: Scope): Set<string> {
  return new Set(
    store.all<{ id: string }>(`SELECT id FROM ${entity} WHERE planId = ?`, scope.planId).map((row) => row.id),
  );
}

function put(
  writer: ChangeWriter,
  entity: 'frameChange' | 'measure',
  known: ReadonlySet<string>,
  owner: { planId: string },
  row: Record<string, string | number | null>,
): void {
  const id = row.id as string;
  if (known.has(id)) writer.update(entity, id, row);
  else writer.insert(entity, { ...owner, ...row, id: id === '' ? newId() : id });
}
