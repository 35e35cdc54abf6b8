import { useCallback, useEffect, useState } from 'react';

/** The panel beside a sheet: opened for a row, follows the selection while open, closed by Esc. */
export function useRecordPanel() {
  const [rowId, setRowId] = useState<string | null>(null);
  const isOpen = rowId !== null;
  const close = useCallback(() => setRowId(null), []);
  const follow = useCallback((id: string | null) => setRowId((open) => (open !== null && id ? id : open)), []);
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOpen, close]);
  return { rowId, open: setRowId as (id: string) => void, follow, close };
}
