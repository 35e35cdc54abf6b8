import i18next from 'i18next';
import type { MadeFile } from '../../shared/api/apiFile';
import type { Language } from '../../shared/messages';
import { backend } from '../api/backend';
import { saveFile } from '../api/desktop';
import { shownError } from '../api/errors';
import { tellNews, useApp } from './useApp';

/** Runs a call and shows what went wrong, if anything, in the window's error line. */
export async function attempt<Result>(call: () => Promise<Result>): Promise<Result | undefined> {
  try {
    const result = await call();
    return result;
  } catch (error) {
    useApp.getState().set({ error: shownError(error) });
    return undefined;
  }
}

let nextJob = 1;

/** Progress is shown this often: work that reports each thousandth of a second must not keep the window drawing. */
const SHOW_EVERY_MS = 100;

/**
 * Follows a streamed call as a job of the status bar: progress, cancel, and its result.
 * @param title text key of the job's name
 * @param start makes the stream; is given the signal that cancel aborts
 * @param onStep called with every step
 * @returns the stream's result; undefined where it was cancelled or failed (the failure is shown)
 */
export async function runJob<Step, Result>(
  title: string,
  start: (signal: AbortSignal) => Promise<AsyncIterator<Step, Result>>,
  onStep: (step: Step) => void = () => {},
): Promise<Result | undefined> {
  const controller = new AbortController();
  let shownAt = Number.NEGATIVE_INFINITY;
  const id = nextJob++;
  const { set } = useApp.getState();
  const change = (patch: object) =>
    set({ jobs: useApp.getState().jobs.map((job) => (job.id === id ? { ...job, ...patch } : job)) });
  set({
    jobs: [...useApp.getState().jobs, { id, title, done: 0, total: null, cancel: () => controller.abort() }],
  });
  try {
    const iterator = await start(controller.signal);
    for (;;) {
      const step = await iterator.next();
      if (step.done) return step.value;
      const value = step.value as { done?: number; total?: number | null };
      const now = performance.now();
      if (typeof value.done === 'number' && now - shownAt >= SHOW_EVERY_MS) {
        shownAt = now;
        change({ done: value.done, total: value.total ?? null });
      }
      onStep(step.value);
    }
  } catch (error) {
    // After an abort the client fails with an error about its queue: the signal tells cancel from failure.
    if (!controller.signal.aborted) set({ error: shownError(error) });
    return undefined;
  } finally {
    set({ jobs: useApp.getState().jobs.filter((job) => job.id !== id) });
  }
}

export async function undo(): Promise<void> {
  await attempt(() => backend().history.undo());
}

export async function redo(): Promise<void> {
  await attempt(() => backend().history.redo());
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem('countyframe.language', language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  await i18next.changeLanguage(language);
  useApp.getState().set({ language });
}

/** Follows the backend's news until the connection ends. */
export async function followNews(): Promise<void> {
  const news = await backend().app.news();
  for await (const item of news) {
    useApp.getState().set({ state: item.state, lastNews: item });
    tellNews(item);
  }
}

/** Follows where a store on a removable or network drive stands, until the connection ends. */
export async function followDrive(): Promise<void> {
  const drive = await backend().app.drive();
  for await (const item of drive) useApp.getState().set({ drive: item });
}

/** Fetches a file that a job has made and hands it to the user. */
export async function saveMade(made: MadeFile | undefined): Promise<void> {
  if (!made) return;
  const file = await attempt(() => backend().outputs.file({ fileId: made.fileId }));
  if (file) await attempt(() => saveFile(file));
}
