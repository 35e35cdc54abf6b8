import { useSyncExternalStore } from 'react';
import type { SheetController } from '../grid/controller';
import type { SheetUi } from '../grid/ui';

/** The controller's state as React sees it. */
export function useSheetUi(sheet: SheetController): SheetUi {
  return useSyncExternalStore(sheet.subscribe, sheet.snapshot);
}
