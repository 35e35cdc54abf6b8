import type { ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright';
import { appPage, type RunningShell, startShell } from './shell';
import { openShellPage } from './shellPage';

/** The program behind the shell's door, with the hands the end-to-end suite has on the loopback door's. */
export interface ShellProgram {
  url: string;
  process: ChildProcess;
  output(): string;
  /** Closes the window, and waits until the program is gone. */
  stop(): Promise<number | null>;
  shell: RunningShell;
}

/** As test/e2e/support/program.ts. @param store path of the store; a new one gets the sample county */
export async function startShellProgram(store: string): Promise<ShellProgram> {
  const shell = startShell(dirname(store), ['--store', store]);
  await appPage(shell);
  return {
    url: 'app://countyframe/',
    process: shell.process,
    output: shell.output,
    stop() {
      void shell.ask('closeWindow').catch(() => {});
      return shell.ended;
    },
    shell,
  };
}

/** As test/e2e/support/fixtures.ts; files handed over become downloads of the browser. */
export async function openShellWindow(
  browser: Browser,
  program: ShellProgram,
  language: 'zh' | 'en' = 'zh',
): Promise<Page> {
  const page = await openShellPage(browser, program.shell, { language, downloads: true });
  page.setDefaultTimeout(20_000);
  await page.locator('.navigation').waitFor();
  return page;
}
