import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../../src/backend/host/dataFolder';
import type { ShellCommand } from '../../src/shared/api/shell';
import { tempFolder } from '../support/tempFolder';
import { appPage, endShells, type RunningShell, type ShownWindow, startShell } from './support/shell';
import { storeIn } from './support/stores';

vi.setConfig({ testTimeout: 240_000 });

afterEach(endShells);

function commandsOf(shell: RunningShell, count: number): Promise<ShellCommand[]> {
  return shell.until(
    () => shell.ask<ShellCommand[]>('commands'),
    (commands) => commands.length >= count,
  );
}

interface MenuItem {
  id?: string;
  label?: string;
  role?: string;
  accelerator?: string;
  registerAccelerator?: boolean;
  submenu?: MenuItem[];
}

describe('files that the shell hands to the page', () => {
  it('wait until the page listens, and come with name and bytes', async () => {
    const home = tempFolder();
    const sheet = join(home, '台账 2025.csv');
    writeFileSync(sheet, '线路\n甲线\n');
    const shell = startShell(home, [storeIn(home), sheet, '--no-open', 'notes.docx', join(home, 'missing.xlsx')]);
    await appPage(shell);
    await shell.ask('listen');
    const commands = await commandsOf(shell, 1);
    expect(commands).toHaveLength(1);
    const [command] = commands as Extract<ShellCommand, { name: 'importFile' }>[];
    expect(command?.fileName).toBe('台账 2025.csv');
    expect(new TextDecoder().decode(command?.bytes)).toBe('线路\n甲线\n');
  });

  it('come from menu and dialogs; a cancelled dialog asks for nothing', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const sheet = join(home, 'projects.xlsx');
    writeFileSync(sheet, 'x');
    const shell = startShell(home, [file]);
    await appPage(shell);
    await shell.ask('listen');
    await shell.ask('answer', { filePaths: [], canceled: true });
    await shell.ask('click', 'open');
    await shell.ask('answer', { filePaths: ['/x/other.countyframe'], canceled: false });
    await shell.ask('click', 'open');
    await commandsOf(shell, 1);
    await shell.ask('answer', { filePaths: [sheet], canceled: false });
    await shell.ask('click', 'import');
    await commandsOf(shell, 2);
    await shell.ask('answer', { filePath: join(home, 'copy'), canceled: false });
    await shell.ask('click', 'saveCopy');
    await commandsOf(shell, 3);
    for (const id of ['export', 'undo', 'redo', 'print', 'language-en', 'manual']) await shell.ask('click', id);
    const commands = await commandsOf(shell, 9);
    expect(commands).toMatchObject([
      { name: 'openStore', file: '/x/other.countyframe' },
      { name: 'importFile', fileName: 'projects.xlsx' },
      { name: 'saveCopy', file: join(home, 'copy.countyframe') },
      { name: 'go', screen: 'data', tab: 'export' },
      { name: 'undo' },
      { name: 'redo' },
      { name: 'print' },
      { name: 'language', language: 'en' },
      { name: 'help' },
    ]);
    const [openBox] = await shell.recorded('dialog.open');
    expect(openBox?.[0]).toMatchObject({ title: '打开数据文件', properties: ['openFile'] });
  });

  it('that cannot be read are told of, not handed over', async () => {
    const home = tempFolder();
    const folder = join(home, 'folder.xlsx');
    mkdirSync(folder);
    const shell = startShell(home, [storeIn(home), folder]);
    const shown = await shell.until(
      () => shell.recorded('dialog.message'),
      (boxes) => boxes.length > 0,
    );
    expect(shown[0]?.[0]).toMatchObject({ type: 'error', message: '无法读取 folder.xlsx（EISDIR）' });
  });
});

