import { create } from 'zustand';

/** What lies over the window; one at a time. */
export type OverlayName = 'palette' | 'keys' | 'manual' | 'about';

interface Overlay {
  shown: OverlayName | null;
  /** Where it opens: a chapter of the manual. */
  at: string | null;
}

export const useOverlay = create<Overlay>(() => ({ shown: null, at: null }));

export function openOverlay(shown: OverlayName, at: string | null = null): void {
  useOverlay.setState({ shown, at });
}

export function closeOverlay(): void {
  useOverlay.setState({ shown: null, at: null });
}
