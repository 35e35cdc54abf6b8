import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../../../src/backend/exchange/document/findBrowser';
import type { Inspection } from '../../../src/shared/api/inspection';
import { buildCli, faultOf, runAll, runCli } from '../../support/runCli';
import { readZipText } from '../document/zipText';

const browser = await findBrowser();

let folder = '';
let store = '';
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countyframe-cli-'));
  store = inFolder('county.countyframe');
  await buildCli();
  // Years after those of the projects: a plan without money in its own years is a plan all the same.
  await runCli('new', '--store', store, '--county', '甲县', '--base-year', '2025', '--years', '2026-2028');
  await runCli('import', 'test/fixtures/workbooks/B_utf8_bom.csv', '--store', store);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command that writes a file. @returns the bytes, which are those the document tells of */
async function written(command: string, name: string, ...more: string[]): Promise<Buffer> {
  const out = inFolder(name);
  const { code, json, stderr } = await runCli(command, '--out', out, '--json', ...more);
  expect([code, stderr]).toEqual([0, '']);
  expect(json).toEqual({ format: 'countyframe.file/1', file: out, bytes: statSync(out).size, issues: [] });
  return readFileSync(out);
}

it('export writes a workbook that reads back as no change at all', async () => {
  const bytes = await written('export', 'plan.xlsx', '--store', store);
  expect(readZipText(bytes, 'xl/workbook.xml')).toContain('<sheet ');
  const { json } = await runCli('import', inFolder('plan.xlsx'), '--store', store, '--json');
  expect(json).toMatchObject({ batchId: null, counts: { inserted: 0, updated: 0, rejected: 0 } });
});

it('export --profile gives the imported form back filled; importing it changes nothing', async () => {
  const out = inFolder('form.xlsx');
  const { code, json } = await runCli('export', '--store', store, '--profile', 'B_utf8_bom', '--out', out, '--json');
  expect([code, json.issues.filter(({ severity }) => severity === 'error')]).toEqual([0, []]);
  const again = await runCli('import', out, '--store', store, '--json');
  expect(again.json).toMatchObject({ batchId: null, counts: { inserted: 0, updated: 0, rejected: 0 } });
  const saved = await runCli(
    'profiles',
    '--store',
    store,
    '--profile',
    'B_utf8_bom',
    '--out',
    inFolder('p.json'),
    '--json',
  );
  expect(saved.code).toBe(0);
  const taken = await runCli('profiles', '--store', store, '--take', inFolder('p.json'), '--json');
  expect(taken.json).toMatchObject({ format: 'countyframe.profiles/1', profiles: [{ name: 'B_utf8_bom' }] });
  const lost = await runCli('export', '--store', store, '--profile', 'nothing', '--out', out, '--json');
  expect([lost.code, lost.json.error]).toMatchObject([3, { code: 'PROFILE_NOT_FOUND' }]);
});

it('template writes a blank workbook in which every column is known; importing it takes nothing and says so', async () => {
  for (const language of ['zh', 'en']) {
    const name = `blank-${language}.xlsx`;
    await written('template', name, '--lang', language);
    const { json } = await runCli('inspect', inFolder(name), '--json');
    const tables = (json as unknown as Inspection).sheets.flatMap((sheet) => sheet.tables);
    expect(tables.map(({ entity }) => entity)).toEqual(
      expect.arrayContaining(['project', 'feeder', 'loading', 'outage']),
    );
    // The id column is hidden and has no ids yet; any other column without a field would lose what is typed into it.
    const unknown = tables.flatMap(({ entity, columns }) =>
      columns.filter(({ field }) => field === null).map(({ path }) => `${entity} ${path.join(' / ')}`),
    );
    expect(unknown).toEqual(tables.map(({ entity }) => `${entity} id`));
  }
  const imported = await runCli('import', inFolder('blank-zh.xlsx'), '--store', store, '--json');
  expect([imported.code, imported.json]).toMatchObject([0, { batchId: null, counts: { read: 0 } }]);
  expect(imported.json.issues).toContainEqual(expect.objectContaining({ code: 'FILE_WITHOUT_RECORDS' }));
});

it('document writes .html and .docx, of a plan without money in its years too (bug: a chart without bars)', async () => {
  const html = (await written('document', 'plan.html', '--store', store)).toString('utf8');
  expect(html).toMatch(/^<!doctype html>/i);
  expect(html.trimEnd()).toMatch(/<\/html>$/);
  const docx = await written('document', 'plan.docx', '--store', store, '--lang', 'en');
  expect(readZipText(docx, 'word/document.xml')).toContain('<w:tbl>');
});

it.skipIf(browser === null)('document writes .pdf where a browser is found', async () => {
  const pdf = (await written('document', 'plan.pdf', '--store', store)).toString('latin1');
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf.trimEnd()).toMatch(/%%EOF$/);
});

it('what cannot be written is exit 3 before any work, and what must not be is exit 2', async () => {
  mkdirSync(inFolder('folder.xlsx'));
  const disguised = inFolder('store.xlsx');
  copyFileSync(store, disguised);
  const runs = await runAll([
    ['export', '--store', store, '--out', inFolder('nowhere/plan.xlsx'), '--json'],
    ['template', '--out', inFolder('folder.xlsx'), '--json'],
    ['document', '--store', store, '--out', inFolder('nowhere/plan.html'), '--json'],
    ['export', '--store', disguised, '--out', disguised, '--json'],
  ]);
  expect(runs.map(faultOf)).toEqual([
    ...['OUTPUT_NOT_WRITABLE', 'OUTPUT_NOT_WRITABLE', 'OUTPUT_NOT_WRITABLE'].map((code) => ({ exit: 3, code })),
    { exit: 2, code: 'USAGE_OUT_IS_INPUT' },
  ]);
  expect(readFileSync(disguised).equals(readFileSync(store))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});
