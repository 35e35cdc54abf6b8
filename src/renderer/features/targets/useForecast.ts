import { useEffect, useState } from 'react';
import type { ForecastView, Goals } from '../../../shared/api/frame';
import { formatNumber } from '../../../shared/format';
import { backend } from '../../api/backend';
import { runJob } from '../../app/actions';
import { useAnswer } from '../frame/useFrames';

/** The forecast of a plan; the first one is computed as a job of the status bar, later ones take what is known. */
export function useForecast(planId: string): ForecastView | null {
  const [ready, setReady] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void runJob('jobForecast', (signal) => backend().frame.readyForecast({ planId }, { signal })).then(() => {
      if (!isGone) setReady(planId);
    });
    return () => {
      isGone = true;
    };
  }, [planId]);
  return useAnswer(ready === planId ? planId : null, () => backend().frame.forecast({ planId }));
}

export type IndexName = keyof Goals;

/** The indices in the order they are always stated in, with the digits the product prints. */
export const INDICES: { name: IndexName; label: string; unit: string; decimals: number; scale: number }[] = [
  { name: 'saifi', label: 'SAIFI', unit: 'perYear', decimals: 3, scale: 1 },
  { name: 'saidiHours', label: 'SAIDI', unit: 'hours', decimals: 2, scale: 1 },
  { name: 'caidiHours', label: 'CAIDI', unit: 'hoursEach', decimals: 2, scale: 1 },
  { name: 'asai', label: 'ASAI', unit: 'percent', decimals: 4, scale: 100 },
];

/** @returns the figure as printed; empty where it is not known */
export function printed(value: number | null | undefined, decimals: number, scale = 1): string {
  return value === null || value === undefined ? '' : formatNumber(value * scale, decimals);
}

/** Whether a forecast keeps its goal; null where either is unknown. */
export function keepsGoal(name: IndexName, value: number | null, goal: number | null | undefined): boolean | null {
  if (value === null || goal === null || goal === undefined) return null;
  return name === 'asai' ? value >= goal - 1e-12 : value <= goal + 1e-12;
}
