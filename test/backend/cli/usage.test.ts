import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, faultOf, runAll, runCli } from '../../support/runCli';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countyframe-cli-'));
  await buildCli();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('usage faults', () => {
  it('are exit 2 and a document that says what to write instead (bug: parseArgs speaks English, or a stack trace)', async () => {
    const store = join(folder, 'never.countyframe');
    const made = ['new', '--store', store, '--county', '甲县'];
    const cases: [string, string[]][] = [
      ['USAGE_COMMAND_MISSING', []],
      ['USAGE_COMMAND_UNKNOWN', ['constructor']],
      ['USAGE_OPTION_UNKNOWN', ['undo', '--store', store, '--force']],
      ['USAGE_OPTION_UNKNOWN', ['undo', '-s', store]],
      ['USAGE_OPTION_MISSING', ['verify']],
      ['USAGE_OPTION_MISSING', ['allocate']],
      ['USAGE_OPTION_MISSING', ['document', '--store', store]],
      ['USAGE_VALUE_MISSING', ['verify', '--store']],
      ['USAGE_VALUE_MISSING', ['export', '--store', '--out', 'x.xlsx']],
      ['USAGE_VALUE_UNEXPECTED', ['inspect', '--cells=yes', 'x.xlsx']],
      ['USAGE_VALUE_WRONG', ['verify', '--store', store, '--lang', 'fr']],
      ['USAGE_VALUE_WRONG', [...made, '--base-year', '25', '--years', '2026-2028']],
      ['USAGE_VALUE_WRONG', [...made, '--base-year', '2025', '--years', 'soon']],
      ['USAGE_OPTION_MISSING', [...made, '--base-year', '2025']],
      ['PLAN_YEARS_WRONG', [...made, '--base-year', '2025', '--years', '2028-2026']],
      ['PLAN_YEARS_WRONG', [...made, '--base-year', '2025', '--years', '2026-2028', '--target-year', '2027']],
      ['USAGE_ARGUMENT_MISSING', ['inspect']],
      ['USAGE_ARGUMENT_UNEXPECTED', ['inspect', 'a.xlsx', 'b.xlsx']],
      ['USAGE_ARGUMENT_UNEXPECTED', ['evaluate', 'net.json']],
      ['USAGE_VALUE_WRONG', ['import', 'x.csv', '--store', store, '--as', 'spaceship']],
      ['USAGE_VALUE_WRONG', ['allocate', '--store', store, '--time-limit', 'long']],
      ['USAGE_VALUE_WRONG', ['allocate', '--store', store, '--gap', '-1']],
      ['USAGE_OPTIONS_EXCLUDE', ['allocate', '--store', store, '--portfolio', 'p.json']],
      ['USAGE_VALUE_WRONG', ['export', '--store', store, '--out', 'plan.pdf']],
      ['USAGE_VALUE_WRONG', ['document', '--store', store, '--out', 'plan.txt']],
      ['USAGE_VALUE_WRONG', ['serve', '--store', store, '--port', '70000']],
    ];
    const runs = await runAll(cases.map(([, args]) => [...args, '--json']));
    expect(runs.map(faultOf)).toEqual(cases.map(([code]) => ({ exit: 2, code })));
    expect(runs.map((run) => run.stderr).join('')).toBe('');
    expect(existsSync(store)).toBe(false);
  });

  it('without --json leave stdout empty and speak the language asked for', async () => {
    const [zh, en] = await runAll([
      ['undo', '--lang', 'zh'],
      ['undo', '--lang=en'],
    ]);
    expect([zh!.code, zh!.stdout]).toEqual([2, '']);
    expect(zh!.stderr).toBe('缺少 --store\n运行 npm run --silent cli -- help 查看用法。\n');
    expect(en!.stderr).toBe('--store is missing\nRun npm run --silent cli -- help to see the usage.\n');
  });
});

it('help is a result of every command, as a document with --json', async () => {
  const [plain, document, ofCommand] = await runAll([['help'], ['--help', '--json'], ['import', '--help']]);
  expect(plain!.stdout).toContain('evaluate --network FILE');
  expect(document!.json).toMatchObject({ format: 'countyframe.help/1', issues: [] });
  expect([plain!.code, document!.code, ofCommand!.code]).toEqual([0, 0, 0]);
});

it('speaks Chinese where the system names no language', async () => {
  const { stderr } = await runCli('undo');
  expect(stderr).toMatch(/^缺少 --store/);
});
