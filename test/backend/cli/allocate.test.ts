import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Allocation } from '../../../src/domain/budget/allocation';
import { checkChoice, usageOf } from '../../../src/domain/budget/check';
import { readPortfolio } from '../../../src/domain/budget/portfolio';
import { buildCli, faultOf, runAll, runCli } from '../../support/runCli';

const PORTFOLIOS = 'test/fixtures/portfolios';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countyframe-cli-'));
  await buildCli();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a portfolio by hand. @returns its path */
function portfolio(name: string, part: object): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ format: 'countyframe.portfolio/1', envelopes: [], groups: [], ...part }));
  return file;
}

const option = (id: string, fen: number, benefit = 1) => ({ id, benefit, uses: { money: fen } });

it('proves the known optima, and its own words about them hold to the last unit', async () => {
  const files = readdirSync(PORTFOLIOS);
  const runs = await runAll(files.map((name) => ['allocate', '--portfolio', join(PORTFOLIOS, name), '--json']));
  for (const [at, { code, json, stderr }] of runs.entries()) {
    const name = files[at]!;
    const source = JSON.parse(readFileSync(join(PORTFOLIOS, name), 'utf8')) as { expected: { optimum: number } };
    const allocation = json as unknown as Allocation;
    expect([name, code, stderr]).toEqual([name, 0, '']);
    const { optimum } = source.expected;
    expect(allocation).toMatchObject({
      format: 'countyframe.allocation/1',
      status: 'optimal',
      objective: optimum,
      gap: 0,
    });
    expect(allocation).not.toHaveProperty('conflicts');
    const rules = readPortfolio(source);
    expect(checkChoice(rules, allocation.chosen)).toEqual([]);
    expect(allocation.used).toEqual(Object.fromEntries(usageOf(rules, allocation.chosen).used));
    expect(json.issues).toEqual([]);
  }
}, 240_000);

it('a time limit reached is a result: exit 0, the best split so far, and why it ended', async () => {
  const file = join(PORTFOLIOS, 'mckp-200x6.json');
  const { code, json } = await runCli('allocate', '--portfolio', file, '--time-limit', '0.01', '--json');
  const allocation = json as unknown as Allocation;
  expect([code, allocation.status]).toEqual([0, 'feasible']);
  expect(allocation.bound).toBeGreaterThanOrEqual(10_179);
  expect(allocation.objective).toBeLessThanOrEqual(10_179);
  const { objective, bound, gap } = allocation;
  expect(gap).toBeCloseTo((bound! - objective!) / Math.max(1, Math.abs(objective!)), 12);
  expect(allocation.stoppedBy).toBe('timeLimit');
  expect(json.issues).toMatchObject([{ severity: 'info', code: 'SPLIT_TIME_LIMIT' }]);
});

