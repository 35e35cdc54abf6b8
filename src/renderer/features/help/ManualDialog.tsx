import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeOverlay, useOverlay } from '../../app/overlay';
import { useApp } from '../../app/useApp';
import { Dialog } from '../../components/dialog/Dialog';
import { type Block, type Inline, parseMarkdown } from './markdown';
import './help.css';

const pages = {
  zh: () => import('../../../../docs/manual.zh-CN.md?raw'),
  en: () => import('../../../../docs/manual.md?raw'),
};
const pictures = import.meta.glob<string>('../../../../docs/images/manual/*.jpg', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The user manual, inside the program and without a network; opened at the chapter of the screen in sight. */
export default function ManualDialog() {
  const { t } = useTranslation('help');
  const language = useApp((app) => app.language);
  const at = useOverlay((overlay) => overlay.at);
  const [source, setSource] = useState('');
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void pages[language]().then((page) => setSource(page.default));
  }, [language]);
  const blocks = useMemo(() => parseMarkdown(source), [source]);
  const show = (id: string) => body.current?.querySelector(`[id="manual-${CSS.escape(id)}"]`)?.scrollIntoView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the chapter is there
  useEffect(() => {
    if (at && blocks.length > 0) show(at);
  }, [at, blocks]);
  const chapters = blocks.filter((block) => block.kind === 'heading' && block.level === 2);
  return (
    <Dialog title={t('home:manual')} width={1120} className="manual" onClose={closeOverlay}>
      <div className="manual-body">
        <nav aria-label={t('manualContents')}>
          {chapters.map((chapter) =>
            chapter.kind === 'heading' ? (
              <button key={chapter.id} type="button" onClick={() => show(chapter.id)}>
                {chapter.text}
              </button>
            ) : null,
          )}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region is reached by keyboard */}
        <article ref={body} tabIndex={0} data-autofocus data-testid="manual">
          {blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change while it is read
            <BlockView key={index} block={block} />
          ))}
        </article>
      </div>
    </Dialog>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(4, block.level + 1)}` as 'h2' | 'h3' | 'h4';
      return <Heading id={`manual-${block.id}`}>{block.text}</Heading>;
    }
    case 'paragraph':
      return (
        <p>
          <Text parts={block.text} />
        </p>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change while it is read
            <li key={index}>
              <Text parts={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change while it is read
                <th key={index}>
                  <Text parts={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change while it is read
              <tr key={index}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change while it is read
                  <td key={column}>
                    <Text parts={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'image': {
      const url = Object.entries(pictures).find(([path]) => path.endsWith(`/${block.source.split('/').pop()}`))?.[1];
      return url ? <img src={url} alt={block.alt} loading="lazy" /> : null;
    }
  }
}

function Text({ parts }: { parts: Inline[] }) {
  return parts.map((part, index) => {
    const key = `${index} ${part.text}`;
    if (part.kind === 'bold') return <b key={key}>{part.text}</b>;
    if (part.kind === 'code') return <code key={key}>{part.text}</code>;
    // Links lead to files of the source folder, which the program does not carry: the name is enough here.
    return <span key={key}>{part.text}</span>;
  });
}
