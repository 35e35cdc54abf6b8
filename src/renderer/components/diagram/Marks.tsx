import type { Box } from '../../../domain/diagram/textMetrics';
import { type DiagramRef, keyOf } from './elements';
import type { View } from './view';

const PAD = 5;
/** Pixels beyond which, both ways, a mark is an outline alone. */
const LARGE = 90;

interface Props {
  view: View;
  elements: ReadonlyMap<string, Box>;
  selected: DiagramRef | null;
  marked: readonly DiagramRef[];
}

/** Frames around the selected element and around those marked besides; of constant strength at every scale. */
export function Marks({ view, elements, selected, marked }: Props) {
  const frame = (ref: DiagramRef, className: string) => {
    const box = elements.get(keyOf(ref));
    if (!box) return null;
    const width = (box.x2 - box.x1) * view.scale + 2 * PAD;
    const height = (box.y2 - box.y1) * view.scale + 2 * PAD;
    return (
      <rect
        key={`${className} ${keyOf(ref)}`}
        className={width > LARGE && height > LARGE ? `${className} is-large` : className}
        x={(box.x1 - view.x) * view.scale - PAD}
        y={(box.y1 - view.y) * view.scale - PAD}
        width={width}
        height={height}
        rx={4}
      />
    );
  };
  return (
    <g>
      {marked.map((ref) => frame(ref, 'diagram-marked'))}
      {selected ? frame(selected, 'diagram-selected') : null}
    </g>
  );
}
