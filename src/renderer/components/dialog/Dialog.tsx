import { CloseOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './dialog.css';

interface DialogProps {
  title: string;
  /** Pixels at the usual type size; never wider than the window. */
  width?: number;
  /** No head: the content shows its own title. */
  isBare?: boolean;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}

/** A window over the window: holds the focus, closes by Esc or a click beside it, gives the focus back. */
export function Dialog({ title, width = 640, isBare = false, className = '', onClose, children }: DialogProps) {
  const { t } = useTranslation('home');
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current!;
    const before = document.activeElement as HTMLElement | null;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog.close();
      before?.focus?.();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key that closes it is Esc, which the element handles itself
    <dialog
      ref={element}
      className={`cf-dialog ${className}`}
      aria-label={title}
      style={{ width }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div className="cf-dialog-inside">
        {isBare ? null : (
          <div className="cf-dialog-head">
            <h2>{title}</h2>
            <button type="button" aria-label={t('close')} onClick={onClose}>
              <CloseOutlined />
            </button>
          </div>
        )}
        {children}
      </div>
    </dialog>
  );
}
