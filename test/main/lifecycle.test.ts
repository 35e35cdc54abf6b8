import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Store } from '../../src/backend/store/store';
import type { AppState } from '../../src/shared/api/app';
import { tempFolder } from '../support/tempFolder';
import { appPage, endShells, type RunningShell, type ShownWindow, startShell } from './support/shell';
import { storeIn } from './support/stores';

/** A start takes a second or two alone, and much longer beside other work. */
vi.setConfig({ testTimeout: 240_000 });

afterEach(endShells);

interface Box {
  message: string;
  detail: string;
  buttons: string[];
}

async function boxes(shell: RunningShell): Promise<Box[]> {
  return (await shell.recorded('dialog.message')).map((args) => args[0] as Box);
}

function nextBox(shell: RunningShell, count: number): Promise<Box[]> {
  return shell.until(
    () => boxes(shell),
    (shown) => shown.length >= count,
  );
}

/** Starts an import and leaves it while its file is being read. */
async function startReading(shell: RunningShell): Promise<void> {
  const { planId } = await shell.ask<AppState>('rpc', 'app.state');
  const bytes = new Uint8Array(readFileSync('resources/sample/04_云岫县配电网项目计划表.xls'));
  void shell.ask('rpc', 'imports.open', { planId, file: { name: '计划表.xls', bytes } }, 'reading').catch(() => {});
  await shell.until(
    () => shell.ask<{ serviceName: string }[]>('processes'),
    (processes) => processes.some((entry) => entry.serviceName === 'CountyFrame reader'),
  );
}

describe('backend that dies', () => {
  it('is started again on the same store, with a message, and the page with it', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const shell = startShell(home, [file]);
    await appPage(shell);
    const { planId } = await shell.ask<AppState>('rpc', 'app.state');
    await shell.ask('rpc', 'plans.update', { planId, values: { name: '提交过的' } });
    expect(await shell.ask('kill', 'CountyFrame backend')).toBe(true);
    await appPage(shell, 2);
    const [box] = await nextBox(shell, 1);
    expect(box?.message).toBe('数据进程意外退出，已重新启动');
    expect(box?.detail).toContain('已提交的修改都已保存');
    const state = await shell.ask<AppState>('rpc', 'app.state');
    expect(state.storeFile).toBe(file);
    expect(state.plans[0]?.name).toBe('提交过的');
  });

  it('takes its helpers with it when it dies in the middle of an import, and the store stays sound', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const shell = startShell(home, [file]);
    await appPage(shell);
    await startReading(shell);
    await shell.ask('kill', 'CountyFrame backend');
    await appPage(shell, 2);
    const left = await shell.until(
      () => shell.ask<{ serviceName: string }[]>('processes'),
      (processes) => processes.length === 1,
    );
    expect(left[0]?.serviceName).toBe('CountyFrame backend');
    expect(await shell.ask('rpc', 'app.verify')).toEqual({ problems: [] });
  });

  it('is given up after the fourth time in a row, and started again when the user says so', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    const killed = new Set<number>();
    while (killed.size < 4) {
      const [backend] = await shell.until(
        () => shell.ask<{ pid: number }[]>('processes'),
        (processes) => processes.some((entry) => !killed.has(entry.pid)),
      );
      killed.add(backend!.pid);
      await shell.ask('kill', 'CountyFrame backend');
    }
    const shown = await shell.until(
      () => boxes(shell),
      (all) => all.some((box) => box.message.includes('多次')),
    );
    expect(shown.at(-1)?.buttons).toEqual(['重试', '退出']);
    await shell.ask('answer', { response: 0 });
    await appPage(shell, 2);
    expect((await shell.ask<AppState>('rpc', 'app.state')).plans).toHaveLength(1);
  });
});

describe('page that dies', () => {
  it('is loaded again with a message and gets a new port', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    await shell.ask('rpc', 'app.state');
    await shell.ask('crashPage');
    await appPage(shell, 2);
    const [box] = await nextBox(shell, 1);
    expect(box?.message).toBe('窗口内容意外退出（crashed），已重新载入');
    expect((await shell.ask<AppState>('rpc', 'app.state')).plans).toHaveLength(1);
  });

  it('again and again is loaded only where the user says so: no loop of loads and boxes', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    for (let death = 1; death <= 3; death++) {
      await shell.ask('answer', { response: 0 });
      await shell.ask('crashPage');
      await appPage(shell, death + 1);
    }
    await nextBox(shell, 3);
    await shell.ask('crashPage');
    const last = (await nextBox(shell, 4)).at(-1);
    expect(last?.message).toBe('窗口内容多次意外退出（crashed）');
    expect(last?.buttons).toEqual(['重试', '退出']);
    const [window] = await shell.ask<ShownWindow[]>('windows');
    expect(window?.loads.filter((url) => url === 'app://countyframe/')).toHaveLength(4);
    await shell.ask('answer', { response: 0 });
    await appPage(shell, 5);
  });

  it('that hangs is loaded again only where the user says so', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    await shell.ask('answer', { response: 0 });
    await shell.ask('hang');
    await nextBox(shell, 1);
    await shell.ask('answer', { response: 1 });
    await shell.ask('hang');
    await appPage(shell, 2);
  });
});

