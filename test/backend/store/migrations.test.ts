import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate, migrations } from '../../../src/backend/store/migrate';

// A ledger with a column 已退运 of its own (是, 否) could not be opened any more: its words are no dates.
it('moves the marks of retired records to their column, and leaves what a sheet said under that label', () => {
  const db = new Database(':memory:');
  migrate(
    db,
    migrations.filter(({ version }) => version <= 10),
  );
  db.prepare("INSERT INTO county (id, name) VALUES ('c', '甲县')").run();
  const put = db.prepare("INSERT INTO feeder (id, countyId, name, extra) VALUES (?, 'c', ?, ?)");
  put.run('a', '东线', '{"已退运":"2026-03-01"}');
  put.run('b', '西线', '{"已退运":"否","备注2":"x"}');
  put.run('c', '南线', '{"已退运":"2026-03-01","备注2":"x"}');
  put.run('d', '北线', null);
  migrate(db);
  expect(db.prepare('SELECT id, retired, extra FROM feeder ORDER BY id').all()).toEqual([
    { id: 'a', retired: '2026-03-01', extra: null },
    { id: 'b', retired: null, extra: '{"已退运":"否","备注2":"x"}' },
    { id: 'c', retired: '2026-03-01', extra: '{"备注2":"x"}' },
    { id: 'd', retired: null, extra: null },
  ]);
  db.close();
});

// What a store knew of headers was lost to the import, or a broken setting kept the store from being opened.
it('moves remembered headers out of the settings, and leaves out what is no JSON', () => {
  const db = new Database(':memory:');
  migrate(
    db,
    migrations.filter(({ version }) => version <= 11),
  );
  const put = db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)');
  const mapping = { entity: 'project', isChosen: false, columns: [] };
  const header = { rows: [2, 2], fingerprint: 'h1-1' };
  put.run('mapping.h1-1', JSON.stringify({ usedAt: '2026-03-01T08:00:00.000Z', mapping }));
  put.run('mapping.h1-2', JSON.stringify({ header }));
  put.run('mapping.h1-3', '{broken');
  put.run('ui.theme', 'dark');
  migrate(db);
  const rows = db.prepare('SELECT fingerprint, mapping, header, usedAt FROM rememberedHeader ORDER BY fingerprint');
  expect(rows.all()).toEqual([
    { fingerprint: 'h1-1', mapping: JSON.stringify(mapping), header: null, usedAt: '2026-03-01T08:00:00.000Z' },
    { fingerprint: 'h1-2', mapping: null, header: JSON.stringify(header), usedAt: '' },
  ]);
  expect(db.prepare('SELECT key FROM setting').pluck().all()).toEqual(['ui.theme']);
  db.close();
});
