import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { currentVersion } from '../../../src/backend/store/migrate';
import { openDatabase } from '../../../src/backend/store/openDatabase';
import { redo, undo, undoChange } from '../../../src/backend/store/reverse';
import { Store } from '../../../src/backend/store/store';
import { AppError } from '../../../src/shared/appError';
import { tempFolder, tempStore } from '../../support/tempFolder';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'nothing thrown';
}

const label = { code: 'CHANGE_EDIT', params: { count: 1 } };

describe('store file', () => {
  it('is one STRICT file of the current version after a clean close (a -wal left behind loses edits when copied)', () => {
    const file = tempStore();
    const store = Store.open(file, { create: true });
    store.write(label, (writer) => writer.insert('county', { name: '甲县' }));
    store.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(existsSync(`${file}.lock`)).toBe(false);
    const { db } = openDatabase(file, { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(currentVersion);
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
    db.close();
  });

  it('refuses what is no store and says which file (an .xlsx renamed must not be overwritten)', () => {
    const folder = tempFolder();
    const file = `${folder}/x.countyframe`;
    writeFileSync(
      file,
      'PK\u0003\u0004 not a database at all, just text that is long enough to be looked at as a header',
    );
    expect(codeOf(() => Store.open(file))).toBe('STORE_NOT_A_STORE');
    const foreign = new Database(`${folder}/foreign.db`);
    foreign.exec('CREATE TABLE t (a)');
    foreign.close();
    const before = readFileSync(`${folder}/foreign.db`);
    expect(codeOf(() => Store.open(`${folder}/foreign.db`))).toBe('STORE_NOT_A_STORE');
    expect(readFileSync(`${folder}/foreign.db`).equals(before)).toBe(true);
    expect(codeOf(() => Store.open(`${folder}/missing.countyframe`))).toBe('STORE_NOT_FOUND');
  });

  it('opens a store newer than the program to look at only', () => {
    const file = tempStore();
    Store.open(file, { create: true }).close();
    const db = new Database(file);
    db.pragma(`user_version = ${currentVersion + 1}`);
    db.close();
    const store = Store.open(file);
    expect(store.isReadonly).toBe(true);
    expect(codeOf(() => store.write(label, (writer) => writer.insert('county', { name: '甲县' })))).toBe(
      'STORE_READONLY',
    );
    store.close();
  });

  it('is held by one program; a lock left by a dead one is taken over (or the office is locked out after a crash)', () => {
    const file = tempStore();
    const store = Store.open(file, { create: true });
    store.announce('http://127.0.0.1:1/?token=x');
    try {
      Store.open(file);
      expect.unreachable();
    } catch (error) {
      expect((error as AppError).code).toBe('STORE_LOCKED');
      expect((error as AppError).params.url).toBe('http://127.0.0.1:1/?token=x');
    }
    store.close();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const hostname = JSON.parse(spawnSync(process.execPath, ['-p', 'JSON.stringify(os.hostname())']).stdout.toString());
    writeFileSync(`${file}.lock`, JSON.stringify({ pid: dead, host: hostname, startedAt: null, url: null }));
    Store.open(file).close();
  });
});

describe('changes', () => {
  it('undo and redo restore every value, survive a restart, and a new change empties the redo side', () => {
    const file = tempStore();
    let store = Store.open(file, { create: true });
    const { result: id } = store.write(label, (writer) => writer.insert('county', { name: '甲县', population: 10 }));
    store.write(label, (writer) => writer.update('county', id, { population: 20, city: '某市' }));
    store.write(label, (writer) => writer.delete('county', id));
    store.close();
    store = Store.open(file);
    const read = () =>
      store.get<{ population: number; city: string }>('SELECT population, city FROM county WHERE id = ?', id);
    undo(store);
    expect(read()).toEqual({ population: 20, city: '某市' });
    undo(store);
    expect(read()).toEqual({ population: 10, city: null });
    undo(store);
    expect(read()).toBeUndefined();
    expect(codeOf(() => undo(store))).toBe('NOTHING_TO_UNDO');
    redo(store);
    redo(store);
    expect(read()).toEqual({ population: 20, city: '某市' });
    store.write(label, (writer) => writer.update('county', id, { population: 21 }));
    expect(codeOf(() => redo(store))).toBe('NOTHING_TO_REDO');
    undo(store);
    undo(store);
    expect(read()).toEqual({ population: 10, city: null });
    store.close();
  });

  it('a change that fails half-way leaves nothing (no row, no journal)', () => {
    const store = Store.open(tempStore(), { create: true });
    const failed = codeOf(() =>
      store.write(label, (writer) => {
        writer.insert('county', { name: '甲县' });
        writer.insert('county', { name: '乙县', population: -5 });
      }),
    );
    expect(failed).toBe('RECORD_REFUSED');
    expect(store.get('SELECT count(*) AS n FROM county')).toEqual({ n: 0 });
    expect(store.get('SELECT count(*) AS n FROM changeRow')).toEqual({ n: 0 });
    store.close();
  });

  it('an earlier change is taken back around later edits, which are reported and kept', () => {
    const store = Store.open(tempStore(), { create: true });
    const { result: ids, changeId } = store.write(label, (writer) => [
      writer.insert('county', { name: '甲县' }),
      writer.insert('county', { name: '乙县' }),
    ]);
    store.write(label, (writer) => writer.update('county', ids[1]!, { population: 7 }));
    const { conflicts } = undoChange(store, changeId!, label);
    expect(conflicts).toEqual([{ entity: 'county', id: ids[1], columns: [] }]);
    expect(store.all('SELECT name FROM county')).toEqual([{ name: '乙县' }]);
    undo(store);
    expect(store.get('SELECT count(*) AS n FROM county')).toEqual({ n: 2 });
    store.close();
  });

  it('tells views what was inserted, updated and deleted, each row once', () => {
    const store = Store.open(tempStore(), { create: true });
    const heard: unknown[] = [];
    store.onChange((event) => heard.push(event.patches));
    const { result: id } = store.write(label, (writer) => {
      const made = writer.insert('county', { name: '甲县' });
      writer.update('county', made, { population: 3 });
      return made;
    });
    expect(heard).toEqual([{ county: { inserted: [id], updated: [], deleted: [] } }]);
    store.write(label, (writer) => writer.update('county', id, { population: 3 }));
    expect(heard.length).toBe(1);
    store.close();
  });
});
