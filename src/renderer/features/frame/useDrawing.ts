import type { Drawing } from '../../../domain/diagram/drawing';
import type { LegendEntry } from '../../../domain/diagram/paint';
import type { FrameColour } from '../../../shared/api/frame';
import type { FrameChange } from '../../../shared/frame/change';
import type { FrameKey } from '../../../shared/frame/elements';
import type { Language } from '../../../shared/messages';
import { backend } from '../../api/backend';
import { useAnswer } from './useFrames';

export type Layout = 'county' | 'feeder' | 'geographic';

export interface DrawingRequest {
  planId: string;
  frame: FrameKey;
  layout: Layout;
  /** Codes of head branches; empty = all. */
  feeders: string[];
  colour: FrameColour;
  language: Language;
  drafts: FrameChange[];
}

export interface ShownDrawing {
  drawing: Drawing;
  legend: LegendEntry[];
}

export function requestOf({ feeders, drafts, ...rest }: DrawingRequest) {
  return {
    ...rest,
    ...(feeders.length > 0 && rest.layout !== 'county' ? { feeders } : {}),
    ...(drafts.length > 0 ? { drafts } : {}),
  };
}

/** The drawing asked for; null until the first has come, then always the last that came. */
export function useDrawing(request: DrawingRequest): ShownDrawing | null {
  return useAnswer(
    JSON.stringify(requestOf(request)),
    async () => JSON.parse(await backend().frame.drawing(requestOf(request))) as ShownDrawing,
    true,
  );
}
