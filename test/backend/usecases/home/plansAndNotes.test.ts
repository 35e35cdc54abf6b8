import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../../src/backend/store/store';
import { listHistory, redo, undo } from '../../../../src/backend/usecases/history';
import {
  attachFile,
  listAttachments,
  purgeContents,
  readAttachment,
  removeAttachment,
} from '../../../../src/backend/usecases/home/attachments';
import { changeRows, restoreValue } from '../../../../src/backend/usecases/home/changeRows';
import { addNote, changeNote, listMarks, listNotes } from '../../../../src/backend/usecases/home/notes';
import { comparePlans } from '../../../../src/backend/usecases/home/planCompare';
import { archivePlan, copyPlan } from '../../../../src/backend/usecases/home/planCopy';
import { deleteView, listViews, saveView } from '../../../../src/backend/usecases/home/views';
import { listPlans } from '../../../../src/backend/usecases/plans';
import { newId } from '../../../../src/shared/ids';
import { planStore } from '../../../support/planStore';

const stores: Store[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

const WAN = 1_000_000;

/** A plan with two projects, money, and a scenario that names one of them in its JSON. */
function filled() {
  const { store, planId } = planStore();
  stores.push(store);
  const programme = store.get<{ id: string }>('SELECT id FROM programme WHERE planId = ? ORDER BY name', planId)!.id;
  const projectId = newId();
  const countyId = store.get<{ countyId: string }>('SELECT countyId FROM plan')!.countyId;
  store.write({ code: 'CHANGE_INSERT', params: { count: 3 } }, (writer) => {
    const township = writer.insert('township', { countyId, name: '安镇' });
    writer.insert('project', { id: projectId, planId, name: '甲工程', officialCode: 'P1', programme, township });
    writer.insert('project', { planId, name: '乙工程', officialCode: 'P2', programme });
    writer.insert('projectAmount', { planId, projectId, year: 2026, amountFen: 3 * WAN });
    writer.insert('scenario', {
      planId,
      name: '方案一',
      decisions: JSON.stringify([{ projectId, year: 2026 }]),
      result: '{}',
    });
  });
  return { store, planId, projectId };
}

describe('a copied plan', () => {
  it('has everything of the first under its own ids, and the first stays as it was', () => {
    const { store, planId, projectId } = filled();
    const copy = copyPlan(store, planId, '甲县规划 副本');
    const projects = store.all<{ id: string; officialCode: string; programme: string; township: string | null }>(
      'SELECT id, officialCode, programme, township FROM project WHERE planId = ? ORDER BY officialCode',
      copy,
    );
    expect(projects.map((project) => project.officialCode)).toEqual(['P1', 'P2']);
    const own = store.all<{ id: string }>('SELECT id FROM programme WHERE planId = ?', copy).map((row) => row.id);
    // A project of the copy that pointed to the first plan's programme would change with it.
    expect(own).toContain(projects[0]!.programme);
    const decisions = store.get<{ decisions: string }>('SELECT decisions FROM scenario WHERE planId = ?', copy)!;
    expect(JSON.parse(decisions.decisions)[0].projectId).toBe(projects[0]!.id);
    expect(projects[0]!.id).not.toBe(projectId);
    expect(store.all('SELECT id FROM township')).toHaveLength(1);
    expect(store.get<{ frames: number }>('SELECT count(*) AS frames FROM targetFrame')!.frames).toBe(2);
    expect(store.verify()).toEqual([]);
    undo(store);
    expect(listPlans(store)).toHaveLength(1);
    expect(store.all('SELECT id FROM projectAmount')).toHaveLength(1);
  });

  it('equals its first until something is changed; the comparison names what', () => {
    const { store, planId, projectId } = filled();
    const copy = copyPlan(store, planId, '副本');
    expect(comparePlans(store, planId, copy)).toMatchObject({ onlyFirst: [], onlySecond: [], changed: [], same: 2 });
    store.write({ code: 'CHANGE_EDIT', params: { count: 1 } }, (writer) => {
      writer.update('project', projectId, { name: '甲改造工程' });
      writer.insert('project', { planId: copy, name: '丙工程' });
    });
    const { changed, onlySecond, same, first } = comparePlans(store, planId, copy);
    expect(changed).toMatchObject([{ code: 'P1', cells: [{ key: 'name', first: '甲改造工程', second: '甲工程' }] }]);
    expect(onlySecond.map((project) => project.name)).toEqual(['丙工程']);
    expect(same).toBe(1);
    expect(first.totalFen).toBe(3 * WAN);
  });

  it('is put away and taken up again', () => {
    const { store, planId } = filled();
    archivePlan(store, planId, true);
    expect(listPlans(store)[0]!.isArchived).toBe(true);
    undo(store);
    expect(listPlans(store)[0]!.isArchived).toBe(false);
    redo(store);
    archivePlan(store, planId, false);
    expect(listPlans(store)[0]!.isArchived).toBe(false);
  });
});

describe('history', () => {
  it('says who changed what from which value, with names for references, and restores one value', () => {
    const { store, projectId } = filled();
    store.write({ code: 'CHANGE_EDIT', params: { count: 2 } }, (writer) =>
      writer.update('project', projectId, { name: '甲新名', township: null }),
    );
    const [change] = listHistory(store, 1);
    expect(change!.author).not.toBe('');
    const { rows, total } = changeRows(store, change!.id, 0, 10);
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ entity: 'project', name: '甲新名', kind: 'update', isThere: true });
    expect(rows[0]!.names[String(rows[0]!.before!.township)]).toBe('安镇');
    restoreValue(store, change!.id, 'project', projectId, 'township');
    expect(store.get('SELECT name, township IS NOT NULL AS linked FROM project WHERE id = ?', projectId)).toEqual({
      name: '甲新名',
      linked: 1,
    });
    expect(() => restoreValue(store, change!.id, 'project', projectId, 'officialCode')).toThrow('CHANGE_NOT_FOUND');
    expect(() => restoreValue(store, change!.id, 'project"; DROP TABLE plan; --', projectId, 'name')).toThrow();
  });

  it('does not restore a link to a record that is gone', () => {
    const { store, projectId } = filled();
    const { changeId } = store.write({ code: 'CHANGE_EDIT', params: { count: 1 } }, (writer) =>
      writer.update('project', projectId, { township: null }),
    );
    store.write({ code: 'CHANGE_DELETE', params: { count: 1 } }, (writer) =>
      writer.delete('township', store.get<{ id: string }>('SELECT id FROM township')!.id),
    );
    expect(() => restoreValue(store, changeId!, 'project', projectId, 'township')).toThrow('RESTORE_TARGET_GONE');
  });
});