it('an infeasible split is a result: exit 0, the rules in conflict, in words too', async () => {
  const files = [
    portfolio('dear', {
      envelopes: [{ id: 'money', maxFen: 10 }],
      groups: [{ id: 'must', required: true, options: [option('a', 11)] }],
    }),
    portfolio('floor', {
      envelopes: [{ id: 'money', minFen: 100 }],
      groups: [{ id: 'small', options: [option('a', 11)] }],
    }),
    portfolio('locks', {
      envelopes: [{ id: 'money' }],
      groups: [
        { id: 'one', options: [option('a', 1)] },
        { id: 'two', options: [option('b', 1)] },
      ],
      excludes: [['a', 'b']],
      locks: [
        { option: 'a', chosen: true },
        { option: 'b', chosen: true },
      ],
    }),
    portfolio('needs', {
      envelopes: [{ id: 'money' }],
      groups: [
        { id: 'one', required: true, options: [option('a', 1)] },
        { id: 'two', options: [option('b', 1)] },
      ],
      requires: [{ option: 'a', needsAnyOf: ['b'] }],
      locks: [{ option: 'b', chosen: false }],
    }),
  ];
  const runs = await runAll(files.map((file) => ['allocate', '--portfolio', file, '--json', '--lang', 'en']));
  const conflicts = [
    ['envelopeMax money', 'requiredGroup must'],
    ['envelopeMin money'],
    ['excludes a', 'lock a', 'lock b'],
    ['lock b', 'requiredGroup one', 'requires a'],
  ];
  for (const [at, { code, json }] of runs.entries()) {
    const allocation = json as unknown as Allocation;
    expect([code, allocation.status, allocation.objective, allocation.chosen]).toEqual([0, 'infeasible', null, []]);
    expect(allocation.conflicts?.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(conflicts[at]);
    expect(json.issues).toHaveLength(conflicts[at]!.length);
    for (const issue of json.issues) expect(issue.message).toMatch(/^In conflict with other rules: /);
  }
  const plain = await runCli('allocate', '--portfolio', files[0]!, '--lang', 'zh');
  expect(plain.stdout).toMatch(
    /^无可行方案.*\nwarning .*资金盘子 money 上限 10；提高 1 即可行\nwarning .*must 必选其一；取消此条即可行\n$/,
  );
});

it('absent parts mean what the format says', async () => {
  const open = portfolio('open', {
    envelopes: [{ id: 'money', maxFen: null }],
    groups: [{ id: 'g', options: [option('a', 5, 2), option('b', 4, 3), { id: 'c', benefit: -1 }] }],
    comment: 'unknown keys are ignored',
  });
  const [opened, empty] = await runAll([
    ['allocate', '--portfolio', open, '--json'],
    ['allocate', '--portfolio', portfolio('empty', {}), '--json'],
  ]);
  expect(opened!.json).toMatchObject({ status: 'optimal', objective: 3, chosen: ['b'], used: { money: 4 } });
  expect(empty!.json).toMatchObject({ status: 'optimal', objective: 0, chosen: [], used: {} });
});

it('what is no portfolio is exit 3 with the place', async () => {
  const money = { envelopes: [{ id: 'money' }] };
  const one = { ...money, groups: [{ id: 'g', options: [option('a', 1)] }] };
  const wrong: [object, string][] = [
    [{ format: 'countyframe.network/1' }, 'format'],
    [{ envelopes: undefined }, 'envelopes'],
    [{ envelopes: [{ id: 'money', maxFen: 1.5 }] }, 'envelopes[0].maxFen'],
    [{ envelopes: [{ id: 'money' }, { id: 'money' }] }, 'envelopes[1].id'],
    [{ ...money, groups: [{ id: 'g', options: [{ id: 'a', benefit: '1' }] }] }, 'groups[0].options[0].benefit'],
    [
      { ...money, groups: [{ id: 'g', options: [{ id: 'a', benefit: 1, uses: { euro: 1 } }] }] },
      'groups[0].options[0].uses.euro',
    ],
    [{ ...one, locks: [{ option: 'z', chosen: true }] }, 'locks[0].option'],
    [{ ...one, locks: [{ option: 'a' }] }, 'locks[0].chosen'],
    [{ ...one, requires: [{ option: 'a', needsAnyOf: ['z'] }] }, 'requires[0].needsAnyOf[0]'],
    [{ ...one, excludes: [['a']] }, 'excludes[0]'],
  ];
  const files = wrong.map(([part], at) => portfolio(`wrong${at}`, part));
  const runs = await runAll(files.map((file) => ['allocate', '--portfolio', file, '--json']));
  expect(runs.map(faultOf)).toEqual(wrong.map(([, path]) => ({ exit: 3, code: 'PORTFOLIO_INVALID', path })));
  const missing = await runCli('allocate', '--portfolio', join(folder, 'nothing.json'), '--json');
  expect(faultOf(missing)).toEqual({ exit: 3, code: 'FILE_NOT_FOUND' });
});