describe('closing', () => {
  it('asks while a job runs, stays where the user stays, and cancels the job where the user quits', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const shell = startShell(home, [file]);
    await appPage(shell);
    await startReading(shell);
    await shell.ask('closeWindow');
    const [box] = await nextBox(shell, 1);
    expect(box?.message).toBe('有 1 项任务正在进行');
    expect(box?.buttons).toEqual(['退出', '不退出']);
    await shell.ask('answer', { response: 1 });
    expect(await shell.ask<unknown[]>('windows')).toHaveLength(1);
    await startReading(shell);
    await shell.ask('answer', { response: 0 });
    await shell.ask('quit');
    expect(await shell.ended).toBe(0);
    for (const left of ['-wal', '-shm', '.lock']) expect(existsSync(file + left)).toBe(false);
  });

  it('does not ask once the job is done, nor for what a page follows as long as it is open', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    for (const name of ['news', 'drive']) void shell.ask('rpc', `app.${name}`, undefined, name).catch(() => {});
    const { planId } = await shell.ask<AppState>('rpc', 'app.state');
    await shell.ask('rpc', 'outputs.document', { planId, language: 'zh', kind: 'html' });
    void shell.ask('closeWindow').catch(() => {});
    expect(await shell.ended).toBe(0);
  });
});

describe('second start', () => {
  it('opens its file in the first and ends', async () => {
    const home = tempFolder();
    const first = startShell(home, [storeIn(home)]);
    await appPage(first);
    await first.ask('listen');
    const other = storeIn(home, 'other.countyframe');
    const sheet = join(home, '停电.csv');
    writeFileSync(sheet, '线路\n甲线\n');
    const second = startShell(home, [other, sheet]);
    expect(await second.ended).toBe(0);
    const commands = await first.until(
      () => first.ask<{ name: string; file?: string; fileName?: string }[]>('commands'),
      (all) => all.length >= 2,
    );
    expect(commands.find((command) => command.name === 'openStore')?.file).toBe(other);
    expect(commands.find((command) => command.name === 'importFile')?.fileName).toBe('停电.csv');
    expect(await first.recorded('window.focus')).toHaveLength(1);
    expect(await first.ask<unknown[]>('windows')).toHaveLength(1);
  });

  it('takes nothing but a list of files from another start', async () => {
    const home = tempFolder();
    const shell = startShell(home, [storeIn(home)]);
    await appPage(shell);
    await shell.ask('listen');
    for (const data of [null, 'x', { store: 3, files: [] }, { store: null, files: [{}] }, {}]) {
      await shell.ask('emit', 'second-instance', [], home, data);
    }
    expect(await shell.ask('commands')).toEqual([]);
  });
});

describe('store that cannot be opened', () => {
  it('is named with the reason and the next step; another one can be chosen', async () => {
    const home = tempFolder();
    const wrong = join(home, 'wrong.countyframe');
    writeFileSync(wrong, 'no store');
    const right = storeIn(home);
    const shell = startShell(home, [wrong]);
    const [box] = await nextBox(shell, 1);
    expect(box?.message).toContain('不是县网架的数据文件');
    expect(box?.buttons).toEqual(['打开其他文件…', '重试', '退出']);
    await shell.ask('answer', { response: 0 });
    await shell.ask('answer', { filePaths: [right], canceled: false });
    await appPage(shell);
    expect((await shell.ask<AppState>('rpc', 'app.state')).storeFile).toBe(right);
    expect(readFileSync(wrong, 'utf8')).toBe('no store');
  });

  it('that another program holds is left to it', async () => {
    const home = tempFolder();
    const file = storeIn(home);
    const holder = Store.open(file);
    const shell = startShell(home, [file]);
    const [box] = await nextBox(shell, 1);
    expect(box?.message).toContain('正被另一个程序使用');
    await shell.ask('answer', { response: 2 });
    expect(await shell.ended).toBe(0);
    expect(existsSync(`${file}.lock`)).toBe(true);
    holder.close();
  });
});
