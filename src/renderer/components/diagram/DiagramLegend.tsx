import { useEffect, useRef } from 'react';
import { layoutLegend } from '../../../domain/diagram/legend';
import type { LegendEntry } from '../../../domain/diagram/paint';
import { toSvg } from '../../../domain/diagram/toSvg';
import { type Language, wordMessage } from '../../../shared/messages';
import type { ThemeMode } from '../../theme/tokens';

/** One column: a legend beside a drawing is read downwards. */
const WIDTH = 1;
const PAD = 10;

interface Props {
  entries: readonly LegendEntry[];
  language: Language;
  theme: ThemeMode;
}

/** What symbols, lines and colours of the drawing mean. */
export function DiagramLegend({ entries, language, theme }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const heading = wordMessage(language, 'DIAGRAM_LEGEND');
  useEffect(() => {
    const { items, width, height } = layoutLegend(entries, WIDTH, heading);
    const text = toSvg(
      {
        width: width + 2 * PAD,
        height: height + 2 * PAD,
        title: heading,
        items: [{ kind: 'group', dx: PAD, dy: PAD, items }],
      },
      { background: false, theme },
    );
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    host.current?.replaceChildren(document.adoptNode(root));
  }, [entries, heading, theme]);
  return <div ref={host} className="diagram-legend" data-testid="diagram-legend" />;
}
