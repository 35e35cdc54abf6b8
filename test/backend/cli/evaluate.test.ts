import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/domain/evaluation/evaluate';
import { buildCli, faultOf, runAll, runCli, startCli } from '../../support/runCli';

const NETWORKS = 'test/fixtures/networks';
interface Parser {
  write(text: string): Parser;
  close(): void;
}
const { SaxesParser } = createRequire(import.meta.url)('saxes') as { SaxesParser: new () => Parser };

let folder = '';
const inFolder = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countyframe-cli-'));
  await buildCli();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compares every number that is expected, wherever it stands, to 1e-6 of its size. */
function agree(found: unknown, expected: unknown, at: string): void {
  if (typeof expected === 'number') {
    expect(Math.abs((found as number) - expected), at).toBeLessThanOrEqual(1e-6 * Math.max(1e-9, Math.abs(expected)));
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected))
      agree((found as Record<string, unknown>)[key], value, `${at}.${key}`);
  } else expect(found, at).toBe(expected);
}

it('gives the published figures, and a diagram that is well-formed', async () => {
  const files = readdirSync(NETWORKS);
  const runs = await runAll(
    files.map((name) => ['evaluate', '--network', join(NETWORKS, name), '--json', '--out', inFolder(`${name}.svg`)]),
  );
  for (const [at, { code, json, stderr }] of runs.entries()) {
    const name = files[at]!;
    expect([code, stderr]).toEqual([0, '']);
    const evaluation = json as unknown as Evaluation;
    expect(Object.keys(json).sort()).toEqual(
      ['format', 'issues', 'powerFlow', 'powerFlowReason', 'reliability', 'reliabilityReason'].sort(),
    );
    const { expected } = JSON.parse(readFileSync(join(NETWORKS, name), 'utf8')) as {
      expected: Record<string, unknown>;
    };
    agree(evaluation, { format: 'countyframe.evaluation/1', ...expected }, name);
    for (const part of ['reliability', 'powerFlow'] as const) {
      const reason = evaluation[`${part}Reason`];
      if (evaluation[part] !== null) expect(reason).toBeNull();
      else expect(reason).toEqual({ code: expect.stringMatching(/^[A-Z_]+$/), params: expect.any(Object) });
    }
    new SaxesParser().write(readFileSync(inFolder(`${name}.svg`), 'utf8')).close();
  }
});

it('words issues and reasons in both languages', async () => {
  const network = {
    format: 'countyframe.network/1',
    nodes: [
      { id: 'S', kind: 'source' },
      { id: 'A', kind: 'load', customers: 10 },
      { id: 'alone', kind: 'load', customers: 3 },
    ],
    branches: [
      { id: 'a', from: 'S', to: 'A', failuresPerYear: 0.5 },
      { id: 't', from: 'S', to: 'A', normallyOpen: true },
    ],
  };
  writeFileSync(inFolder('issues.json'), JSON.stringify(network));
  const [zh, en, plain] = await runAll([
    ['evaluate', '--network', inFolder('issues.json'), '--json', '--lang', 'zh'],
    ['evaluate', '--network', inFolder('issues.json'), '--json', '--lang', 'en'],
    ['evaluate', '--network', inFolder('issues.json'), '--lang', 'en'],
  ]);
  expect(zh!.json.issues).toContainEqual({
    severity: 'warning',
    code: 'NETWORK_TIE_TIME_ASSUMED',
    message: '联络 t 未给操作时间，按 1 h 计',
    where: { path: 'branches[1].operateHours', entity: 'branch', id: 't' },
  });
  expect(en!.json.issues.map(({ message }) => message)).toContain('Tie t states no operating time; 1 h assumed');
  expect(en!.json.reliabilityReason).toEqual({ code: 'RELIABILITY_NO_REPAIR_TIME', params: { count: 1, branch: 'a' } });
  expect(plain!.stdout).toMatch(/^No reliability: .*\n.*\n(info|warning) {2}/);
});

it('refuses what is no such network with exit 3 and the place in the file', async () => {
  const ok = { format: 'countyframe.network/1', nodes: [{ id: 'a', kind: 'source' }], branches: [] as unknown[] };
  const branch = (part: object) => ({
    ...ok,
    nodes: [...ok.nodes, { id: 'b', kind: 'load' }],
    branches: [{ id: 'x', from: 'a', to: 'b', ...part }],
  });
  const wrong: [unknown, string][] = [
    [[], '$'],
    [{ ...ok, format: 'countyframe.network/2' }, 'format'],
    [{ format: ok.format, nodes: ok.nodes }, 'branches'],
    [{ ...ok, nodes: [{ id: 'a', kind: 'origin' }] }, 'nodes[0].kind'],
    [{ ...ok, nodes: [...ok.nodes, { id: 'a', kind: 'load' }] }, 'nodes[1].id'],
    [{ ...ok, nodes: [{ kind: 'load' }] }, 'nodes[0].id'],
    [branch({ to: 'c' }), 'branches[0].to'],
    [branch({ to: 'a' }), 'branches[0].to'],
    [branch({ lengthKm: '1.5' }), 'branches[0].lengthKm'],
    [branch({ failuresPerYear: -1 }), 'branches[0].failuresPerYear'],
    [branch({ normallyOpen: 'yes' }), 'branches[0].normallyOpen'],
    [{ ...branch({}), devices: [{ branch: 'y', end: 'from', kind: 'fuse' }] }, 'devices[0].branch'],
    [{ ...branch({}), devices: [{ branch: 'x', end: 'middle', kind: 'fuse' }] }, 'devices[0].end'],
    [{ ...ok, baseKv: 0 }, 'baseKv'],
  ];
  wrong.forEach(([json], at) => {
    writeFileSync(inFolder(`wrong${at}.json`), JSON.stringify(json));
  });
  const runs = await runAll(wrong.map((_, at) => ['evaluate', '--network', inFolder(`wrong${at}.json`), '--json']));
  expect(runs.map(faultOf)).toEqual(wrong.map(([, path]) => ({ exit: 3, code: 'NETWORK_INVALID', path })));
  for (const run of runs) expect((run.json.error as { where: object }).where).toHaveProperty('file');
});

