import { useCallback, useEffect, useState } from 'react';

/** The panel beside a sheet: opened for a row and, where one was clicked, a cell of it; follows the selection while open, closed by Esc. */
export function useRecordPanel() {
  const [rowId, setRowId] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const isOpen = rowId !== null;
  const close = useCallback(() => setRowId(null), []);
  const open = useCallback((id: string, column?: string) => {
    setRowId(id);
    setKey(column ?? null);
  }, []);
  const follow = useCallback((id: string | null, column?: string | null) => {
    setRowId((now) => (now !== null && id ? id : now));
    setKey(column ?? null);
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOpen, close]);
  return { rowId, columnKey: key, open, follow, close };
}
