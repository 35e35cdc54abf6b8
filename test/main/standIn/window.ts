import { EventEmitter } from 'node:events';
import { app, windows } from './app';
import { StandInPage } from './page';
import { record } from './records';

interface Options extends Record<string, unknown> {
  webPreferences?: { preload?: string };
}

let nextId = 1;

/** BrowserWindow without a screen: remembers what it was made with and what was done to it. */
export class BrowserWindow extends EventEmitter {
  readonly id = nextId++;
  readonly options: Options;
  readonly webContents: StandInPage;
  title = '';
  isShown = false;
  private bounds: { x: number; y: number; width: number; height: number };
  private isMax = false;
  private isGone = false;

  constructor(options: Options = {}) {
    super();
    this.options = options;
    record('BrowserWindow', options);
    const { x = 0, y = 0, width = 800, height = 600 } = options as Record<string, number>;
    this.bounds = { x, y, width, height };
    this.webContents = new StandInPage(options.webPreferences?.preload);
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return windows.filter((window) => !window.isDestroyed()) as BrowserWindow[];
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit('ready-to-show');
  }

  show(): void {
    this.isShown = true;
  }

  maximize(): void {
    this.isMax = true;
    this.emit('maximize');
  }

  isMaximized = () => this.isMax;
  isMinimized = () => false;
  isFullScreen = () => false;
  isDestroyed = () => this.isGone;
  getNormalBounds = () => this.bounds;

  focus(): void {
    record('window.focus', this.id);
  }

  restore(): void {
    record('window.restore', this.id);
  }

  setTitle(title: string): void {
    this.title = title;
  }

  setRepresentedFilename(file: string): void {
    record('window.setRepresentedFilename', file);
  }

  /** As the user drags it. */
  moveTo(bounds: { x: number; y: number; width: number; height: number }): void {
    this.bounds = bounds;
    this.emit('move');
    this.emit('resize');
  }

  close(): void {
    let isPrevented = false;
    this.emit('close', {
      preventDefault: () => {
        isPrevented = true;
      },
    });
    if (!isPrevented) this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
    if (windows.length === 0) app.emit('window-all-closed');
  }
}
