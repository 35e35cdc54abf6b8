import {
  CopyOutlined,
  ExpandOutlined,
  SearchOutlined,
  UnorderedListOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import type { Drawing } from '../../../domain/diagram/drawing';
import { toSvg } from '../../../domain/diagram/toSvg';
import type { Language } from '../../../shared/messages';
import { diagramWords } from '../../i18n/diagram';
import type { DiagramName } from './DiagramView';
import type { DiagramRef } from './elements';
import { pictureOf } from './picture';
import { ZOOM_STEP } from './view';

interface Props {
  drawing: Drawing;
  language: Language;
  names: readonly DiagramName[];
  scale: number;
  isLegendOpen: boolean;
  onLegend: () => void;
  onZoom: (factor: number) => void;
  onFit: () => void;
  onFound: (ref: DiagramRef) => void;
  tools?: ReactNode;
}

/** Above a drawing: search, the caller's tools, zoom, legend, picture. */
export function DiagramBar(props: Props) {
  const { drawing, language, scale, isLegendOpen, onLegend, onZoom, onFit } = props;
  const t = diagramWords(language);
  const copy = async () => {
    const picture = await pictureOf(toSvg(drawing), drawing.width, drawing.height);
    if (picture) await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
  };
  return (
    <div className="diagram-bar">
      <Search {...props} />
      <span className="diagram-tools">{props.tools}</span>
      <span className="diagram-buttons">
        <button type="button" title={t('zoomOut')} aria-label={t('zoomOut')} onClick={() => onZoom(1 / ZOOM_STEP)}>
          <ZoomOutOutlined />
        </button>
        <span className="diagram-scale figures">{Math.round(scale * 100)} %</span>
        <button type="button" title={t('zoomIn')} aria-label={t('zoomIn')} onClick={() => onZoom(ZOOM_STEP)}>
          <ZoomInOutlined />
        </button>
        <button type="button" title={t('fit')} aria-label={t('fit')} onClick={onFit}>
          <ExpandOutlined />
        </button>
        <button
          type="button"
          title={t('legend')}
          aria-label={t('legend')}
          aria-pressed={isLegendOpen}
          onClick={onLegend}
        >
          <UnorderedListOutlined />
        </button>
        <button type="button" title={t('copyPicture')} aria-label={t('copyPicture')} onClick={() => void copy()}>
          <CopyOutlined />
        </button>
      </span>
    </div>
  );
}

/** Finds elements by part of their name; Enter goes to the next. */
function Search({ language, names, onFound }: Props) {
  const t = diagramWords(language);
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const wanted = text.trim().toLowerCase();
  const found = wanted === '' ? [] : names.filter(({ name }) => name.toLowerCase().includes(wanted));
  const go = (step: 1 | -1) => {
    if (found.length === 0) return;
    const next = (at + step + found.length) % found.length;
    setAt(next);
    onFound(found[next]!.ref);
  };
  return (
    <label className="diagram-search">
      <SearchOutlined />
      <input
        type="search"
        value={text}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={(event) => {
          setText(event.target.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') setText('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span className={wanted === '' ? 'diagram-found is-idle' : 'diagram-found figures'} aria-live="polite">
        {wanted === '' ? '' : found.length === 0 ? t('notFound') : `${at + 1} / ${found.length}`}
      </span>
    </label>
  );
}
