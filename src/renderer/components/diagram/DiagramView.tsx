import { type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Drawing } from '../../../domain/diagram/drawing';
import type { LegendEntry } from '../../../domain/diagram/paint';
import { toSvg } from '../../../domain/diagram/toSvg';
import type { Language } from '../../../shared/messages';
import type { ThemeMode } from '../../theme/tokens';
import { type Caption, placeCaptions } from './captions';
import { DiagramBar } from './DiagramBar';
import { DiagramLegend } from './DiagramLegend';
import { type DiagramRef, type Direction, elementsOf, keyOf, nearestTo, neighbourOf, refOf } from './elements';
import { elementAt } from './hit';
import { Marks } from './Marks';
import { useCanvas } from './useCanvas';
import { centreView, detailOf, fitView, revealView, ZOOM_STEP, zoomView } from './view';
import './diagram.css';

/** An element that can be searched for, by any of its names. */
export interface DiagramName {
  ref: DiagramRef;
  name: string;
}

export interface DiagramHandle {
  focus(): void;
  /** Brings an element into sight and into the middle. */
  centre(ref: DiagramRef): void;
  /** Moves the drawing just far enough to show an element. */
  reveal(ref: DiagramRef): void;
  fit(): void;
}

export interface DiagramProps {
  drawing: Drawing;
  legend: readonly LegendEntry[];
  language: Language;
  /** Colours of the window; pictures are always light. */
  theme?: ThemeMode;
  /** Elements the search finds. */
  names: readonly DiagramName[];
  /** Names that are shown where the drawing is too small to be read: feeders with figures, substations. */
  captions?: readonly Caption[];
  selected: DiagramRef | null;
  onSelect: (ref: DiagramRef | null) => void;
  /** Enter or a double click on an element. */
  onOpen?: (ref: DiagramRef) => void;
  /** Elements marked besides the selection: the first end of a tie that is being drawn. */
  marked?: readonly DiagramRef[];
  /** A new value opens the drawing anew; otherwise a new drawing keeps place and scale. */
  scene?: string;
  tools?: ReactNode;
  /** Shown over the drawing's lower edge: what a click does now. */
  hint?: ReactNode;
  handle?: Ref<DiagramHandle>;
}

const PAN_STEP = 64;
const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * A drawing to move about in: wheel, +, - and 0 zoom, dragging and arrows move, a click or Enter selects, arrows then go
 * from element to element (Shift: move the drawing), Esc lets go.
 */
export function DiagramView(props: DiagramProps): ReactNode {
  const { drawing, legend, language, names, captions, selected, onSelect, onOpen, marked, scene } = props;
  const theme = props.theme ?? 'light';
  const paper = useRef<SVGGElement>(null);
  const canvas = useCanvas(drawing, scene ?? '');
  const { host, size, view, setView, isDragging } = canvas;
  const elements = useMemo(() => elementsOf(drawing), [drawing]);
  const [isLegendOpen, setLegendOpen] = useState(true);
  const detail = detailOf(view.scale);

  useEffect(() => {
    const text = toSvg(drawing, { background: false, theme });
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    // The title would be a tooltip over everything.
    root.querySelector(':scope > title')?.remove();
    root.removeAttribute('role');
    paper.current?.replaceChildren(document.adoptNode(root));
  }, [drawing, theme]);

  const centre = (ref: DiagramRef) => {
    const box = elements.get(keyOf(ref));
    if (box) setView((was) => centreView(was, box, size));
  };
  const reveal = (key: string) => {
    const box = elements.get(key);
    if (box) setView((was) => revealView(was, box, size));
  };
  useImperativeHandle(props.handle, () => ({
    focus: () => host.current?.focus(),
    centre,
    reveal: (ref: DiagramRef) => reveal(keyOf(ref)),
    fit: () => setView(() => fitView(drawing, size)),
  }));

  const pick = (clientX: number, clientY: number) => {
    const ref = elementAt(host.current!, clientX, clientY);
    onSelect(ref);
    return ref;
  };
  const zoom = (factor: number) => setView((was) => zoomView(was, factor, { x: size.width / 2, y: size.height / 2 }));
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[event.key];
    const key = selected && elements.has(keyOf(selected)) ? keyOf(selected) : null;
    if (direction && key && !event.shiftKey) {
      const next = neighbourOf(elements, key, direction);
      if (next) {
        onSelect(refOf(next));
        reveal(next);
      }
    } else if (direction) {
      const step = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction];
      canvas.pan(step[0]! * PAN_STEP, step[1]! * PAN_STEP);
    } else if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP);
    else if (event.key === '-') zoom(1 / ZOOM_STEP);
    else if (event.key === '0') setView(() => fitView(drawing, size));
    else if (event.key === 'Enter') {
      if (key && selected) onOpen?.(selected);
      else {
        const middle = nearestTo(elements, view.x + size.width / view.scale / 2, view.y + size.height / view.scale / 2);
        if (middle) onSelect(refOf(middle));
      }
    } else if (event.key === 'Escape' && selected) onSelect(null);
    else return;
    event.preventDefault();
  };

  const shownCaptions = detail === 'far' && captions ? placeCaptions(captions, elements, view, size) : [];
  return (
    <div className="diagram">
      <DiagramBar
        drawing={drawing}
        language={language}
        names={names.filter(({ ref }) => elements.has(keyOf(ref)))}
        scale={view.scale}
        isLegendOpen={isLegendOpen}
        onLegend={() => setLegendOpen(!isLegendOpen)}
        onZoom={zoom}
        onFit={() => setView(() => fitView(drawing, size))}
        onFound={(ref) => {
          onSelect(ref);
          centre(ref);
        }}
        tools={props.tools}
      />
      <div
        ref={host}
        className={isDragging ? 'diagram-host is-dragging' : 'diagram-host'}
        role="application"
        aria-label={drawing.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing is operated by the keyboard
        tabIndex={0}
        data-testid="diagram"
        data-detail={detail}
        onKeyDown={onKeyDown}
        onPointerDown={canvas.onPointerDown}
        onPointerMove={canvas.onPointerMove}
        onPointerUp={(event) => {
          if (!canvas.onPointerUp(event)) pick(event.clientX, event.clientY);
        }}
        onDoubleClick={(event) => {
          const ref = pick(event.clientX, event.clientY);
          if (ref) onOpen?.(ref);
        }}
      >
        <svg className="diagram-canvas" aria-hidden="true">
          <g ref={paper} transform={`scale(${view.scale}) translate(${-view.x} ${-view.y})`} />
          <Marks view={view} elements={elements} selected={selected} marked={marked ?? []} />
          {shownCaptions.map(({ key, text, x, y }) => (
            <text key={key} className="diagram-caption" x={x} y={y}>
              {text}
            </text>
          ))}
        </svg>
        {props.hint ? <div className="diagram-hint">{props.hint}</div> : null}
        {isLegendOpen && legend.length > 0 ? (
          <DiagramLegend entries={legend} language={language} theme={theme} />
        ) : null}
      </div>
    </div>
  );
}
