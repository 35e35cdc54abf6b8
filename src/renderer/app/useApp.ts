import { create } from 'zustand';
import type { AppState, DriveState, StoreNews } from '../../shared/api/app';
import type { Language } from '../../shared/messages';
import type { ShownError } from '../api/errors';
import { keepFrame, rememberedFrame, type ShownFrame } from './frames';
import type { ScreenName } from './screens';

export type { ScreenName };

/** Long work shown in the status bar. */
export interface Job {
  id: number;
  /** Text key of the frame namespace, or message code. */
  title: string;
  done: number;
  total: number | null;
  cancel: () => void;
}

/** Count, sum and mean of the selected cells. */
export interface SelectionFacts {
  count: number;
  sum: number | null;
  mean: number | null;
  /** Unit of the sum, empty where the selection mixes units. */
  unit: string;
  decimals: number;
}

interface App {
  state: AppState | null;
  language: Language;
  screen: ScreenName;
  /** What the screen is opened at: an entity, a tab, a record. */
  place: Record<string, string>;
  /** The year switch: which frame every figure speaks of. */
  frame: ShownFrame;
  jobs: Job[];
  selection: SelectionFacts | null;
  /** The last change made here, offered for undo in the status bar. */
  lastNews: StoreNews | null;
  /** Null for a store on a local disk. */
  drive: DriveState | null;
  error: ShownError | null;
  /** The backend is gone. */
  isLost: boolean;
  /** Files dropped on the window, waiting for the import screen. */
  droppedFiles: File[] | null;
  go(screen: ScreenName, place?: Record<string, string>): void;
  setFrame(frame: ShownFrame): void;
  set(values: Partial<App>): void;
}

const PLACE_KEY = 'countyframe.place';

function rememberedPlace(): { screen: ScreenName; place: Record<string, string> } {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE_KEY) ?? '');
    if (kept && typeof kept.screen === 'string') return { screen: kept.screen, place: kept.place ?? {} };
  } catch {
    // Nothing remembered yet.
  }
  return { screen: 'overview', place: {} };
}

/** What the whole window shares: plan, language, place, jobs. Screens keep their own state. */
export const useApp = create<App>((set) => ({
  state: null,
  language: localStorage.getItem('countyframe.language') === 'en' ? 'en' : 'zh',
  ...rememberedPlace(),
  frame: rememberedFrame(),
  jobs: [],
  selection: null,
  lastNews: null,
  drive: null,
  error: null,
  isLost: false,
  droppedFiles: null,
  go(screen, place = {}) {
    localStorage.setItem(PLACE_KEY, JSON.stringify({ screen, place }));
    set({ screen, place, selection: null });
  },
  setFrame(frame) {
    keepFrame(frame);
    set({ frame });
  },
  set,
}));

type NewsListener = (news: StoreNews) => void;
const newsListeners = new Set<NewsListener>();

/** Tells every view of a committed change. */
export function tellNews(news: StoreNews): void {
  for (const listener of newsListeners) listener(news);
}

/**
 * Follows committed changes.
 * @returns a function that stops following, fit for an effect
 */
export function onNews(listener: NewsListener): () => void {
  newsListeners.add(listener);
  return () => newsListeners.delete(listener);
}
