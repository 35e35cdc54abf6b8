import { type RefObject, useEffect } from 'react';
import { useApp } from '../../app/useApp';
import type { SheetHandle, SheetRows } from '../../components/sheet';

/** Goes to the record the place names, once its rows are there; filters that hide it are lifted. */
export function useRevealedRecord(handle: RefObject<SheetHandle | null>, rows: SheetRows | null): void {
  const record = useApp((app) => app.place.record);
  useEffect(() => {
    if (!record || !rows) return;
    // After the sheet has mounted and drawn its first cells.
    const timer = setTimeout(() => {
      const sheet = handle.current;
      if (!sheet) return;
      if (!sheet.reveal(record) && rows.slotOf(record) !== undefined) {
        sheet.clearFilters();
        sheet.reveal(record);
      }
      sheet.focus();
    }, 100);
    return () => clearTimeout(timer);
  }, [record, rows, handle]);
}
