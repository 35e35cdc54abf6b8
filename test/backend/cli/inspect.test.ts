import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../src/shared/api/inspection';
import { buildCli, faultOf, runAll, runCli } from '../../support/runCli';

const BOOKS = 'test/fixtures/workbooks';
const truths = JSON.parse(readFileSync(`${BOOKS}/truths.json`, 'utf8')) as {
  sheet: string;
  headerRows: [number, number];
  firstDataRow: number;
  lastDataRow: number;
  headerPaths: Record<string, string[]>;
  skipped: { row: number; why: string }[];
  projects: unknown[];
};

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countyframe-cli-'));
  await buildCli();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('describes every sample workbook: exit 0, whole documents, the truth of the project list in each format', async () => {
  const files = readdirSync(BOOKS).filter((name) => !name.endsWith('.json'));
  const runs = await runAll(files.map((name) => ['inspect', join(BOOKS, name), '--json', '--cells']));
  for (const [at, { code, json, stderr }] of runs.entries()) {
    const name = files[at]!;
    expect([name, code, stderr]).toEqual([name, 0, '']);
    const inspection = json as unknown as Inspection;
    expect(Object.keys(inspection).sort()).toEqual(['file', 'format', 'issues', 'sheets']);
    expect(inspection.format).toBe('countyframe.inspection/1');
    expect(Object.keys(inspection.file).sort()).toEqual(['bytes', 'encoding', 'kind', 'name', 'sha256']);
    expect(inspection.file).toMatchObject({ name, bytes: readFileSync(join(BOOKS, name)).length });
    for (const sheet of inspection.sheets) expect(sheet.cells?.nonEmpty).toBeGreaterThan(0);
    for (const issue of json.issues) expect(issue.message).not.toBe(issue.code);
    if (!/^A_|^B_(gb18030|gbk|utf)/.test(name) || name.includes('rare')) continue;
    const table = inspection.sheets[0]!.tables[0]!;
    expect(table).toMatchObject({
      entity: 'project',
      headerRows: truths.headerRows,
      firstDataRow: truths.firstDataRow,
      lastDataRow: truths.lastDataRow,
      dataRowCount: truths.projects.length,
    });
    expect(table.skipped.filter(({ row }) => row <= table.lastDataRow)).toEqual(
      truths.skipped.filter(({ row }) => row <= truths.lastDataRow),
    );
    for (const [letter, path] of Object.entries(truths.headerPaths)) {
      expect(table.columns.find((column) => column.letter === letter)?.path).toEqual(path);
    }
  }
}, 120_000);

it('says of what it cannot read what it is: exit 3 and a code of its own', async () => {
  const workbook = readFileSync(`${BOOKS}/A_农网项目计划.xlsx`);
  const junk: Record<string, [string, Buffer | string]> = {
    'empty.xlsx': ['FILE_EMPTY', ''],
    'blank.csv': ['FILE_EMPTY', '\n\n'],
    'noise.xlsx': [
      'NOT_A_SPREADSHEET',
      Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3)) & 255)),
    ],
    'paper.xlsx': ['FILE_IS_PDF', '%PDF-1.7\n1 0 obj'],
    'photo.xls': ['FILE_IS_IMAGE', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])],
    'cut.xlsx': ['FILE_TRUNCATED', workbook.subarray(0, 3000)],
    'page.html': ['HTML_WITHOUT_TABLE', '<html><body><p>no</p></body></html>'],
    'data.json': ['NOT_A_SPREADSHEET', '{"a": 1}'],
  };
  for (const [name, [, content]] of Object.entries(junk)) writeFileSync(join(folder, name), content);
  const names = [...Object.keys(junk), 'missing.xlsx', '.'];
  const runs = await runAll(names.map((name) => ['inspect', join(folder, name), '--json']));
  const codes = [...Object.values(junk).map(([code]) => code), 'FILE_NOT_FOUND', 'FILE_UNREADABLE'];
  expect(runs.map((run, at) => [names[at], faultOf(run)])).toEqual(
    codes.map((code, at) => [names[at], { exit: 3, code }]),
  );
});

it('reads what can be read and tells in issues what is odd about it', async () => {
  writeFileSync(join(folder, 'really.xlsx'), readFileSync(`${BOOKS}/B_utf8_bom.csv`));
  writeFileSync(join(folder, 'words.csv'), 'only,some\nwords,here\n');
  const renamed = await runCli('inspect', join(folder, 'really.xlsx'), '--json', '--lang', 'en');
  expect([renamed.code, renamed.json.file]).toMatchObject([0, { kind: 'csv' }]);
  expect(renamed.json.issues).toContainEqual({
    severity: 'info',
    code: 'CONTENT_DIFFERS_FROM_NAME',
    message: 'The content is csv although the name ends in .xlsx; it was read by its content',
    where: expect.anything(),
  });
  const unknown = await runCli('inspect', join(folder, 'words.csv'), '--json');
  expect(unknown.code).toBe(0);
  expect(unknown.json.issues.length).toBeGreaterThan(0);
});

it('without --json names sheets and tables in words', async () => {
  const { stdout } = await runCli('inspect', `${BOOKS}/A_农网项目计划.xlsx`, '--lang', 'en');
  expect(stdout).toMatch(/^Sheet “2013年第二批”\n {2}A4:N16 {2}Projects {2}5 rows\n/);
});
