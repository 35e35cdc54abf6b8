import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { mountOf, parseMounts } from '../../../src/backend/store/driveKind';
import { Store } from '../../../src/backend/store/store';
import { WorkingCopy } from '../../../src/backend/store/workingCopy';
import { tempFolder } from '../../support/tempFolder';

/** A stick and the folder of working copies. */
function places() {
  const root = tempFolder();
  const stick = join(root, 'stick');
  mkdirSync(stick);
  const working = join(root, 'working');
  const file = join(stick, 'a.countyframe');
  const open = () => Store.open(file, { create: true, workingFolder: working, driveOf: () => 'removable' });
  return { root, stick, working, file, open };
}

function addCounty(store: Store, name: string): void {
  store.write({ code: 'CHANGE_EDIT' }, (writer) => writer.insert('county', { name }));
}

function countiesOf(file: string): string[] {
  const store = Store.openReadonly(file);
  const names = store.all<{ name: string }>('SELECT name FROM county ORDER BY name').map((row) => row.name);
  store.close();
  return names;
}

/** As a kill does: nothing is folded in, nothing written back, the lock stays. */
function crash(place: ReturnType<typeof places>, store: Store): void {
  const kept = join(place.root, 'kept');
  mkdirSync(kept);
  for (const name of readdirSync(place.working)) copyFileSync(join(place.working, name), join(kept, name));
  copyFileSync(place.file, join(kept, 'origin'));
  store.close();
  mkdirSync(place.working, { recursive: true });
  for (const name of readdirSync(kept).filter((each) => each !== 'origin')) {
    renameSync(join(kept, name), join(place.working, name));
  }
  renameSync(join(kept, 'origin'), place.file);
}

describe('a store on a removable drive', () => {
  it('is one whole file on the drive after closing, and no copy is left on the machine', () => {
    const place = places();
    const store = place.open();
    addCounty(store, 'A');
    expect(readdirSync(place.stick)).toEqual(['a.countyframe.lock']);
    store.close();
    expect(readdirSync(place.stick)).toEqual(['a.countyframe']);
    expect(readdirSync(place.working)).toEqual([]);
    expect(countiesOf(place.file)).toEqual(['A']);
  });

  it('goes to the drive while it is open, a moment after the change', async () => {
    const place = places();
    const store = place.open();
    addCounty(store, 'A');
    expect(store.drive?.state).toBe('pending');
    await expect.poll(() => store.drive?.state, { timeout: 30_000 }).toBe('written');
    expect(countiesOf(place.file)).toEqual(['A']);
    store.close();
  });

  it('takes up what a crash left: a committed change is not lost', () => {
    const place = places();
    place.open().close();
    const store = place.open();
    addCounty(store, 'A');
    crash(place, store);
    expect(countiesOf(place.file)).toEqual([]);
    const again = place.open();
    expect(again.drive).toMatchObject({ state: 'pending', keptAside: null });
    again.close();
    expect(countiesOf(place.file)).toEqual(['A']);
  });

  it('never writes over a file that was changed elsewhere after the crash: the copy is kept aside', () => {
    const place = places();
    place.open().close();
    const store = place.open();
    addCounty(store, 'here');
    crash(place, store);
    const elsewhere = Store.open(place.file);
    addCounty(elsewhere, 'elsewhere');
    elsewhere.close();
    const again = place.open();
    const aside = again.drive?.keptAside ?? '';
    again.close();
    expect(countiesOf(place.file)).toEqual(['elsewhere']);
    expect(countiesOf(aside)).toEqual(['here']);
  });

  it('keeps everything where the stick is pulled out, and writes it when it is back', () => {
    const place = places();
    place.open().close();
    const store = place.open();
    addCounty(store, 'A');
    renameSync(place.stick, `${place.stick}.gone`);
    expect(() => store.close()).toThrow(expect.objectContaining({ code: 'STORE_DRIVE_GONE' }));
    renameSync(`${place.stick}.gone`, place.stick);
    // Left on the stick by the program that has ended: here it is this process, which goes on.
    rmSync(`${place.file}.lock`);
    place.open().close();
    expect(countiesOf(place.file)).toEqual(['A']);
    expect(existsSync(join(place.stick, '.a.countyframe.writing'))).toBe(false);
  });
});

describe('closing while a write-back is under way', () => {
  it('leaves the whole store on the drive: the two never fill the same file', async () => {
    const place = places();
    const copy = WorkingCopy.take(place.file, 'removable', place.working);
    const db = new Database(copy.path);
    db.exec('CREATE TABLE t (x)');
    db.prepare('INSERT INTO t VALUES (zeroblob(30000000))').run();
    const before = copy.writeBack(db);
    // Its file is there for several turns of the event loop: looking once in each turn meets it on any machine.
    while (!existsSync(join(place.stick, '.a.countyframe.writing'))) await setImmediate();
    db.exec("INSERT INTO t VALUES ('last')");
    copy.changed(db);
    db.close();
    copy.finish();
    await before;
    const whole = new Database(place.file, { readonly: true });
    expect(whole.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(whole.prepare('SELECT count(*) FROM t').pluck().get()).toBe(2);
    whole.close();
    expect(readdirSync(place.stick)).toEqual(['a.countyframe']);
  });
});

describe('kind of drive', () => {
  it('is that of the deepest mount, whose name may hold a space', () => {
    const mounts = parseMounts(
      [
        '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
        '90 22 8:17 / /media/u/U\\040DISK rw shared:40 - vfat /dev/sdb1 rw',
        '91 22 0:55 / /mnt/share rw - cifs //server/share rw',
      ].join('\n'),
    );
    expect(mountOf('/media/u/U DISK/plans', mounts)?.type).toBe('vfat');
    expect(mountOf('/mnt/shared', mounts)?.type).toBe('ext4');
    expect(mountOf('/mnt/share/a', mounts)?.type).toBe('cifs');
  });
});
