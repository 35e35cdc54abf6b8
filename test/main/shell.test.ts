import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Store } from '../../src/backend/store/store';
import type { AppState } from '../../src/shared/api/app';
import { tempFolder } from '../support/tempFolder';
import { appPage, endShells, startShell } from './support/shell';
import { storeIn } from './support/stores';

/** A start takes a second or two alone, and much longer beside other work. */
vi.setConfig({ testTimeout: 240_000 });

afterEach(endShells);

/** The built shell on the stand-in: what a start leads to, and that the data gets through. */
describe('start', () => {
  it('opens the store in a process of its own and answers the page over its port', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const shell = startShell(home, [file]);
    const window = await appPage(shell);
    expect(window.loaded?.status).toBe(200);
    expect(window.loaded?.body).toContain('<div id="root">');
    expect(window.isShown).toBe(true);
    expect(window.title).toBe('test.countyframe - 县网架');
    const state = await shell.ask<AppState>('rpc', 'app.state');
    expect(state.storeFile).toBe(file);
    expect(state.plans[0]?.countyName).toBe('甲县');
    expect(await shell.recorded('app.addRecentDocument')).toEqual([[file]]);
    const [start] = await shell.recorded('utilityProcess.fork');
    expect(String(start?.[0])).toMatch(/out[\\/]main[\\/]backend\.js$/);
    expect(start?.[1]).toEqual(['--store', file]);
  });

  it('closes the store cleanly when the window closes: no write-ahead log, no lock', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const shell = startShell(home, ['--store', file]);
    await appPage(shell);
    const { planId } = await shell.ask<AppState>('rpc', 'app.state');
    await shell.ask('rpc', 'plans.update', { planId, values: { name: '改名' } });
    expect(existsSync(`${file}-wal`)).toBe(true);
    void shell.ask('closeWindow').catch(() => {});
    expect(await shell.ended).toBe(0);
    for (const left of ['-wal', '-shm', '.lock']) expect(existsSync(file + left)).toBe(false);
    const store = Store.openReadonly(file);
    expect(store.get('SELECT name FROM plan')).toEqual({ name: '改名' });
    store.close();
  });

  it('ends with SIGTERM as with the window, and leaves one file', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const shell = startShell(home, [file]);
    await appPage(shell);
    await shell.ask('rpc', 'app.state');
    shell.process.kill('SIGTERM');
    expect(await shell.ended).toBe(0);
    for (const left of ['-wal', '-shm', '.lock']) expect(existsSync(file + left)).toBe(false);
  });

  it('fills a new default store with the sample county, telling so before the page comes', async () => {
    const home = tempFolder();
    const shell = startShell(home);
    const window = await appPage(shell);
    expect(window.loads.map((url) => new URL(url).searchParams.get('text'))).toContain('首次启动，正在准备示例县 …');
    const state = await shell.ask<AppState>('rpc', 'app.state');
    expect(state.storeFile).toBe(join(home, 'county.countyframe'));
    expect(state.plans).toHaveLength(1);
  });

  it('reads a workbook in a helper process that the shell starts, since the program cannot fork itself', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    const { planId } = await shell.ask<AppState>('rpc', 'app.state');
    const bytes = new Uint8Array(readFileSync('resources/sample/04_云岫县配电网项目计划表.xls'));
    const opened = await shell.ask<{ value: { mappings: unknown[]; sessionId: string } }>('rpc', 'imports.open', {
      planId,
      file: { name: '计划表.xls', bytes },
    });
    expect(opened.value.sessionId).toBeTruthy();
    const starts = await shell.recorded('utilityProcess.fork');
    const helper = starts.find((args) => (args[1] as string[])[0] === '--child');
    expect(helper?.[1]).toEqual(['--child', 'reader']);
    expect((helper?.[2] as { execArgv: string[] } | undefined)?.execArgv[0]).toMatch(/^--max-old-space-size=\d+$/);
    await shell.until(
      () => shell.ask<{ serviceName: string }[]>('processes'),
      (processes) => processes.length === 1,
    );
  });
});