describe('files that the page hands to the user', () => {
  it('are written whole where the user says, under a name without a folder', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    const target = join(home, '规划.docx');
    await shell.ask('answer', { filePath: target, canceled: false });
    const bytes = new TextEncoder().encode('document').buffer;
    expect(await shell.ask('desktop', 'saveFile', '../../etc/规划:一.docx', bytes)).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('document');
    const [box] = await shell.recorded('dialog.save');
    expect(box?.[0]).toMatchObject({
      defaultPath: join(home, 'documents', '规划_一.docx'),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    });
    await shell.ask('answer', { filePath: '', canceled: true });
    expect(await shell.ask('desktop', 'saveFile', 'b.docx', bytes)).toBe(false);
  });

  it('that cannot be written leave what was there, and the user is told', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    const taken = join(home, 'taken.pdf');
    mkdirSync(join(taken, 'inner'), { recursive: true });
    await shell.ask('answer', { filePath: taken, canceled: false });
    await shell.ask('answer', { response: 0 });
    expect(await shell.ask('desktop', 'saveFile', 'a.pdf', new ArrayBuffer(8))).toBe(false);
    expect(readdirSync(home).filter((name) => name.startsWith('.taken'))).toEqual([]);
    const [box] = await shell.recorded('dialog.message');
    expect((box?.[0] as { message: string } | undefined)?.message).toContain('无法写入 taken.pdf');
  });

  it('are printed as they stand, on paper or as PDF', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    await shell.ask('desktop', 'print');
    await shell.ask('desktop', 'print', { pageSize: 'A3', landscape: true });
    expect(await shell.recorded('webContents.print')).toEqual([
      [{ printBackground: true }],
      // The pages of a sheet have their margins in them: the printer's own would push them off the paper.
      [{ printBackground: true, pageSize: 'A3', landscape: true, margins: { marginType: 'none' } }],
    ]);
    const target = join(home, 'sheet.pdf');
    await shell.ask('answer', { filePath: target, canceled: false });
    expect(await shell.ask('desktop', 'printPdf', { name: 'sheet.pdf', pageSize: 'A3', landscape: true })).toBe(true);
    expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await shell.recorded('webContents.printToPDF'))[0]?.[0]).toMatchObject({ pageSize: 'A3', landscape: true });
  });
});

describe('menu', () => {
  it('speaks the language of the page, now and at the next start', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const first = startShell(home, [file]);
    await appPage(first);
    const labels = async (shell: RunningShell) => (await shell.ask<MenuItem[]>('menu')).map((item) => item.label);
    expect(await labels(first)).toEqual(['文件(&F)', '编辑(&E)', '视图(&V)', '帮助(&H)']);
    await first.ask('setLanguage', 'en');
    expect(await labels(first)).toEqual(['&File', '&Edit', '&View', '&Help']);
    void first.ask('closeWindow').catch(() => {});
    await first.ended;
    const second = startShell(home, [file]);
    await appPage(second);
    expect(await labels(second)).toEqual(['&File', '&Edit', '&View', '&Help']);
    const [window] = await second.ask<ShownWindow[]>('windows');
    expect(window?.title).toBe('test.countyframe - CountyFrame');
  });

  it('gives every command a key of its own, and leaves undo, redo and printing to the page', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    const all = (items: MenuItem[]): MenuItem[] => items.flatMap((item) => [item, ...all(item.submenu ?? [])]);
    const items = all(await shell.ask<MenuItem[]>('menu'));
    const keys = items.flatMap((item) => (item.accelerator ? [item.accelerator] : []));
    expect(new Set(keys).size).toBe(keys.length);
    for (const id of ['open', 'saveCopy', 'import', 'export', 'print', 'quit', 'manual']) {
      expect(items.find((item) => item.id === id)?.accelerator).toBeTruthy();
    }
    for (const id of ['undo', 'redo', 'print']) {
      expect(items.find((item) => item.id === id)?.registerAccelerator).toBe(false);
    }
    // Each menu's letters are its own, in both languages.
    for (const language of ['zh-CN', 'en']) {
      await shell.ask('setLanguage', language);
      for (const menu of await shell.ask<MenuItem[]>('menu')) {
        const letters = (menu.submenu ?? []).flatMap(
          (item) => /&(\w)/.exec(item.label ?? '')?.[1]?.toUpperCase() ?? [],
        );
        expect([menu.id, language, new Set(letters).size]).toEqual([menu.id, language, letters.length]);
      }
    }
  });

  it('has the developer tools only where the program is not packaged', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)], { STANDIN_PACKAGED: '1' });
    const window = await appPage(shell);
    expect(window.options.webPreferences.devTools).toBe(false);
    expect(JSON.stringify(await shell.ask('menu'))).not.toContain('toggleDevTools');
  });

  it('lists the stores opened last, newest first, with their keys', async () => {
    const home = tempFolder();
    const older = storeIn(home, 'A&B.countyframe');
    const newer = storeIn(home, 'newer.countyframe');
    writeFileSync(join(home, 'recent.json'), JSON.stringify([older, join(home, 'gone.countyframe')]));
    const shell = startShell(home, [newer]);
    await appPage(shell);
    await shell.ask('listen');
    const find = (items: MenuItem[], id: string) =>
      items.flatMap((item) => item.submenu ?? []).find((item) => item.id === id);
    const recent = find(await shell.ask<MenuItem[]>('menu'), 'recent')?.submenu ?? [];
    expect(recent.map((item) => item.label?.split(' — ')[0])).toEqual(['&1 newer.countyframe', '&2 A&&B.countyframe']);
    await shell.ask('click', 'recent/2');
    expect(await commandsOf(shell, 1)).toEqual([{ name: 'openStore', file: older }]);
    // The page opens it; title and list follow.
    await shell.ask('rpc', 'app.openStore', { file: older });
    await shell.until(
      () => shell.ask<ShownWindow[]>('windows'),
      (windows) => windows[0]?.title === 'A&B.countyframe - 县网架',
    );
  });
});

