import { useTranslation } from 'react-i18next';
import { type Dimension, dimensions, type Finding } from '../../../shared/diagnosis/finding';
import { dimensionWords } from '../../../shared/diagnosis/words';
import { useApp } from '../../app/useApp';
import { countBy } from './selection';

const WIDTH = 284;
const HEIGHT = 196;
const RADIUS = 66;
const CENTRE: [number, number] = [WIDTH / 2, 106];
const RINGS = 3;

/**
 * Open findings by dimension on five axes from zero: all of them as an outline, the severe ones filled. The figure at an
 * axis opens its list.
 */
export function Radar({ findings, onPick }: { findings: Finding[]; onPick: (dimension: Dimension) => void }) {
  const { t } = useTranslation('findings');
  const language = useApp((app) => app.language);
  const all = countBy(findings, ({ dimension }) => dimension);
  const severe = countBy(
    findings.filter(({ severity }) => severity === 3),
    ({ dimension }) => dimension,
  );
  const most = Math.max(1, ...dimensions.map((dimension) => all.get(dimension) ?? 0));
  const step = niceStep(most / RINGS);
  const end = step * RINGS;
  const shape = (counts: Map<string, number>) =>
    dimensions.map((dimension, at) => pointAt(at, (counts.get(dimension) ?? 0) / end).join(',')).join(' ');
  return (
    <figure className="radar">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with buttons in it, which an image cannot have */}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={t('radar')}>
        {Array.from({ length: RINGS }, (_, ring) => (
          <polygon
            // biome-ignore lint/suspicious/noArrayIndexKey: a ring is its position
            key={ring}
            className="radar-ring"
            points={dimensions.map((_, at) => pointAt(at, (ring + 1) / RINGS).join(',')).join(' ')}
          />
        ))}
        {dimensions.map((dimension, at) => {
          const [x, y] = pointAt(at, 1);
          return <line key={dimension} className="radar-ring" x1={CENTRE[0]} y1={CENTRE[1]} x2={x} y2={y} />;
        })}
        <text className="radar-scale" x={CENTRE[0] + 3} y={CENTRE[1] - RADIUS + 10}>
          {end}
        </text>
        <polygon className="radar-all" points={shape(all)} />
        <polygon className="radar-severe" points={shape(severe)} />
        {dimensions.map((dimension, at) => {
          const [x, y] = pointAt(at, 1.14);
          const anchor = Math.abs(x - CENTRE[0]) < 4 ? 'middle' : x > CENTRE[0] ? 'start' : 'end';
          return (
            // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
            <g
              key={dimension}
              role="button"
              tabIndex={0}
              className="radar-label"
              onClick={() => onPick(dimension)}
              onKeyDown={({ key }) => (key === 'Enter' || key === ' ') && onPick(dimension)}
            >
              <text x={x} y={y + (at === 0 ? -8 : 0)} textAnchor={anchor}>
                {dimensionWords[dimension][language]}
              </text>
              <text x={x} y={y + (at === 0 ? 5 : 13)} textAnchor={anchor} className="radar-figure">
                {all.get(dimension) ?? 0}
                <tspan className="radar-part"> / {severe.get(dimension) ?? 0}</tspan>
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className="muted">{t('radarKey')}</figcaption>
    </figure>
  );
}

/** Point of an axis at a share of its length; the first axis points up, the others follow clockwise. */
function pointAt(axis: number, share: number): [number, number] {
  const angle = (axis / dimensions.length) * 2 * Math.PI - Math.PI / 2;
  const x = CENTRE[0] + Math.cos(angle) * RADIUS * share;
  const y = CENTRE[1] + Math.sin(angle) * RADIUS * share;
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}

/** 1, 2, 5 times a power of ten, not below a number. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((times) => times * power).find((value) => value >= least)!;
}
