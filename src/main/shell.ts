import { basename, join } from 'node:path';
import { app, type BrowserWindow, Menu, session } from 'electron';
import { channels, type ShellCommand } from '../shared/api/shell';
import { BackendProcess } from './backendProcess';
import { Dialogs } from './dialogs';
import { helperEnvironment, rendererFolder } from './folders';
import { loadAppPage, openWindow } from './mainWindow';
import { menuTemplate } from './menu';
import { answerPage } from './pageCalls';
import { servePages, waitingUrl } from './pageProtocol';
import { PrintJobs } from './printJobs';
import { lockSession } from './security';
import { SettingsFile } from './settings';
import { kindOf, type Wishes } from './startArgs';
import { wordsOf } from './words';

/** A page that ends more often than this within the time, in ms, is loaded again only on the user's word. */
const PAGE_RESTARTS = 3;
const PAGE_COUNTED_MS = 5 * 60_000;

/** The running program: one window, one backend, and what passes between them. */
export class Shell {
  private readonly settings = new SettingsFile(join(app.getPath('userData'), 'shell.json'));
  private readonly dialogs = new Dialogs(
    () => this.liveWindow(),
    () => this.say,
  );
  private readonly printJobs = new PrintJobs();
  private readonly backend = new BackendProcess(helperEnvironment(), this.printJobs, {
    onPreparing: () => this.showWaiting('SHELL_PREPARING'),
    onOpened: (opened) => void this.onOpened(opened),
    onRefused: (reason) => void this.onRefused(reason),
    onDown: (code) => void this.onDown(code),
  });
  private window: BrowserWindow | null = null;
  private recent: string[] = [];
  /** Commands for a page that does not listen yet. */
  private waiting: ShellCommand[] = [];
  private isListening = false;
  private mayClose = false;
  private isAsking = false;
  private isPageLoaded = false;
  private pageDeaths: number[] = [];