describe('place of the window', () => {
  it('is remembered with its state, and brought back where a display is gone', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const displays = '[[0,0,1920,1040],[1920,0,2560,1400]]';
    const first = startShell(home, [file], { STANDIN_DISPLAYS: displays });
    const fresh = await appPage(first);
    expect(fresh.options).toMatchObject({ x: 277, y: 136, width: 1366, height: 768, minWidth: 1024, minHeight: 640 });
    const left = { x: 2100, y: 100, width: 1600, height: 1000 };
    await first.ask('move', left);
    await first.ask('maximise');
    void first.ask('closeWindow').catch(() => {});
    await first.ended;
    const second = startShell(home, [file], { STANDIN_DISPLAYS: displays });
    const again = await appPage(second);
    expect(again.options).toMatchObject(left);
    expect(again.isMaximised).toBe(true);
    void second.ask('closeWindow').catch(() => {});
    await second.ended;
    const third = startShell(home, [file], { STANDIN_DISPLAYS: '[[0,0,1366,728]]' });
    expect((await appPage(third)).options).toMatchObject({ x: 0, y: 0, width: 1366, height: 728 });
  });

  it('of settings and stores is the folder of the other doors', async () => {
    const home = tempFolder();
    const env = { COUNTYFRAME_HOME: '', HOME: home, XDG_DATA_HOME: join(home, 'share') };
    const shell = startShell(home, [storeIn(home)], env);
    await appPage(shell);
    const before = { ...process.env };
    Object.assign(process.env, env);
    const folder = dataFolder();
    process.env = before;
    expect(await shell.recorded('app.setPath')).toContainEqual(['userData', join(folder, 'window')]);
    expect(existsSync(join(folder, 'recent.json'))).toBe(true);
  });

  it('is the folder beside a packaged program where there is one (portable edition)', async () => {
    const home = tempFolder();
    const beside = join(home, 'stick', 'data');
    mkdirSync(beside, { recursive: true });
    const env = { COUNTYFRAME_HOME: '', HOME: home, STANDIN_PACKAGED: '1', STANDIN_EXE_FOLDER: join(home, 'stick') };
    const shell = startShell(home, [storeIn(home)], env);
    await appPage(shell);
    expect(existsSync(join(beside, 'recent.json'))).toBe(true);
    expect(existsSync(join(home, '.local'))).toBe(false);
  });

  it('does not keep the program from starting where its file is broken', async () => {
    const home = tempFolder();
    mkdirSync(join(home, 'window'));
    writeFileSync(join(home, 'window', 'shell.json'), '{"bounds":{"x":"a"},"language":"fr","isMaximised":3');
    chmodSync(join(home, 'window', 'shell.json'), 0o444);
    const shell = startShell(home, [storeIn(home)]);
    expect((await appPage(shell)).options).toMatchObject({ width: 1366, height: 768 });
  });
});
