import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCli, runAll, runCli, runInTurn } from '../../support/runCli';

const NETWORK = 'test/fixtures/networks/rbts-bus2-A.json';
let folder = '';
const inFolder = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countyframe-frames-'));
  await buildCli();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('takes a network as current frame, forecasts, compares, draws and writes it back', async () => {
  const store = inFolder('s.countyframe');
  const made = ['new', '--store', store, '--county', '云岫县', '--base-year', '2025', '--years', '2026-2028'];
  expect((await runCli(...made)).code).toBe(0);
  const imported = await runCli('import', NETWORK, '--store', store, '--json');
  expect(imported.json).toMatchObject({ format: 'countyframe.importResult/1', counts: { rejected: 0 } });
  const [direct] = await runAll([['evaluate', '--network', NETWORK, '--json']]);

  const forecast = (await runCli('forecast', '--store', store, '--json')).json;
  expect(Object.keys(forecast)).toEqual(['format', 'base', 'years', 'targetFrame', 'flags', 'issues']);
  expect(forecast).toMatchObject({ format: 'countyframe.forecast/1', targetFrame: null });
  const base = forecast.base as Record<string, number>;
  expect(Object.keys(base)).toEqual(['saifi', 'saidiHours', 'caidiHours', 'asai', 'customers', 'customerBase']);
  const { reliability } = direct!.json as unknown as { reliability: Record<string, number> };
  expect(Math.abs(base.saidiHours! - reliability.saidiHours!)).toBeLessThan(1e-9);
  expect((forecast.years as Record<string, unknown>[]).map((year) => year.year)).toEqual([2026, 2027, 2028]);

  expect((await runCli('frame-diff', '--store', store, '--json')).json).toEqual({
    format: 'countyframe.frameDiff/1',
    ...{ follows: [], deviates: [], notTouching: [], unplannedDue: [], unplannedLater: [], unneeded: [], issues: [] },
  });

  const out = inFolder('back.json');
  expect((await runCli('export', '--store', store, '--network', '--out', out)).code).toBe(0);
  const back = await runCli('evaluate', '--network', out, '--json');
  expect(back.stdout).toBe(direct!.stdout);

  for (const frame of ['current', '2027', 'target']) {
    const svg = inFolder(`${frame}.svg`);
    expect((await runCli('drawing', '--store', store, '--frame', frame, '--out', svg)).code).toBe(0);
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
  }
  const wrong = await runCli('drawing', '--store', store, '--frame', '2031', '--out', inFolder('x.svg'), '--json');
  expect([wrong.code, (wrong.json.error as { code: string }).code]).toEqual([2, 'FRAME_YEAR_UNKNOWN']);
  // A feeder that is not there was left out in silence: the whole frame was drawn instead of it.
  const draw = ['drawing', '--store', store, '--frame', 'current', '--out', inFolder('y.svg'), '--json', '--feeder'];
  const [missing, one] = await runInTurn([
    [...draw, 'nowhere'],
    [...draw, 'L1'],
  ]);
  expect([missing!.code, (missing!.json.error as { code: string }).code]).toEqual([2, 'FRAME_FEEDER_UNKNOWN']);
  expect(one!.code).toBe(0);
}, 120_000);

it('refuses what is no network and leaves the store as it was', async () => {
  const store = inFolder('t.countyframe');
  await runCli('new', '--store', store, '--county', '云岫县', '--base-year', '2025', '--years', '2026-2028');
  writeFileSync(inFolder('bad.json'), '{"format":"countyframe.network/1","nodes":[{"id":"A"}],"branches":[]}');
  const { code, json } = await runCli('import', inFolder('bad.json'), '--store', store, '--json');
  expect(code).toBe(3);
  expect(json.error).toMatchObject({ code: 'NETWORK_INVALID', where: { path: 'nodes[0].kind' } });
}, 60_000);
