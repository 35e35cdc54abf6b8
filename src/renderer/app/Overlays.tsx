import { lazy, Suspense, useEffect } from 'react';
import { useOverlay } from './overlay';

const loadPalette = () => import('../features/palette/Palette');
const Palette = lazy(loadPalette);
const KeysDialog = lazy(() => import('../features/help/KeysDialog'));

/** What lies over the window: the palette, the list of keys, the manual. */
export function Overlays() {
  const shown = useOverlay((overlay) => overlay.shown);
  // Fetched while nothing else happens: Ctrl+K and the letters typed right after it must not be lost.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadPalette());
    return () => cancelIdleCallback(idle);
  }, []);
  if (!shown) return null;
  return (
    <Suspense fallback={null}>
      {shown === 'palette' ? <Palette /> : null}
      {shown === 'keys' ? <KeysDialog /> : null}
    </Suspense>
  );
}