it('finds the place where a text stops being JSON, and reads what Windows tools write', async () => {
  const texts: [string | Buffer, number, string][] = [
    ['', 1, '$'],
    ['{"nodes": [\n {"id": "a", "kind": source}]}', 2, 'nodes[0].kind'],
    ['{"nodes": [{"id": "a"},]}', 1, 'nodes[1]'],
    ['{"a": 1\n\n"b": 2}', 3, 'a'],
    ['{"a": "x\ny"}', 1, 'a'],
    ['{"a": 1} x', 1, '$'],
    ['{"nodes": [{"id": "a"', 1, 'nodes[0].id'],
    [readFileSync('test/fixtures/workbooks/A_农网项目计划.xlsx'), 1, '$'],
  ];
  texts.forEach(([text], at) => {
    writeFileSync(inFolder(`text${at}.json`), text);
  });
  const runs = await runAll(texts.map((_, at) => ['evaluate', '--network', inFolder(`text${at}.json`), '--json']));
  expect(runs.map(faultOf)).toEqual(texts.map(([, , path]) => ({ exit: 3, code: 'FILE_NOT_JSON', path })));
  expect(runs.map((run) => (run.json.error as { where: { row: number } }).where.row)).toEqual(
    texts.map(([, row]) => row),
  );
  const text = readFileSync(`${NETWORKS}/rbts-bus2-A.json`, 'utf8');
  writeFileSync(inFolder('utf16.json'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
  writeFileSync(inFolder('mark.json'), `\ufeff${text}`);
  const read = await runAll(
    ['utf16', 'mark'].map((name) => ['evaluate', '--network', inFolder(`${name}.json`), '--json']),
  );
  expect(read.map(({ code }) => code)).toEqual([0, 0]);
});

it('refuses an --out it cannot or must not write before anything is computed', async () => {
  const network = inFolder('same.svg');
  writeFileSync(network, readFileSync(`${NETWORKS}/rbts-bus2-A.json`));
  const [nowhere, itself] = await runAll([
    ['evaluate', '--network', network, '--out', inFolder('nowhere/d.svg'), '--json'],
    ['evaluate', '--network', network, '--out', network, '--json'],
  ]);
  expect(faultOf(nowhere!)).toEqual({ exit: 3, code: 'OUTPUT_NOT_WRITABLE' });
  expect(faultOf(itself!)).toEqual({ exit: 2, code: 'USAGE_OUT_IS_INPUT' });
  expect(readFileSync(network, 'utf8')).toMatch(/^\{/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('a large document comes whole through a slow pipe; a reader that leaves early is no fault', async () => {
  const nodes: object[] = [{ id: 'S', kind: 'source' }];
  const branches: object[] = [];
  for (let i = 0; i < 20_000; i++) {
    nodes.push({ id: `load-point-${i}`, kind: 'load', customers: 1, averageKw: 1 });
    branches.push({ id: `b${i}`, from: 'S', to: `load-point-${i}`, failuresPerYear: 0.1, repairHours: 4 });
  }
  const file = inFolder('large.json');
  writeFileSync(file, JSON.stringify({ format: 'countyframe.network/1', nodes, branches }));
  const child = startCli(['evaluate', '--network', file, '--json']);
  const pieces: Buffer[] = [];
  for await (const piece of child.stdout!) {
    pieces.push(piece as Buffer);
    if (pieces.length < 5) await new Promise((done) => setTimeout(done, 100));
  }
  const text = Buffer.concat(pieces).toString('utf8');
  expect(text.length).toBeGreaterThan(1_000_000);
  const evaluation = JSON.parse(text) as Evaluation;
  expect(Object.keys(evaluation.reliability?.loadPoints ?? {})).toHaveLength(20_000);
  if (process.platform === 'win32') return;
  const command = 'set -o pipefail; "$0" scripts/cli.mjs evaluate --network "$1" --json | head -c 20; echo " $?"';
  const { stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath, file], { encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['{"format":"countyfra 0\n', '']);
});

it('shows figures and reasons to people', async () => {
  const { stdout } = await runCli('evaluate', '--network', `${NETWORKS}/pf-33bw-base.json`, '--lang', 'en');
  expect(stdout).toMatch(
    /^No reliability: .*\nLosses 202\.6771 kW, lowest voltage 0\.9130905 pu at node 18\nwarning {2}branches/,
  );
});
