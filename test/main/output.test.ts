import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MadeFile } from '../../src/shared/api/apiFile';
import type { AppState } from '../../src/shared/api/app';
import { tempFolder } from '../support/tempFolder';
import { appPage, endShells, type ShownWindow, startShell } from './support/shell';
import { storeIn } from './support/stores';

vi.setConfig({ testTimeout: 240_000 });

afterEach(endShells);

interface PortableFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

describe('plan document as PDF', () => {
  it("is printed by a hidden window of the shell in two passes, with the contents' page numbers in between", async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    const { planId } = await shell.ask<AppState>('rpc', 'app.state');
    const wanted = { planId, language: 'zh', kind: 'pdf' };
    const { value } = await shell.ask<{ value: MadeFile }>('rpc', 'outputs.document', wanted);
    const made = await shell.ask<PortableFile>('rpc', 'outputs.file', { fileId: value.fileId });
    expect(made.type).toBe('application/pdf');
    expect(made.name).toMatch(/甲县.*2026-2028.*\.pdf$/);
    expect((await PDFDocument.load(made.bytes)).getPageCount()).toBeGreaterThan(3);
    const passes = (await shell.recorded('webContents.printToPDF')).map((args) => args[0]);
    expect(passes).toMatchObject([
      { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: false, generateDocumentOutline: false },
      { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true },
    ]);
    const hidden = (await shell.recorded('BrowserWindow')).map((args) => args[0] as ShownWindow['options']).at(-1);
    expect(hidden).toMatchObject({ show: false, webPreferences: { sandbox: true, contextIsolation: true } });
    expect(hidden?.webPreferences.preload).toBeUndefined();
    await shell.until(
      () => shell.ask<unknown[]>('windows'),
      (windows) => windows.length === 1,
    );
  });

  it('that is cancelled leaves no window behind', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    const { planId } = await shell.ask<AppState>('rpc', 'app.state');
    const work = shell.ask('rpc', 'outputs.document', { planId, language: 'zh', kind: 'pdf' }, 'pdf').catch(() => null);
    await shell.ask('abort', 'pdf');
    await work;
    await shell.until(
      () => shell.ask<unknown[]>('windows'),
      (windows) => windows.length === 1,
    );
  });
});

describe('command line of the packaged program', () => {
  it('prints one JSON document and ends with its status, without a window', async () => {
    const home = tempFolder();
    const sheet = join(home, '计划表.xls');
    copyFileSync('resources/sample/04_云岫县配电网项目计划表.xls', sheet);
    const shell = startShell(home, ['--cli', 'inspect', sheet, '--json'], { STANDIN_PACKAGED: '1' });
    expect(await shell.ended).toBe(0);
    const told = JSON.parse(shell.stdout()) as { format: string };
    expect(told.format).toMatch(/^countyframe\./);
    const direct = spawnSync(process.execPath, ['scripts/cli.mjs', 'inspect', sheet, '--json'], { encoding: 'utf8' });
    expect(told).toEqual(JSON.parse(direct.stdout));
  });

  it('ends with the status of a failure', async () => {
    const home = tempFolder();
    const usage = startShell(home, ['--cli', 'nonsense', '--json']);
    expect(await usage.ended).toBe(2);
    expect(JSON.parse(usage.stdout())).toMatchObject({
      format: 'countyframe.error/1',
      error: { code: 'USAGE_COMMAND_UNKNOWN' },
    });
  });
});
