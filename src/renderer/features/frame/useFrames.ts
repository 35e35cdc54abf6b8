import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChangeView, FeederFigures, FrameElements, FrameOverview, FramePreview } from '../../../shared/api/frame';
import type { FrameKey } from '../../../shared/frame/elements';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { onNews } from '../../app/useApp';

/**
 * Asks the backend again after every committed change; a later answer never gives way to an earlier one.
 * @param key a new value starts anew, without showing the old answer; null: nothing is asked
 * @param keeps shows the old answer until the new one has come
 */
export function useAnswer<Answer>(key: string | null, ask: () => Promise<Answer>, keeps = false): Answer | null {
  const [answer, setAnswer] = useState<{ key: string; value: Answer } | null>(null);
  const latest = useRef(ask);
  latest.current = ask;
  const turn = useRef(0);
  useEffect(() => {
    if (key === null) return;
    let isGone = false;
    const load = async () => {
      turn.current += 1;
      const own = turn.current;
      const value = await attempt(() => latest.current());
      if (!isGone && value !== undefined && own === turn.current) setAnswer({ key, value });
    };
    void load();
    const unfollow = onNews(() => void load());
    return () => {
      isGone = true;
      unfollow();
    };
  }, [key]);
  return answer && (keeps || answer.key === key) ? answer.value : null;
}

export function useOverview(planId: string): FrameOverview | null {
  return useAnswer(planId, () => backend().frame.overview({ planId }));
}

export function useFeeders(planId: string, frame: FrameKey): FeederFigures[] | null {
  return useAnswer(`${planId} ${frame}`, () => backend().frame.feeders({ planId, frame }));
}

export function useChanges(planId: string): ChangeView[] | null {
  return useAnswer(planId, () => backend().frame.changes({ planId }));
}

/** Elements of a frame; of some feeders where the county is large. */
export function useElements(planId: string, frame: FrameKey, feeders: string[] | null): FrameElements | null {
  const key = `${planId} ${frame} ${feeders?.join('\n') ?? '*'}`;
  return useAnswer(key, () => backend().frame.elements({ planId, frame, ...(feeders ? { feeders } : {}) }));
}

/** Indices of a frame, with those before the last change kept beside them. */
export function useIndices(planId: string, frame: FrameKey) {
  const preview: FramePreview | null = useAnswer(`${planId} ${frame}`, () =>
    backend().frame.preview({ planId, frame, upserts: [], deletes: [] }),
  );
  const indices = preview?.before ?? null;
  const key = `${planId} ${frame}`;
  const shown = useRef<{ key: string; now: typeof indices; before: typeof indices }>({ key, now: null, before: null });
  if (shown.current.key !== key) shown.current = { key, now: null, before: null };
  if (indices && indices !== shown.current.now) {
    const { now, before } = shown.current;
    const moved = now !== null && (now.saidiHours !== indices.saidiHours || now.saifi !== indices.saifi);
    shown.current = { key, now: indices, before: moved ? now : before };
  }
  return { indices, before: shown.current.before, isLoaded: preview !== null };
}

/** Writes with the error line as the only answer to failure. */
export function useSaving(): [boolean, (call: () => Promise<unknown>) => Promise<boolean>] {
  const [isSaving, setSaving] = useState(false);
  const save = useCallback(async (call: () => Promise<unknown>) => {
    setSaving(true);
    let done = false;
    await attempt(async () => {
      await call();
      done = true;
    });
    setSaving(false);
    return done;
  }, []);
  return [isSaving, save];
}
