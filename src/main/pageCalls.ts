import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, MessageChannelMain, type WebContents } from 'electron';
import { channels, type PagePaper, type PagePdfOptions } from '../shared/api/shell';
import type { BackendProcess } from './backendProcess';
import type { Dialogs } from './dialogs';
import { isAppPage } from './pageProtocol';

export interface PageCallHosts {
  backend: BackendProcess;
  dialogs: Dialogs;
  /** The window's page; nobody else is answered. */
  page(): WebContents | null;
  onListening(): void;
  onLanguage(language: 'zh' | 'en'): void;
}

/**
 * Answers what the page may ask of the shell. Every message is checked: it must come from the main frame of the window,
 * showing the application page, and its values must be of the kind they are declared as.
 */
export function answerPage(hosts: PageCallHosts): void {
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const page = hosts.page();
    const frame = event.senderFrame;
    return page !== null && event.sender === page && frame !== null && frame.parent === null && isAppPage(frame.url);
  };
  const on = (channel: string, work: (page: WebContents, value: unknown) => void) => {
    ipcMain.on(channel, (event, value: unknown) => {
      if (isOurs(event)) work(event.sender, value);
    });
  };
  const handle = (channel: string, work: (page: WebContents, ...values: unknown[]) => Promise<unknown>) => {
    ipcMain.handle(channel, (event, ...values: unknown[]) => {
      if (!isOurs(event)) throw new Error('refused');
      return work(event.sender, ...values);
    });
  };
  const { backend, dialogs } = hosts;

  on(channels.requestPort, (page) => {
    const { port1, port2 } = new MessageChannelMain();
    backend.connect(port1);
    page.postMessage(channels.port, null, [port2]);
  });
  on(channels.listening, () => hosts.onListening());
  on(channels.language, (_page, language) => {
    if (language === 'zh' || language === 'en') hosts.onLanguage(language);
  });
  handle(channels.pickStore, () => dialogs.pickStore());
  handle(channels.saveStoreAs, (_page, name) => dialogs.saveStoreAs(text(name)));
  handle(channels.saveFile, (_page, name, bytes) => dialogs.saveFile(text(name), bytesOf(bytes)));
  handle(channels.print, (page, paper) => printPage(page, dialogs, paper === undefined ? null : paperOf(paper)));
  handle(channels.printPdf, async (page, options) => {
    const { name, pageSize, landscape } = pdfOptions(options);
    const pdf = await page.printToPDF({ pageSize, landscape, printBackground: true, generateTaggedPDF: true });
    return dialogs.saveFile(name, pdf);
  });
}

/**
 * The system's print dialog for a page; a user who cancels is not told so.
 * @param paper what the pages were laid out for, with margins of their own; null for the printer's own
 */
async function printPage(page: WebContents, dialogs: Dialogs, paper: PagePaper | null): Promise<void> {
  const laidOut = paper ? { ...paper, margins: { marginType: 'none' as const } } : {};
  const reason = await new Promise<string | null>((done) => {
    page.print({ printBackground: true, ...laidOut }, (isDone, failure) => done(isDone ? null : failure));
  });
  if (reason !== null && !/cancel/i.test(reason)) await dialogs.tell('error', 'SHELL_NOT_PRINTED', { detail: reason });
}

function text(value: unknown): string {
  if (typeof value !== 'string' || value.length === 0 || value.length > 255) throw new TypeError('a name is expected');
  return value;
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof Uint8Array) return value;
  throw new TypeError('bytes are expected');
}

function paperOf(value: unknown): PagePaper {
  const { pageSize, landscape } = (value ?? {}) as Record<string, unknown>;
  if (pageSize !== 'A4' && pageSize !== 'A3') throw new TypeError('A4 or A3 is expected');
  return { pageSize, landscape: landscape === true };
}

function pdfOptions(value: unknown): PagePdfOptions {
  const { name } = (value ?? {}) as Record<string, unknown>;
  return { ...paperOf(value), name: text(name) };
}
