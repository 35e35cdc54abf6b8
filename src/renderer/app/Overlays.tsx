import { lazy, Suspense } from 'react';
import Palette from '../features/palette/Palette';
import { useOverlay } from './overlay';

const ManualDialog = lazy(() => import('../features/help/ManualDialog'));
const KeysDialog = lazy(() => import('../features/help/KeysDialog'));

/** What lies over the window: the palette, the list of keys, the manual. */
export function Overlays() {
  const shown = useOverlay((overlay) => overlay.shown);
  if (!shown) return null;
  return (
    <Suspense fallback={null}>
      {shown === 'palette' ? <Palette /> : null}
      {shown === 'keys' ? <KeysDialog /> : null}
      {shown === 'manual' ? <ManualDialog /> : null}
    </Suspense>
  );
}
