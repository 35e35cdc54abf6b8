import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Store } from '../../src/backend/store/store';
import { createPlan } from '../../src/backend/usecases/plans';
import { editSheet } from '../../src/backend/usecases/sheet/editSheet';
import { findScope } from '../../src/backend/usecases/sheet/scope';
import { newId } from '../../src/shared/ids';

const ROWS = 5_000;
const EDITS = 300;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Median milliseconds of one call. */
function timed(times: number, work: (index: number) => void): number {
  const all: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    work(i);
    all.push(performance.now() - start);
  }
  return median(all);
}

export default {
  name: `one cell edited to committed, among ${ROWS} rows, against a bare SQLite commit (median of ${EDITS})`,
  async run(): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'countyframe-bench-'));
    try {
      const store = Store.open(join(folder, 'bench.countyframe'), { create: true });
      const planId = createPlan(store, {
        county: '甲县',
        name: '甲县规划',
        baseYear: 2025,
        firstYear: 2026,
        lastYear: 2028,
        targetYear: 2035,
        programmes: [],
        targets: {},
      });
      const scope = findScope(store, planId);
      const ids = Array.from({ length: ROWS }, () => newId());
      editSheet(store, scope, 'feeder', {
        label: { code: 'CHANGE_INSERT', params: { count: ROWS } },
        cells: [],
        inserts: ids.map((rowId, i) => ({ rowId, values: { name: `线路${i}`, lengthKm: i } })),
      });
      const bare = new Database(join(folder, 'bare.db'));
      bare.pragma('journal_mode = WAL');
      bare.pragma('synchronous = FULL');
      bare.exec('CREATE TABLE t (id TEXT PRIMARY KEY, v REAL) STRICT');
      const fill = bare.prepare('INSERT INTO t VALUES (?, ?)');
      bare.transaction(() => ids.forEach((id, i) => void fill.run(id, i)))();
      const update = bare.prepare('UPDATE t SET v = ? WHERE id = ?');
      const theirs = timed(EDITS, (i) => void update.run(i + 0.5, ids[i]!));
      const ours = timed(EDITS, (i) => {
        editSheet(store, scope, 'feeder', {
          label: { code: 'CHANGE_EDIT', params: { count: 1 } },
          cells: [{ rowId: ids[i]!, key: 'lengthKm', value: i + 0.5 }],
        });
      });
      bare.close();
      store.close();
      return [
        `ours, checked, journaled, told to views: ${ours.toFixed(2)} ms`,
        `bare commit of one UPDATE, synchronous FULL: ${theirs.toFixed(2)} ms`,
        `ratio ${(ours / theirs).toFixed(2)}`,
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
