import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { ShellCommand } from '../shared/api/shell';
import { SHEET_ENDINGS, STORE_ENDING } from './startArgs';
import { type Say, withoutKey } from './words';

/** Largest file handed to the page for import. */
const LARGEST_IMPORT_MB = 256;

/** Native dialogs of one window, and the files they lead to. The page names files; where they go is the user's choice. */
export class Dialogs {
  constructor(
    private readonly window: () => BrowserWindow | null,
    private readonly say: () => Say,
  ) {}

  async pickStore(): Promise<string | null> {
    const say = this.say();
    return this.pick(say('SHELL_PICK_STORE'), [{ name: say('SHELL_STORES'), extensions: [STORE_ENDING.slice(1)] }]);
  }

  async pickImport(): Promise<string | null> {
    const say = this.say();
    const extensions = SHEET_ENDINGS.map((ending) => ending.slice(1));
    return this.pick(say('SHELL_PICK_IMPORT'), [{ name: say('SHELL_SHEETS'), extensions }]);
  }

  /** @returns chosen path, with the store's ending; null where the user cancelled */
  async saveStoreAs(suggestedName: string): Promise<string | null> {
    const say = this.say();
    const filters = [{ name: say('SHELL_STORES'), extensions: [STORE_ENDING.slice(1)] }];
    const file = await this.chooseTarget(withoutKey(say('SHELL_SAVE_COPY')), suggestedName, filters);
    if (file === null) return null;
    return extname(file) === '' ? `${file}${STORE_ENDING}` : file;
  }

  /** Asks where to, then writes the file whole: an interrupted write leaves what was there. @returns whether it was written */
  async saveFile(name: string, bytes: Uint8Array): Promise<boolean> {
    const say = this.say();
    const ending = extname(name).slice(1);
    const filters = ending ? [{ name: ending.toUpperCase(), extensions: [ending] }] : [];
    const file = await this.chooseTarget(say('SHELL_SAVE_TITLE'), name, filters);
    if (file === null) return false;
    const draft = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}`);
    try {
      await writeFile(draft, bytes);
      await rename(draft, file);
      return true;
    } catch (error) {
      await rm(draft, { force: true });
      await this.tell('error', 'SHELL_NOT_SAVED', { file: basename(file), detail: reasonOf(error) });
      return false;
    }
  }

  /** Reads a file the user opened, for import by the page; null where it cannot be read, which was told. */
  async readImport(file: string): Promise<ShellCommand | null> {
    const fileName = basename(file);
    try {
      const found = await stat(file);
      // A pipe or a device would be read without end.
      if (!found.isFile()) throw new Error(found.isDirectory() ? 'EISDIR' : 'ENODEV');
      if (found.size > LARGEST_IMPORT_MB * 1024 * 1024) {
        await this.tell('error', 'SHELL_TOO_LARGE', { file: fileName, mb: LARGEST_IMPORT_MB });
        return null;
      }
      return { name: 'importFile', fileName, bytes: new Uint8Array(await readFile(file)) };
    } catch (error) {
      await this.tell('error', 'SHELL_NOT_READ', { file: fileName, detail: reasonOf(error) });
      return null;
    }
  }

  /** Says what happened and what to do next. */
  async tell(type: 'info' | 'warning' | 'error', code: string, params: Record<string, string | number> = {}) {
    await this.ask(type, code, params, ['SHELL_OK']);
  }

  /**
   * Says what happened and lets the user choose.
   * @param buttons codes of the choices; the first is the default, the last what closing the box means
   * @returns index of the choice
   */
  async ask(
    type: 'info' | 'warning' | 'error' | 'question',
    code: string,
    params: Record<string, string | number>,
    buttons: string[],
  ): Promise<number> {
    const say = this.say();
    return this.show({
      type,
      message: say(code, params),
      detail: say(`${code}_NEXT`, params),
      buttons: buttons.map((button) => say(button)),
    });
  }

  /** As `ask`, with words of its own. */
  async show(options: {
    type: 'info' | 'warning' | 'error' | 'question';
    message: string;
    detail: string;
    buttons: string[];
  }): Promise<number> {
    const box = {
      ...options,
      title: this.say()('SHELL_APP'),
      defaultId: 0,
      cancelId: options.buttons.length - 1,
      noLink: true,
    };
    const window = this.window();
    const { response } = window ? await dialog.showMessageBox(window, box) : await dialog.showMessageBox(box);
    return response;
  }

  private async pick(title: string, filters: Electron.FileFilter[]): Promise<string | null> {
    const window = this.window();
    const all = { name: this.say()('SHELL_ALL_FILES'), extensions: ['*'] };
    const options: Electron.OpenDialogOptions = { title, filters: [...filters, all], properties: ['openFile'] };
    const { filePaths } = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
    return filePaths[0] ?? null;
  }

  /** The page suggests a name, never a folder. */
  private async chooseTarget(title: string, name: string, filters: Electron.FileFilter[]): Promise<string | null> {
    const window = this.window();
    const safeName = basename(name.replaceAll('\\', '/')).replace(/[<>:"|?*\0]/g, '_');
    const options: Electron.SaveDialogOptions = {
      title,
      filters,
      defaultPath: join(app.getPath('documents'), safeName),
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    };
    const { filePath } = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
    return filePath || null;
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
