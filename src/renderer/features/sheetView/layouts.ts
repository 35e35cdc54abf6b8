import type { SheetLayout } from '../../components/sheet';

const KEY = 'countyframe.layout.';

/** Column order, widths, sorts and filters of a sheet as they were left, kept on this machine. */
export function keptLayout(entity: string): SheetLayout | undefined {
  try {
    return JSON.parse(localStorage.getItem(KEY + entity) ?? '') as SheetLayout;
  } catch {
    return undefined;
  }
}

export function keepLayout(entity: string, layout: SheetLayout): void {
  localStorage.setItem(KEY + entity, JSON.stringify(layout));
}
