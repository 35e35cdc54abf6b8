import { useEffect, useState } from 'react';
import type { Calibre } from '../../../shared/api/frame';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';

/** What the plan's predictions rest on. Asked once per visit: it changes with records and settings, not with edits of a frame. */
export function useCalibre(planId: string): Calibre | null {
  const [calibre, setCalibre] = useState<Calibre | null>(null);
  useEffect(() => {
    let isGone = false;
    void attempt(() => backend().frame.forecast({ planId })).then((forecast) => {
      if (!isGone && forecast) setCalibre(forecast.calibre);
    });
    return () => {
      isGone = true;
    };
  }, [planId]);
  return calibre;
}
