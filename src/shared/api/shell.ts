import type { ApiFile } from './apiFile';

/**
 * What the Electron shell, its preload and the page say to each other, and the shell to the backend's process. Types and
 * names only: the shell holds the window, the backend the store, the page everything that is seen.
 */

/** Origin of the page in the shell; the program's own scheme instead of file://. */
export const SHELL_SCHEME = 'app';
export const SHELL_HOST = 'countyframe';
export const SHELL_ORIGIN = `${SHELL_SCHEME}://${SHELL_HOST}`;

/** What the preload posts to its own window together with the backend's port. */
export const PORT_MESSAGE = 'countyframe-port';

/** Channels between preload and shell. */
export const channels = {
  requestPort: 'shell:requestPort',
  port: 'shell:port',
  command: 'shell:command',
  listening: 'shell:listening',
  language: 'shell:language',
  pickStore: 'shell:pickStore',
  saveStoreAs: 'shell:saveStoreAs',
  saveFile: 'shell:saveFile',
  print: 'shell:print',
  printPdf: 'shell:printPdf',
} as const;

/** What a menu, a second start or a file opened from the desktop asks the page to do. */
export type ShellCommand =
  | { name: 'openStore'; file: string }
  | { name: 'saveCopy'; file: string }
  | { name: 'importFile'; fileName: string; bytes: Uint8Array }
  | { name: 'go'; screen: string; tab?: string }
  | { name: 'undo' }
  | { name: 'redo' }
  | { name: 'print' }
  | { name: 'language'; language: 'zh' | 'en' }
  | { name: 'help' };

export interface PagePaper {
  pageSize: 'A4' | 'A3';
  landscape: boolean;
}

export interface PagePdfOptions extends PagePaper {
  /** Name offered in the save dialog. */
  name: string;
}

/** `window.desktop`, as the preload puts it on the page. */
export interface ShellDesktop {
  /** Asks for the backend's MessagePort; it arrives as a message of the window (PORT_MESSAGE). */
  requestPort(): void;
  /** Native dialog for a store; null where the user cancelled. */
  pickStore(): Promise<string | null>;
  /** Native dialog for a new store file; null where the user cancelled. */
  saveStoreAs(suggestedName: string): Promise<string | null>;
  /** Native save dialog, then writes the file whole; false where the user cancelled or it could not be written. */
  saveFile(name: string, bytes: ArrayBuffer): Promise<boolean>;
  /** The system's print dialog for the page as it stands; on the paper its pages were laid out for, which have margins of their own. */
  print(paper?: PagePaper): Promise<void>;
  /** The page as it stands as a PDF file; false where the user cancelled or it could not be written. */
  printPdf(options: PagePdfOptions): Promise<boolean>;
  /**
   * Follows what menus and opened files ask for; what was asked before anybody listened comes at once.
   * @returns a function that stops following
   */
  onCommand(listener: (command: ShellCommand) => void): () => void;
  /** Path of a file the user dropped or picked; empty where it has none. */
  pathOf(file: ApiFile): string;
}

/** Page of the backend, such as the plan document, on its way to the window. */
export interface HostPage {
  type: string;
  policy: string;
  body: string | Uint8Array;
}

/** One step of printing a page of the backend: load it, run a script in it, make the PDF, close it. */
export type PrintStep =
  | { step: 'open'; path: string }
  | { step: 'run'; script: string }
  | { step: 'print'; final: boolean }
  | { step: 'close' };

/** From the shell to the backend's process. Ports travel beside `connect` and `childStarted`. */
export type HostRequest =
  | { type: 'connect' }
  | { type: 'page'; id: number; path: string; query: string }
  | { type: 'printed'; id: number; value: unknown }
  | { type: 'printFailed'; id: number; detail: string }
  | { type: 'childStarted'; id: number; pid: number | null }
  | { type: 'childError'; id: number; text: string }
  | { type: 'childEnded'; id: number; code: number }
  | { type: 'close' };

/** From the backend's process to the shell. */
export type HostReply =
  | { type: 'preparing' }
  | { type: 'opened'; file: string; recent: string[] }
  | { type: 'refused'; code: string; params: Record<string, string | number> }
  | { type: 'jobs'; count: number }
  | { type: 'page'; id: number; page: HostPage | null }
  | { type: 'print'; id: number; job: number; step: PrintStep }
  | { type: 'startChild'; id: number; entry: string; execArgv: string[] }
  | { type: 'killChild'; id: number }
  | { type: 'closed' };
