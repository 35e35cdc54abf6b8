import { type ReactNode, useEffect, useRef } from 'react';
import { setValue } from '../filters/model';
import type { SheetController } from '../grid/controller';
import * as sel from '../model/selection';
import { Popup } from './Popup';
import { useSheetUi } from './useSheetUi';

interface Entry {
  id: string;
  label: string;
  key?: string;
  disabled?: boolean;
  run: () => void;
}

/** The menu of a right click on cells. */
export function ContextMenu({ sheet }: { sheet: SheetController }): ReactNode {
  const { context } = useSheetUi(sheet);
  if (!context) return null;
  const { x, y } = context;
  return <OpenMenu key={`${x}/${y}`} sheet={sheet} x={x} y={y} />;
}

function OpenMenu({ sheet, x, y }: { sheet: SheetController; x: number; y: number }): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus(), []);
  const close = () => {
    sheet.setUi({ context: null });
    sheet.editor.focus();
  };
  const move = (by: number) => {
    const items = [...(list.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    items[(at + by + items.length) % items.length]?.focus();
  };
  return (
    <Popup
      anchor={{ left: x, right: x, top: y, bottom: y }}
      onClose={close}
      label={sheet.words('menuCopy')}
      className="cf-context"
    >
      <div
        ref={list}
        role="menu"
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          move(event.key === 'ArrowDown' ? 1 : -1);
        }}
      >
        {sections(sheet).map((section) => (
          <div className="cf-menu-section" key={section[0]!.id}>
            {section.map((entry) => (
              <button
                key={entry.id}
                type="button"
                role="menuitem"
                className="cf-menu-item"
                disabled={entry.disabled}
                onClick={() => {
                  close();
                  entry.run();
                }}
              >
                <span className="cf-menu-label">{entry.label}</span>
                {entry.key && <span className="cf-menu-key">{entry.key}</span>}
              </button>
            ))}
          </div>
        ))}
      </div>
    </Popup>
  );
}

function sections(sheet: SheetController): Entry[][] {
  const { actions, props } = sheet;
  const locked = props.readOnly === true;
  const { active } = sheet.selection;
  const column = sheet.columnAt(active.column);
  const slot = sheet.slotAt(active.row);
  const rows = sel.rowsTouched(sheet.selection).length;
  const value =
    column && slot !== undefined ? setValue(sheet.rows, slot, column, sheet.rows.value(slot, column.key)) : null;
  const shown = column ? sheet.look.text(active.row, column) : '';
  const imported = column && slot !== undefined && sheet.rows.isImported(slot, column.key);
  const all: Entry[][] = [
    [
      { id: 'cut', label: sheet.words('menuCut'), key: 'Ctrl+X', disabled: locked, run: () => viaEvent(sheet, 'cut') },
      { id: 'copy', label: sheet.words('menuCopy'), key: 'Ctrl+C', run: () => viaEvent(sheet, 'copy') },
      { id: 'headers', label: sheet.words('menuCopyHeaders'), run: () => void copyWithHeaders(sheet) },
      {
        id: 'paste',
        label: sheet.words('menuPaste'),
        key: 'Ctrl+V',
        disabled: locked,
        run: () => void pasteHere(sheet),
      },
    ],
    [
      {
        id: 'fill',
        label: sheet.words('menuFillDown'),
        key: 'Ctrl+D',
        disabled: locked,
        run: () => sheet.fills.fillFrom('above'),
      },
      { id: 'clear', label: sheet.words('menuClear'), key: 'Del', disabled: locked, run: () => sheet.fills.clear() },
    ],
  ];
  const rowEntries: Entry[] = [];
  if (props.newRow && !locked) {
    const range = sel.lastRange(sheet.selection);
    const whole = range.left === 0 && range.right === sheet.bounds.columns - 1;
    const count = whole ? Math.min(1000, range.bottom - range.top + 1) : 1;
    rowEntries.push({
      id: 'insert',
      label: sheet.words('menuInsertBelow', { count }),
      key: 'Ctrl++',
      run: () => actions.insertRows(),
    });
  }
  if (!props.keepRows && !locked) {
    rowEntries.push({
      id: 'delete',
      label: sheet.words('menuDelete', { count: rows }),
      key: 'Ctrl+-',
      run: () => actions.deleteRows(),
    });
  }
  if (rowEntries.length > 0) all.push(rowEntries);
  const looking: Entry[] = [];
  if (column) {
    looking.push({
      id: 'only',
      label: sheet.words('menuFilterValue', { value: value === null ? sheet.words('blanks') : shown.slice(0, 24) }),
      run: () =>
        sheet.setFilter(column.key, { kind: 'set', values: value === null ? [] : [value], blanks: value === null }),
    });
  }
  if (imported && props.onOrigin) {
    looking.push({
      id: 'origin',
      label: sheet.words('menuOrigin'),
      run: () => props.onOrigin?.({ rowId: sheet.rows.idAt(slot), key: column.key }),
    });
  }
  if (looking.length > 0) all.push(looking);
  return all;
}

/** Copies or cuts through the browser's own command, so that both clipboard formats are set. */
function viaEvent(sheet: SheetController, command: 'copy' | 'cut'): void {
  sheet.editor.focus();
  document.execCommand(command);
}

async function copyWithHeaders(sheet: SheetController): Promise<void> {
  const data = new DataTransfer();
  sheet.clipboard.copy(data, false, true);
  const item = new ClipboardItem({
    'text/plain': new Blob([data.getData('text/plain')], { type: 'text/plain' }),
    'text/html': new Blob([data.getData('text/html')], { type: 'text/html' }),
  });
  await navigator.clipboard.write([item]).catch(() => undefined);
}

/** Reading the clipboard needs a permission some hosts do not give; then the key is named instead. */
async function pasteHere(sheet: SheetController): Promise<void> {
  try {
    sheet.clipboard.paste(await navigator.clipboard.readText());
  } catch {
    sheet.setUi({ notice: sheet.words('menuPasteHint') });
  }
}
