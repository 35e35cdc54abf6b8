import { useSyncExternalStore } from 'react';
import type { SheetController, SheetUi } from '../grid/controller';

/** The controller's state as React sees it. */
export function useSheetUi(sheet: SheetController): SheetUi {
  return useSyncExternalStore(sheet.subscribe, sheet.snapshot);
}
