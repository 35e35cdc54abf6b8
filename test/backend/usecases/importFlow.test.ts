import { describe, expect, it } from 'vitest';
import { Store } from '../../../src/backend/store/store';
import { undo } from '../../../src/backend/usecases/history';
import { listBatches, undoBatch } from '../../../src/backend/usecases/import/batches';
import { importFiles } from '../../../src/backend/usecases/import/importFiles';
import { ImportSessions } from '../../../src/backend/usecases/import/importSessions';
import { ImportWork } from '../../../src/backend/usecases/import/importWork';
import { editSheet } from '../../../src/backend/usecases/sheet/editSheet';
import { loadSheet } from '../../../src/backend/usecases/sheet/loadSheet';
import { planStore } from '../../support/planStore';

function csv(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** A list of feeders, long enough to be written in several turns. */
function feeders(count: number): { name: string; bytes: Uint8Array } {
  const lines = Array.from({ length: count }, (_, i) => `${String(i).padStart(6, '0')},第${i}线,10,城关变,${i % 90}`);
  return csv('feeders.csv', `线路编码,线路名称,电压等级,所属变电站,线路长度（km）\n${lines.join('\n')}\n`);
}

describe('several files', () => {
  it('are one batch, one undo, and what others refer to comes first whatever the order (bug: links by order of files)', async () => {
    const { store, scope } = planStore();
    const result = await importFiles(store, scope, [
      csv(
        'outages.csv',
        '线路编码,线路名称,停电开始时间,停电结束时间,停电类型\n01,城东线,2025-03-01 08:05,2025-03-01 10:05,故障停电\n',
      ),
      csv('lines.csv', '线路编码,线路名称,电压等级,所属变电站\n01,城东线,10,城关变\n02,城西线,10,城关变\n合计,,,\n'),
      csv('stations.csv', '变电站名称,电压等级,主变台数,间隔总数\n城关变,110,2,24\n东河变,35,1,8\n'),
      csv('weather.csv', '天气,温度\n晴,21\n阴,18\n'),
    ]);
    expect(result.byEntity).toMatchObject({
      substation: { inserted: 2 },
      feeder: { inserted: 2, skipped: 1 },
      outage: { inserted: 1 },
    });
    expect(result.counts).toEqual({ read: 5, inserted: 5, updated: 0, unchanged: 0, rejected: 0, skipped: 1 });
    expect(result.issues.map((issue) => [issue.code, issue.where?.file])).toContainEqual([
      'FILE_NOT_RECOGNISED',
      'weather.csv',
    ]);
    expect(result.issues.filter((issue) => issue.code === 'REF_WAITING')).toEqual([]);
    const [batch, ...others] = listBatches(store);
    expect(others).toEqual([]);
    expect(batch).toMatchObject({ id: result.batchId, counts: { inserted: 5, skipped: 1 }, stands: true });
    expect([...batch!.files].sort()).toEqual(['lines.csv', 'outages.csv', 'stations.csv']);
    expect(undoBatch(store, result.batchId!).conflicts).toEqual([]);
    for (const table of ['substation', 'feeder', 'outage', 'importBatch']) {
      expect(store.get(`SELECT count(*) AS n FROM "${table}"`)).toEqual({ n: 0 });
    }
    expect(store.verify()).toEqual([]);
    store.close();
  });

  it('with one that cannot be read take the others, and none with strict', async () => {
    const { store, scope } = planStore();
    const good = csv('p.csv', '项目名称,项目编码,总投资（万元）\n甲,001,10\n乙,002,20\n');
    const bad = { name: 'bad.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]) };
    await expect(importFiles(store, scope, [good, bad], { isStrict: true })).rejects.toBeInstanceOf(Error);
    expect(store.get('SELECT count(*) AS n FROM project')).toEqual({ n: 0 });
    const result = await importFiles(store, scope, [good, bad]);
    expect(result.counts.inserted).toBe(2);
    expect(result.issues).toContainEqual(
      expect.objectContaining({ severity: 'error', where: expect.objectContaining({ file: 'bad.xlsx' }) }),
    );
    store.close();
  });
});

describe('a large import', () => {
  it('gives others a turn while it is written: they read the store as it was, and cannot write (bug: the window stands still)', async () => {
    const { store, scope } = planStore();
    const work = new ImportWork();
    await work.addFile(feeders(6000));
    const seen: number[] = [];
    let refused = '';
    const committing = work.commit(store, scope, {
      onProgress: ({ step }) => {
        if (step !== 'IMPORT_COMMITTING') return;
        seen.push(store.get<{ n: number }>('SELECT count(*) AS n FROM feeder')!.n);
        try {
          store.writeUnjournaled((run) => run("INSERT INTO setting (key, value) VALUES ('a', 'b')"));
        } catch (error) {
          refused = (error as { code: string }).code;
        }
      },
    });
    const result = await committing;
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen)).toEqual(new Set([0]));
    expect(refused).toBe('STORE_BUSY');
    expect(result.counts.inserted).toBe(6000);
    expect(store.get('SELECT count(*) AS n FROM feeder')).toEqual({ n: 6000 });
    undo(store);
    expect(store.get('SELECT count(*) AS n FROM feeder')).toEqual({ n: 0 });
    expect(store.verify()).toEqual([]);
    store.close();
  });

  it('cancelled half-way leaves nothing, and the store can be written again', async () => {
    const { store, scope } = planStore();
    const work = new ImportWork();
    await work.addFile(feeders(6000));
    const stop = new AbortController();
    let turns = 0;
    const options = { signal: stop.signal, onProgress: () => void (++turns === 3 && stop.abort()) };
    await expect(work.commit(store, scope, options)).rejects.toMatchObject({ name: 'AbortError' });
    for (const table of ['feeder', 'importBatch', 'importFile']) {
      expect(store.get(`SELECT count(*) AS n FROM "${table}"`)).toEqual({ n: 0 });
    }
    const aborted = work.commit(store, scope, { signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    expect((await work.commit(store, scope)).counts.inserted).toBe(6000);
    store.close();
  });

  it('is one change like any other: told to who follows, refused for a locked plan, and its thread leaves nothing behind', async () => {
    const { store, scope, planId } = planStore();
    const rows = Array.from({ length: 5200 }, (_, i) => `P${i},第${i}个项目,${i + 1}`).join('\n');
    const projects = csv('projects.csv', `项目编码,项目名称,总投资（万元）\n${rows}\n`);
    const told: [string, number | undefined][] = [];
    store.onChange(({ label, patches }) => told.push([label.code, patches.project?.inserted.length]));
    expect((await importFiles(store, scope, [projects])).counts.inserted).toBe(5200);
    expect(told).toEqual([['CHANGE_IMPORT', 5200]]);
    const amounts = store.get('SELECT count(*) AS n, sum(amountFen) AS fen FROM projectAmount');
    expect(amounts).toEqual({ n: 5200, fen: (5200 * 5201 * 1_000_000) / 2 });
    const lock = { code: 'CHANGE_EDIT', params: { count: 1 } };
    store.write(lock, (writer) => writer.update('plan', planId, { status: 'submitted' }));
    const raised = csv(
      'projects.csv',
      new TextDecoder().decode(projects.bytes).replace('P7,第7个项目,8', 'P7,第7个项目,9'),
    );
    await expect(importFiles(store, scope, [raised])).rejects.toMatchObject({ code: 'PLAN_SUBMITTED' });
    expect(store.get('SELECT count(*) AS n, sum(amountFen) AS fen FROM projectAmount')).toEqual(amounts);
    expect(store.get('SELECT count(*) AS n FROM importBatch')).toEqual({ n: 1 });
    store.write(lock, (writer) => writer.update('plan', planId, { status: 'draft' }));
    expect((await importFiles(store, scope, [raised])).counts).toMatchObject({ updated: 1, unchanged: 5199 });
    undo(store);
    expect(store.get('SELECT count(*) AS n, sum(amountFen) AS fen FROM projectAmount')).toEqual(amounts);
    expect(store.verify()).toEqual([]);
    store.close();
  });

  it('ends with the store it writes to: closed half-way, it fails and leaves nothing', async () => {
    const { store, scope } = planStore();
    const work = new ImportWork();
    await work.addFile(feeders(6000));
    let turns = 0;
    const options = { onProgress: () => void (++turns === 3 && store.close()) };
    await expect(work.commit(store, scope, options)).rejects.toBeInstanceOf(Error);
    const again = Store.open(store.file);
    expect(again.get('SELECT count(*) AS n FROM feeder')).toEqual({ n: 0 });
    expect(again.verify()).toEqual([]);
    again.close();
  });

  it('shows any page of its dry run, also rows it did not keep (bug: rows beyond the first are missing)', async () => {
    const { store, scope } = planStore();
    const sessions = new ImportSessions();
    const file = feeders(1500);
    const { sessionId } = await sessions.open(store, scope, [file], {});
    await sessions.get(sessionId).work.plan(store, scope, []);
    const page = await sessions.rows(store, sessionId, 'new', 1200, 100);
    expect(page.total).toBe(1500);
    expect(page.rows.map((row) => row.name)).toEqual(Array.from({ length: 100 }, (_, i) => `第${1200 + i}线`));
    expect(page.rows[0]).toMatchObject({ index: 1200, row: 1202, texts: { code: '001200' } });
    store.close();
  });

  it('commits what is true when it commits: rows changed since the dry run are compared anew', async () => {
    const { store, scope } = planStore();
    await importFiles(store, scope, [
      csv('a.csv', '线路编码,线路名称,电压等级,线路长度（km）\n01,城东线,10,5\n02,城西线,10,6\n'),
    ]);
    const work = new ImportWork();
    await work.addFile(csv('b.csv', '线路编码,线路名称,电压等级,线路长度（km）\n01,城东线,10,7\n02,城西线,10,6\n'));
    expect((await work.plan(store, scope, [])).counts).toMatchObject({ changed: 1, unchanged: 1 });
    const { ids } = loadSheet(store, scope, 'feeder');
    editSheet(store, scope, 'feeder', {
      label: { code: 'CHANGE_EDIT', params: { count: 1 } },
      cells: [{ rowId: ids[1]!, key: 'lengthKm', value: 9 }],
    });
    expect((await work.commit(store, scope)).counts).toMatchObject({ updated: 2, unchanged: 0 });
    expect(loadSheet(store, scope, 'feeder').columns.lengthKm).toEqual([7, 6]);
    store.close();
  });
});

describe('rows of one file that mean the same record', () => {
  const header = '项目名称,项目编码,总投资（万元）,备注\n';

  it('said twice are taken once; said differently they are two, and that is told', async () => {
    const { store, scope } = planStore();
    const text = `${header}甲,001,10,好\n甲,001,10,好\n甲,001,11,好\n乙,002,20,\n`;
    const { counts, issues } = await importFiles(store, scope, [csv('a.csv', text)]);
    expect(counts).toMatchObject({ read: 4, inserted: 3, unchanged: 1 });
    expect(issues.map((issue) => [issue.code, issue.where?.row])).toEqual(
      expect.arrayContaining([
        ['ROW_REPEATED', 3],
        ['ROW_LIKE_ANOTHER', 4],
      ]),
    );
    // The amounts of a project know the cells they came from too.
    expect(store.get('SELECT count(*) AS n FROM projectAmount WHERE sourceRow IS NULL')).toEqual({ n: 0 });
    store.close();
  });

  it('thousands of rows of one name and different codes are compared in bounded time and stay apart', async () => {
    const { store, scope } = planStore();
    const rows = Array.from({ length: 3000 }, (_, i) => `台区改造,${i},10,`).join('\n');
    const file = csv('a.csv', `${header}${rows}\n`);
    expect((await importFiles(store, scope, [file])).counts).toMatchObject({ inserted: 3000 });
    expect((await importFiles(store, scope, [file])).counts).toMatchObject({ unchanged: 3000, inserted: 0 });
    store.close();
  });
});
