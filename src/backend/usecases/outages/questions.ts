import type { Calibre } from '../../../domain/reliability/recordedIndices';
import type { OutageWorkbench, RecordedState, Timeline } from '../../../shared/api/outages';
import type { Store } from '../../store/store';
import { findScope } from '../sheet/scope';
import { readRecorded } from './recorded';
import { readTimeline } from './timeline';
import { readWorkbench, type WorkbenchWish } from './workbench';

/** What screens ask about outages; every question reads all records of the county. */
export type OutageQuestion = { planId: string } & (
  | { kind: 'workbench'; wish: WorkbenchWish }
  | { kind: 'timeline'; key: string; wish: { asOf: string; rules?: string } }
  | { kind: 'recorded'; year: number | null; calibre: Calibre }
);

export interface OutageAnswers {
  workbench: OutageWorkbench;
  timeline: Timeline;
  recorded: RecordedState;
}

export interface OutageOrder {
  file: string;
  question: OutageQuestion;
}

export type OutageMessage =
  | { kind: 'done'; result: OutageAnswers[OutageQuestion['kind']] }
  | { kind: 'failed'; code: string; params: Record<string, string | number> };

/** Answers a question in this thread. */
export function answer(store: Store, question: OutageQuestion): OutageAnswers[OutageQuestion['kind']] {
  const scope = findScope(store, question.planId);
  switch (question.kind) {
    case 'workbench':
      return readWorkbench(store, scope, question.wish);
    case 'timeline':
      return readTimeline(store, scope, question.key, question.wish);
    case 'recorded':
      return readRecorded(store, scope, question.year, question.calibre);
  }
}
