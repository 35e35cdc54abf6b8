import * as sel from '../model/selection';
import type { SheetController } from './controller';
import { type Command, commandOf } from './keyboard';

/** Runs the command a key stands for; keys without one are left alone. */
export function runKey(sheet: SheetController, event: KeyboardEvent): void {
  const command = commandOf({
    key: event.key,
    ctrl: event.ctrlKey || event.metaKey,
    shift: event.shiftKey,
    alt: event.altKey,
  });
  if (!command) {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) stopOnReadOnly(sheet, event);
    return;
  }
  // Esc with nothing to give up is for whoever stands around the sheet: a panel beside it closes.
  if (command.do === 'escape' && !sheet.actions.canEscape) return;
  event.preventDefault();
  event.stopPropagation();
  if (command.do === 'undo') sheet.props.onUndo?.();
  else if (command.do === 'redo') sheet.props.onRedo?.();
  else if (command.do === 'search' || command.do === 'leave') sheet.searchBox?.();
  else if (!sheet.isEmpty || command.do === 'insertRows') run(sheet, command);
}

/** A letter on a cell that cannot be edited must not land in the hidden text area. */
function stopOnReadOnly(sheet: SheetController, event: KeyboardEvent): void {
  const column = sheet.columnAt(sheet.selection.active.column);
  if (!column || sheet.canEdit(column)) return;
  event.preventDefault();
  sheet.actions.sayReadOnly();
}

function run(sheet: SheetController, command: Command): void {
  const { selection, bounds, actions, fills } = sheet;
  switch (command.do) {
    case 'move':
      sheet.select(sel.step(selection, command.direction, bounds));
      break;
    case 'stretch': {
      const next = sel.stretch(selection, command.direction, bounds);
      sheet.select(next, next.end);
      break;
    }
    case 'jump':
      sheet.select(sel.single(sel.jump(selection.active, command.direction, bounds, filled(sheet))));
      break;
    case 'jumpStretch': {
      const end = sel.jump(selection.end, command.direction, bounds, filled(sheet));
      sheet.select(sel.stretchTo(selection, end), end);
      break;
    }
    case 'page': {
      const by = sheet.geometry.pageRows() * (command.down ? 1 : -1);
      go(sheet, command.stretch, (at) => sel.moved(at, by, 0, bounds));
      break;
    }
    case 'rowEnd':
      go(sheet, command.stretch, (at) => ({
        row: at.row,
        column: command.end === 'first' ? 0 : bounds.columns - 1,
      }));
      break;
    case 'corner':
      go(sheet, command.stretch, () =>
        command.end === 'first' ? { row: 0, column: 0 } : { row: bounds.rows - 1, column: bounds.columns - 1 },
      );
      break;
    case 'walk':
      sheet.select(sel.walk(selection, command.along, command.backwards, bounds));
      break;
    case 'selectAll':
      sheet.select(sel.selectAll(selection, bounds), null);
      break;
    case 'selectColumns':
      sheet.select(sel.growTo(selection, 'columns', bounds), null);
      break;
    case 'selectRows':
      sheet.select(sel.growTo(selection, 'rows', bounds), null);
      break;
    case 'edit':
      actions.edit();
      break;
    case 'editEmpty':
      actions.edit({ text: '', quick: true });
      break;
    case 'pick':
      actions.pick();
      break;
    case 'clear':
      fills.clear();
      break;
    case 'escape':
      actions.escape();
      break;
    case 'fillDown':
      fills.fillFrom('above');
      break;
    case 'fillRight':
      fills.fillFrom('left');
      break;
    case 'insertRows':
      actions.insertRows();
      break;
    case 'deleteRows':
      actions.deleteRows();
      break;
    case 'today':
      actions.typeToday();
      break;
    case 'openRow': {
      const slot = sheet.slotAt(selection.active.row);
      if (slot !== undefined) {
        sheet.props.onOpenRow?.(sheet.rows.idAt(slot), sheet.columnAt(selection.active.column)?.key);
      }
      break;
    }
    case 'menu':
      actions.openContextMenu();
      break;
  }
}

function go(sheet: SheetController, stretch: boolean, to: (at: sel.CellPosition) => sel.CellPosition): void {
  const { selection } = sheet;
  if (!stretch) {
    sheet.select(sel.single(to(selection.active)));
    return;
  }
  const end = to(selection.end);
  sheet.select(sel.stretchTo(selection, end), end);
}

/** Whether a cell shows anything, for Ctrl+arrows. */
function filled(sheet: SheetController): (at: sel.CellPosition) => boolean {
  return (at) => {
    const column = sheet.columnAt(at.column);
    return column !== undefined && sheet.look.text(at.row, column) !== '';
  };
}