it('keeps notes as changes of their own', () => {
  const { store, projectId } = filled();
  const noteId = addNote(store, 'project', projectId, '与市政道路同步');
  changeNote(store, noteId, '与市政道路同步实施');
  expect(listNotes(store, 'project', projectId).map((note) => note.text)).toEqual(['与市政道路同步实施']);
  attachFile(
    store,
    { entity: 'project', recordId: projectId },
    { name: 'a.jpg', bytes: Uint8Array.of(0xff, 0xd8, 0xff), thumbnail: null },
  );
  // What the sheet marks: a record whose note or photo nobody sees is as good as one without.
  expect(listMarks(store, 'project')).toEqual([{ id: projectId, notes: ['与市政道路同步实施'], files: 1 }]);
  expect(listMarks(store, 'feeder')).toEqual([]);
  undo(store);
  changeNote(store, noteId, '');
  expect(listMarks(store, 'project')).toEqual([]);
  expect(listNotes(store, 'project', projectId)).toEqual([]);
  undo(store);
  expect(listNotes(store, 'project', projectId)).toHaveLength(1);
});

describe('attachments', () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

  it('keep one content once, survive undo and redo, and lose folders in their names', () => {
    const { store, projectId } = filled();
    const target = { entity: 'project', recordId: projectId };
    attachFile(store, target, { name: 'C:\\照片\\杆塔 1.jpg', bytes: jpeg, thumbnail: jpeg });
    attachFile(store, target, { name: '又一张.jpg', bytes: jpeg, thumbnail: null });
    expect(listAttachments(store, 'project', projectId).map((file) => file.name)).toEqual(['杆塔 1.jpg', '又一张.jpg']);
    expect(store.all('SELECT hash FROM attachmentFile')).toHaveLength(1);
    undo(store);
    undo(store);
    expect(listAttachments(store, 'project', projectId)).toEqual([]);
    redo(store);
    const [kept] = listAttachments(store, 'project', projectId);
    expect([...readAttachment(store, kept!.id).content]).toEqual([...jpeg]);
  });

  it('leave no content behind that nothing can bring back, and all that undo and redo need', () => {
    const { store, projectId } = filled();
    const target = { entity: 'project', recordId: projectId };
    const id = attachFile(store, target, { name: 'a.jpg', bytes: jpeg, thumbnail: null });
    attachFile(store, target, { name: 'b.jpg', bytes: Uint8Array.from([...jpeg, 9]), thumbnail: null });
    undo(store);
    removeAttachment(store, id);
    // As a crash between content and attachment leaves it.
    store.writeUnjournaled((run) =>
      run("INSERT INTO attachmentFile (hash, type, content) VALUES ('lost', 'image/jpeg', x'ffd8ff')"),
    );
    expect(purgeContents(store)).toBe(1);
    expect(purgeContents(store)).toBe(0);
    undo(store);
    expect([...readAttachment(store, id).content]).toEqual([...jpeg]);
    expect(store.all('SELECT hash FROM attachmentFile')).toHaveLength(2);
    expect(store.verify()).toEqual([]);
  });

  it('are photos and PDF by their content, whatever the name says', () => {
    const { store, projectId } = filled();
    const target = { entity: 'project', recordId: projectId };
    const script = new TextEncoder().encode('<script>alert(1)</script>');
    expect(() => attachFile(store, target, { name: '照片.jpg', bytes: script, thumbnail: null })).toThrow(
      'ATTACHMENT_TYPE',
    );
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    large.set(jpeg);
    expect(() => attachFile(store, target, { name: '大.jpg', bytes: large, thumbnail: null })).toThrow(
      'ATTACHMENT_TOO_LARGE',
    );
    // A thumbnail that is no picture is not kept: it would be shown.
    attachFile(store, target, { name: '好.jpg', bytes: jpeg, thumbnail: script });
    expect(listAttachments(store, 'project', projectId)[0]!.thumbnail).toBeNull();
  });
});

it('replaces a view of the same name and takes it back', () => {
  const { store } = filled();
  saveView(store, 'project', '按乡镇', '{"groups":["township"]}');
  const id = saveView(store, 'project', '按乡镇', '{"groups":["programme"]}');
  expect(listViews(store, 'project')).toEqual([{ id, name: '按乡镇', layout: '{"groups":["programme"]}' }]);
  deleteView(store, id);
  undo(store);
  expect(listViews(store, 'project')).toHaveLength(1);
});
