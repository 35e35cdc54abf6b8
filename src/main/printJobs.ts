import { BrowserWindow } from 'electron';
import { type PrintStep, SHELL_ORIGIN } from '../shared/api/shell';
import { pagePreferences } from './security';

/** Only pages made to be printed once are loaded here. */
const FOLDER = '/print/once/';

/**
 * Prints pages of the backend in hidden windows, step by step as the backend asks: load, run a script (page numbers of
 * the contents), make the PDF, close. The windows have no preload and no way to speak to the shell.
 */
export class PrintJobs {
  private readonly windows = new Map<number, BrowserWindow>();

  /**
   * @param job number of the job
   * @returns the script's value, or the PDF's bytes
   * @throws Error where the page cannot be loaded, or the job is not open
   */
  async run(job: number, step: PrintStep): Promise<unknown> {
    if (step.step === 'open') {
      if (!step.path.startsWith(FOLDER)) throw new Error('not a page to print');
      this.windows.get(job)?.destroy();
      const window = new BrowserWindow({ show: false, webPreferences: pagePreferences({ preload: false }) });
      this.windows.set(job, window);
      await window.loadURL(`${SHELL_ORIGIN}${step.path}`);
      return null;
    }
    const window = this.windows.get(job);
    if (step.step === 'close') {
      window?.destroy();
      this.windows.delete(job);
      return null;
    }
    if (!window) throw new Error('the page is not open');
    if (step.step === 'run') return window.webContents.executeJavaScript(step.script);
    return window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      // Tags and outline are for the reader; the first pass is only measured.
      generateTaggedPDF: step.final,
      generateDocumentOutline: step.final,
    });
  }

  closeAll(): void {
    for (const window of this.windows.values()) window.destroy();
    this.windows.clear();
  }
}
