import { randomBytes, randomUUID } from 'node:crypto';
import type { Drawing } from '../../domain/diagram/drawing';
import type { HostReply, HostRequest, PrintStep } from '../../shared/api/shell';
import { readyScript } from '../../shared/document/printSteps';
import { type Language, wordMessage } from '../../shared/messages';
import type { Backend, ServedPage } from '../backend';
import { DRAWING_STEPS, DRAWINGS_READY, type DrawingPdfOptions, drawingHtml } from '../exchange/document/drawingPdf';
import { printWithContents } from '../exchange/document/pdf';
import { readPlanBook } from '../usecases/planBook/readPlanBook';
import { listPlans } from '../usecases/plans';
import { findScope } from '../usecases/sheet/scope';
import { printPolicy } from './planBookPage';

/** Where the pages to print are served, each once, under a name nobody can guess. */
const FOLDER = '/print/once/';

/** Steps told while a PDF is made: page made, page loaded, first pass, second pass. */
const STEPS = 4;

/**
 * Prints the plan document with the shell's own Chromium: the page is served to a hidden window, scripts and passes are
 * asked for step by step, so that the page numbers of the contents come out as in the headless browser.
 */
export class ShellPrinter {
  private readonly pages = new Map<string, ServedPage>();
  private readonly waiting = new Map<number, { done(value: unknown): void; fail(error: Error): void }>();
  private nextId = 1;
  private nextJob = 1;

  constructor(private readonly ask: (message: HostReply) => void) {}

  /** @returns a page that waits to be printed, or null for any other path */
  page(path: string): ServedPage | null {
    return this.pages.get(path) ?? null;
  }

  /** Takes the shell's answers; other messages are not for the printer. */
  take(message: HostRequest): void {
    if (message.type !== 'printed' && message.type !== 'printFailed') return;
    const asked = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.type === 'printed') asked?.done(message.value);
    else asked?.fail(new Error(message.detail));
  }

  /**
   * The plan document as a PDF file.
   * @throws the reason of the signal when aborted; Error where the window could not load or print
   */
  async document(
    backend: Backend,
    planId: string,
    language: Language,
    options: { signal?: AbortSignal; onProgress?: (progress: { step: string; done: number; total: number }) => void },
  ): Promise<File> {
    const { signal, onProgress } = options;
    const told = (done: number) => onProgress?.({ step: 'DOC_TITLE', done, total: STEPS });
    const { store } = backend;
    const plan = listPlans(store).find((candidate) => candidate.id === planId);
    // Book and page are read in one go, so that no edit falls between them.
    const making = backend.servePage('/print/planbook', new URLSearchParams({ plan: planId, lang: language }));
    const book = readPlanBook(store, findScope(store, planId));
    const page = await making;
    if (!page) throw new Error('the document has no page');
    const path = `${FOLDER}${randomUUID()}`;
    this.pages.set(path, page);
    const job = this.nextJob++;
    const step = async (wanted: PrintStep): Promise<unknown> => {
      signal?.throwIfAborted();
      return this.step(job, wanted);
    };
    try {
      told(1);
      await step({ step: 'open', path });
      await step({ step: 'run', script: readyScript(book, language) });
      told(2);
      const pdf = await printWithContents(
        book,
        (script) => step({ step: 'run', script }),
        async (final) => (await step({ step: 'print', final })) as Uint8Array,
        () => told(3),
      );
      told(4);
      const name = wordMessage(language, 'DOCUMENT_FILE', {
        county: plan?.countyName ?? '',
        years: `${plan?.firstYear}-${plan?.lastYear}`,
        kind: 'pdf',
      });
      return new File([new Uint8Array(pdf)], name, { type: 'application/pdf' });
    } finally {
      this.pages.delete(path);
      void this.step(job, { step: 'close' }).catch(() => {});
    }
  }

  /**
   * Sheets of drawings as one PDF.
   * @throws the reason of the signal when aborted; Error where the window could not load or print
   */
  async drawings(sheets: readonly Drawing[], options: DrawingPdfOptions): Promise<Uint8Array> {
    const { language, signal, onProgress } = options;
    const nonce = randomBytes(16).toString('base64');
    const body = drawingHtml(sheets, language, { fontsHref: '/print/fonts/fonts.css', nonce });
    const path = `${FOLDER}${randomUUID()}`;
    this.pages.set(path, { type: 'text/html; charset=utf-8', policy: printPolicy(nonce), body });
    const job = this.nextJob++;
    const steps: PrintStep[] = [
      { step: 'open', path },
      { step: 'run', script: DRAWINGS_READY },
      { step: 'print', final: true },
    ];
    try {
      let printed: unknown;
      for (const [done, wanted] of steps.entries()) {
        signal?.throwIfAborted();
        onProgress?.(done + 1);
        printed = await this.step(job, wanted);
      }
      onProgress?.(DRAWING_STEPS);
      return printed as Uint8Array;
    } finally {
      this.pages.delete(path);
      void this.step(job, { step: 'close' }).catch(() => {});
    }
  }

  private step(job: number, step: PrintStep): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail });
      this.ask({ type: 'print', id, job, step });
    });
  }
}
