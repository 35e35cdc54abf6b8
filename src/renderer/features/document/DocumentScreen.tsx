import { FilePdfOutlined, FileWordOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backend } from '../../api/backend';
import { runJob, saveMade } from '../../app/actions';
import { onNews, useApp } from '../../app/useApp';
import { usePrintCommand } from '../../app/usePrintCommand';
import './document.css';

interface Entry {
  id: string;
  text: string;
  level: number;
}

/** The plan document as it prints: contents left, pages in the middle; print, PDF and Word. */
export default function DocumentScreen() {
  const { t } = useTranslation('document');
  const { language, state } = useApp();
  const planId = state!.planId!;
  const frame = useRef<HTMLIFrameElement>(null);
  const [entries, setEntries] = useState<Entry[]>([]);
  const [edition, setEdition] = useState(0);
  /** Which document has come; the frame stays empty while another is being made. */
  const [shown, setShown] = useState('');
  const wanted = `${planId} ${language} ${edition}`;
  const [isStale, setStale] = useState(false);

  useEffect(() => onNews(() => setStale(true)), []);

  const readContents = () => {
    setShown(wanted);
    const links = frame.current?.contentDocument?.querySelectorAll<HTMLAnchorElement>('.contents a') ?? [];
    setEntries(
      [...links].map((link) => ({
        id: decodeURIComponent(link.hash.slice(1)),
        text: [...link.children]
          .filter((child) => !child.matches('.page, .dots'))
          .map((child) => child.textContent)
          .join(' '),
        level: link.parentElement?.classList.contains('l1') ? 1 : 2,
      })),
    );
  };
  const show = (id: string) => frame.current?.contentDocument?.getElementById(id)?.scrollIntoView();
  const save = async (kind: 'pdf' | 'docx') => {
    await saveMade(
      await runJob('jobDocument', (signal) => backend().outputs.document({ planId, language, kind }, { signal })),
    );
  };
  const print = () => frame.current?.contentWindow?.print();
  usePrintCommand('home:printDocument', print);
  return (
    <div className="document-screen">
      <div className="document-bar">
        <h1 className="screen-title">{t('title')}</h1>
        {isStale ? (
          <Button
            size="small"
            onClick={() => {
              setStale(false);
              setEdition(edition + 1);
            }}
          >
            {t('refresh')}
          </Button>
        ) : null}
        <span className="grow" />
        <Button icon={<PrinterOutlined />} onClick={print}>
          {t('print')}
        </Button>
        <Button icon={<FileWordOutlined />} onClick={() => void save('docx')} data-testid="save-docx">
          {t('word')}
        </Button>
        <Button type="primary" icon={<FilePdfOutlined />} onClick={() => void save('pdf')} data-testid="save-pdf">
          {t('pdf')}
        </Button>
      </div>
      <nav className="document-contents" aria-label={t('contents')}>
        {entries.map((entry) => (
          <button key={entry.id} type="button" className={`level-${entry.level}`} onClick={() => show(entry.id)}>
            {entry.text}
          </button>
        ))}
      </nav>
      {shown === wanted ? null : (
        <p className="screen-loading document-making" role="status">
          {t('making')}
        </p>
      )}
      <iframe
        key={wanted}
        ref={frame}
        title={t('title')}
        data-testid="document"
        src={`/print/planbook?plan=${encodeURIComponent(planId)}&lang=${language}`}
        onLoad={readContents}
      />
    </div>
  );
}
