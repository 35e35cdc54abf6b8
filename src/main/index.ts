import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { runCommandLine } from './commandLine';
import { homeFolder } from './folders';
import { registerScheme } from './pageProtocol';
import { hardenProgram, unsafeSwitch } from './security';
import { Shell } from './shell';
import { asWishes, readWishes, type Wishes } from './startArgs';
import { wordsOf } from './words';

/**
 * Entry of the Electron shell. Everything before `whenReady` runs at once: scheme, sandbox and the instance lock have to
 * stand before the program is ready.
 */
const CLI = '--cli';

/** The id the setup gives its shortcuts (electron-builder.yml): task bar and jump list belong to it. */
const APP_ID = 'cn.countyframe.desktop';

function main(): void {
  const unsafe = unsafeSwitch();
  if (unsafe !== null) {
    void app.whenReady().then(() => refuseSwitch(unsafe));
    return;
  }
  hardenProgram();
  registerScheme();
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  const profile = join(homeFolder(), 'window');
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', profile);
  app.setPath('sessionData', profile);
  const cliAt = process.argv.indexOf(CLI);
  if (cliAt > 0) {
    const args = process.argv.slice(cliAt + 1);
    void app.whenReady().then(() => runCommandLine(args));
    return;
  }
  const wishes = readWishes(process.argv, process.cwd());
  if (!app.requestSingleInstanceLock(wishes)) {
    app.quit();
    return;
  }
  const shell = new Shell();
  const early: Wishes[] = [];
  let isRunning = false;
  app.on('second-instance', (_event, _argv, _folder, wished) => {
    const asked = asWishes(wished);
    if (asked && isRunning) shell.takeWishes(asked);
    else if (asked) early.push(asked);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    if (isRunning) void shell.openFile(file);
    else early.push({ store: null, files: [file] });
  });
  app.on('window-all-closed', () => app.quit());
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void shell.stop().finally(() => {
      isStopped = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => shell.quit());
  endWithStarter(shell);
  void app.whenReady().then(() => {
    isRunning = true;
    shell.start(wishes);
    for (const asked of early) shell.takeWishes(asked);
  });
}

/** Says why the program does not run, to a terminal and to the desktop. */
function refuseSwitch(name: string): void {
  const lines = (['zh', 'en'] as const).flatMap((language) => {
    const say = wordsOf(language);
    return [say('SHELL_UNSAFE_SWITCH', { name }), say('SHELL_UNSAFE_SWITCH_NEXT')];
  });
  process.stderr.write(`${lines.join('\n')}\n`);
  dialog.showErrorBox('CountyFrame', lines.join('\n'));
  app.exit(1);
}

/** `npm start` may be killed without us: then this ends, too. A packaged program has no starter. */
function endWithStarter(shell: Shell): void {
  if (app.isPackaged) return;
  const starter = process.ppid;
  setInterval(() => {
    if (process.ppid !== starter) shell.quit();
  }, 1000).unref();
}

main();