  /** Opens the window and the backend; once, when the program is ready. @param wishes what this start asks for */
  start(wishes: Wishes): void {
    lockSession(session.defaultSession);
    servePages(rendererFolder, (path, query) => this.backend.page(path, query));
    answerPage({
      backend: this.backend,
      dialogs: this.dialogs,
      page: () => this.liveWindow()?.webContents ?? null,
      onListening: () => this.onListening(),
      onLanguage: (language) => {
        if (language === this.settings.values.language) return;
        this.settings.change({ language });
        this.showMenu();
      },
    });
    this.window = openWindow(this.settings, {
      mayClose: () => this.askBeforeClose(),
      onGone: (reason) => void this.onPageGone(reason),
      onHanging: () => void this.onPageHanging(),
    });
    this.window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.isListening = false;
    });
    this.window.on('closed', () => {
      this.window = null;
      // A hidden window that prints must not keep the program.
      app.quit();
    });
    this.showMenu();
    this.showWaiting('SHELL_STARTING');
    this.backend.start(wishes.store);
    for (const file of wishes.files) void this.openFile(file);
  }

  /** A second start: its files open here, and the window comes forward. */
  takeWishes(wishes: Wishes): void {
    const window = this.liveWindow();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    if (wishes.store !== null) void this.openFile(wishes.store);
    for (const file of wishes.files) void this.openFile(file);
  }

  /** Opens a store, or hands a file to the page for import. */
  async openFile(file: string): Promise<void> {
    if (kindOf(file) === 'sheet') await this.importFile(file);
    else if (file !== this.backend.file) this.command({ name: 'openStore', file });
  }

  /** Closes the store; resolves when the backend is gone. */
  stop(): Promise<void> {
    return this.backend.stop();
  }

  private get say() {
    return wordsOf(this.settings.values.language);
  }

  private liveWindow(): BrowserWindow | null {
    return this.window && !this.window.isDestroyed() ? this.window : null;
  }

  private command(command: ShellCommand): void {
    if (this.isListening) this.liveWindow()?.webContents.send(channels.command, command);
    else this.waiting.push(command);
  }

  private onListening(): void {
    this.isListening = true;
    for (const command of this.waiting.splice(0)) this.command(command);
  }

  private showWaiting(code: string): void {
    if (this.isPageLoaded) return;
    void this.liveWindow()
      ?.loadURL(waitingUrl(this.say(code)))
      .catch(() => {});
  }

  private async onOpened(opened: { file: string; recent: string[]; isRestart: boolean }): Promise<void> {
    const window = this.liveWindow();
    this.recent = opened.recent;
    app.addRecentDocument(opened.file);
    this.showMenu();
    if (!window) return;
    window.setTitle(`${basename(opened.file)} - ${this.say('SHELL_APP')}`);
    window.setRepresentedFilename(opened.file);
    if (!this.isPageLoaded || opened.isRestart) {
      this.isPageLoaded = true;
      await loadAppPage(window);
    }
    if (opened.isRestart) await this.dialogs.tell('warning', 'SHELL_BACKEND_DIED');
  }

  private async onRefused({ code, params }: { code: string; params: Record<string, string | number> }): Promise<void> {
    const { say } = this;
    const choice = await this.dialogs.show({
      type: 'error',
      message: `${say('SHELL_REFUSED')}\n${say(code, params)}`,
      detail: say(`${code}_NEXT`, params),
      buttons: [say('SHELL_OPEN_OTHER'), say('SHELL_TRY_AGAIN'), say('SHELL_QUIT_NOW')],
    });
    const file = choice === 0 ? await this.dialogs.pickStore() : null;
    if (choice === 0 && file === null) return this.onRefused({ code, params });
    if (choice === 2) return this.quit();
    this.backend.retry(file ?? this.backend.file);
  }

  private async onDown(status: number): Promise<void> {
    const buttons = ['SHELL_TRY_AGAIN', 'SHELL_QUIT_NOW'];
    const choice = await this.dialogs.ask('error', 'SHELL_BACKEND_DOWN', { status }, buttons);
    if (choice === 0) this.backend.retry();
    else this.quit();
  }

  private async onPageGone(reason: string): Promise<void> {
    const now = Date.now();
    this.pageDeaths = [...this.pageDeaths.filter((time) => now - time < PAGE_COUNTED_MS), now];
    const isDown = this.pageDeaths.length > PAGE_RESTARTS;
    if (isDown) {
      const choice = await this.dialogs.ask('error', 'SHELL_PAGE_DOWN', { reason }, [
        'SHELL_TRY_AGAIN',
        'SHELL_QUIT_NOW',
      ]);
      if (choice !== 0) return this.quit();
      this.pageDeaths = [];
    }
    const window = this.liveWindow();
    if (!window) return;
    await loadAppPage(window);
    if (!isDown) await this.dialogs.tell('warning', 'SHELL_PAGE_DIED', { reason });
  }

  private async onPageHanging(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    const choice = await this.dialogs.ask('warning', 'SHELL_PAGE_HANGS', {}, ['SHELL_WAIT', 'SHELL_RELOAD']);
    this.isAsking = false;
    const window = this.liveWindow();
    // A page that hangs does not answer a load: its process is ended, and `render-process-gone` loads it again.
    if (choice === 1) window?.webContents.forcefullyCrashRenderer();
  }

  /** @returns whether the window may close at once; where a job runs, the user is asked and decides later */
  private askBeforeClose(): boolean {
    if (this.mayClose || this.backend.jobs === 0) return true;
    if (this.isAsking) return false;
    this.isAsking = true;
    const count = this.backend.jobs;
    void this.dialogs
      .ask('question', 'SHELL_JOB_RUNNING', { count }, ['SHELL_QUIT_NOW', 'SHELL_STAY'])
      .then((choice) => {
        this.isAsking = false;
        if (choice === 0) this.quit();
      });
    return false;
  }

  /** Closes without asking: on the user's word, or a signal's, which nobody may be there to answer. */
  quit(): void {
    this.mayClose = true;
    app.quit();
  }

  private showMenu(): void {
    const { language } = this.settings.values;
    const facts = { language, recent: this.recent, isDevelopment: !app.isPackaged };
    const template = menuTemplate(this.say, facts, {
      command: (command) => this.command(command),
      openStore: () => void this.pickStore(),
      openRecent: (file) => void this.openFile(file),
      saveCopy: () => void this.saveCopy(),
      importFile: () => void this.pickImport(),
      about: () => void this.about(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  private async pickStore(): Promise<void> {
    const file = await this.dialogs.pickStore();
    if (file !== null) this.command({ name: 'openStore', file });
  }

  private async pickImport(): Promise<void> {
    const file = await this.dialogs.pickImport();
    if (file !== null) await this.importFile(file);
  }

  private async importFile(file: string): Promise<void> {
    const command = await this.dialogs.readImport(file);
    if (command) this.command(command);
  }

  private async saveCopy(): Promise<void> {
    const file = await this.dialogs.saveStoreAs(basename(this.backend.file ?? 'county.countyframe'));
    if (file) this.command({ name: 'saveCopy', file });
  }

  private async about(): Promise<void> {
    const { electron = '', chrome = '' } = process.versions;
    const detail = this.say('SHELL_ABOUT_DETAIL', { version: app.getVersion(), electron, chrome });
    await this.dialogs.show({ type: 'info', message: this.say('SHELL_APP'), detail, buttons: [this.say('SHELL_OK')] });
  }
}
