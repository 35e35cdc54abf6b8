import type { FrameKey } from '../../shared/frame/elements';

/** What the year switch stands at: a frame, or the difference between all projects and the target frame. */
export type ShownFrame = FrameKey | 'difference';

const FRAME_KEY = 'countyframe.frame';

export function rememberedFrame(): ShownFrame {
  const kept = localStorage.getItem(FRAME_KEY) ?? '';
  if (kept === 'target' || kept === 'difference') return kept;
  return /^\d{4}$/.test(kept) ? Number(kept) : 'current';
}

export function keepFrame(frame: ShownFrame): void {
  localStorage.setItem(FRAME_KEY, String(frame));
}

/**
 * The frame the switch can stand at in a plan.
 * @param years planning years
 * @returns `shown`, or the current frame where the plan has no such year
 */
export function frameOf(shown: ShownFrame, years: readonly number[]): ShownFrame {
  return typeof shown === 'number' && !years.includes(shown) ? 'current' : shown;
}

/** The frame figures are computed of: the difference is drawn on the target frame. */
export function computedFrame(shown: ShownFrame): FrameKey {
  return shown === 'difference' ? 'target' : shown;
}
