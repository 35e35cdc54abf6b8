import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { wordMessage } from '../../../../shared/messages';
import type { PendingPaste } from '../edit/paste';
import type { SheetController } from '../grid/controller';
import { BarButton } from './BarButton';
import { Icon } from './icons';
import { useSheetUi } from './useSheetUi';

/** Takes the place of the bar to ask about a paste; a passing line says why something was not done. */
export function Strip({ sheet }: { sheet: SheetController }): ReactNode {
  const ui = useSheetUi(sheet);
  if (ui.paste) return <PasteStrip sheet={sheet} pending={ui.paste} />;
  if (ui.notice) return <Notice key={ui.notice} sheet={sheet} text={ui.notice} />;
  return null;
}

function PasteStrip({ sheet, pending }: { sheet: SheetController; pending: PendingPaste }): ReactNode {
  const [open, setOpen] = useState(false);
  const overflow = pending.added.length;
  const bad = pending.bad.length + pending.badAdded.length;
  const total = pending.good + pending.goodAdded + bad;
  const parts = [sheet.words('pasteReady', { cells: total })];
  if (bad > 0) {
    parts.push(sheet.words('pasteGood', { count: pending.good + pending.goodAdded }));
    parts.push(sheet.words('pasteBad', { count: bad }));
  }
  if (overflow > 0) parts.push(sheet.words('pasteOverflowRows', { count: overflow }));
  if (pending.overflowColumns > 0) parts.push(sheet.words('pasteOverflowColumns', { count: pending.overflowColumns }));
  const reasons = new Map<string, { text: string; count: number; sample: string }>();
  for (const cell of [...pending.bad, ...pending.badAdded]) {
    const text = wordMessage(sheet.language, cell.code, cell.params);
    const name = `${sheet.byKey.get(cell.key)?.label[sheet.language] ?? cell.key}: ${text}`;
    const known = reasons.get(name);
    if (known) known.count++;
    else reasons.set(name, { text: name, count: 1, sample: cell.text });
  }
  return (
    <div
      className="cf-strip"
      role="alertdialog"
      aria-label={parts[0]}
      onKeyDown={(event) => {
        if (event.key === 'Escape') sheet.clipboard.cancelPaste();
      }}
    >
      <div className="cf-strip-line">
        <span>{parts.join(sheet.language === 'zh' ? '，' : '; ')}</span>
        {bad > 0 && (
          <Button autoInsertSpace={false} size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {sheet.words('pasteReasons')}
          </Button>
        )}
        <span className="cf-strip-actions">
          {overflow > 0 && (
            <Button
              autoInsertSpace={false}
              size="small"
              type="primary"
              autoFocus
              onClick={() => sheet.clipboard.confirmPaste(true)}
            >
              {sheet.words('pasteAddRows', { count: overflow })}
            </Button>
          )}
          {pending.good > 0 && (
            <Button
              autoInsertSpace={false}
              size="small"
              type={overflow > 0 ? 'default' : 'primary'}
              autoFocus={overflow === 0}
              onClick={() => sheet.clipboard.confirmPaste(false)}
            >
              {overflow > 0 ? sheet.words('pasteWithin') : sheet.words('pasteDo', { count: pending.good })}
            </Button>
          )}
          <Button
            autoInsertSpace={false}
            size="small"
            autoFocus={overflow === 0 && pending.good === 0}
            onClick={() => sheet.clipboard.cancelPaste()}
          >
            {sheet.words('cancel')}
          </Button>
        </span>
      </div>
      {open && (
        <ul className="cf-reasons">
          {[...reasons.values()].slice(0, 8).map((reason) => (
            <li key={reason.text}>
              {reason.text} ({reason.count}) <span className="cf-faint">{reason.sample}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Cells that were not written, in the bar until they are put right or dismissed. */
export function RefusedChip({ sheet, count }: { sheet: SheetController; count: number }): ReactNode {
  return (
    <span className="cf-refused" role="status">
      <span className="cf-bad">
        <Icon name="warning" /> {sheet.words('notTaken', { count })}
      </span>
      <BarButton look="link" onClick={() => sheet.actions.nextRefused()}>
        {sheet.words('notTakenNext')}
      </BarButton>
      <BarButton look="quiet" onClick={() => sheet.actions.dismissRefused()}>
        {sheet.words('notTakenDismiss')}
      </BarButton>
    </span>
  );
}

function Notice({ sheet, text }: { sheet: SheetController; text: string }): ReactNode {
  useEffect(() => {
    const timer = window.setTimeout(() => sheet.setUi({ notice: null }), 5000);
    return () => window.clearTimeout(timer);
  }, [sheet]);
  return (
    <div className="cf-notice" role="status">
      {text}
    </div>
  );
}
