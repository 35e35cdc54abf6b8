import { useTranslation } from 'react-i18next';
import { dayOf, dayText } from '../../../domain/outages/calendar';
import type { RuleSetInfo, Timeline, TimelineOutage } from '../../../shared/api/outages';
import type { Language } from '../../../shared/messages';

const WIDTH = 1000;
const LEFT = 8;
const RIGHT = 8;
const AXIS_Y = 56;
const HEIGHT = 92;

interface Props {
  title: string;
  timeline: Timeline;
  language: Language;
  ruleSet: RuleSetInfo;
}

/** The outages of one line on a scale of days: kind by shape, the spans that meet a rule as bars above. */
export function TimelineView({ title, timeline, language, ruleSet }: Props) {
  const { t } = useTranslation('outages');
  const days = [timeline.from, ...timeline.hits.map(({ from }) => from)].map(dayOf);
  const first = Math.min(...days);
  const last = Math.max(dayOf(timeline.asOf), ...timeline.hits.map(({ to }) => dayOf(to)));
  const x = (day: number): number => LEFT + ((day - first) / Math.max(1, last - first)) * (WIDTH - LEFT - RIGHT);
  const shown = timeline.outages.filter(({ start }) => dayOf(start) >= first);
  const spans = timeline.hits.filter(({ from, to }) => !(from === timeline.from && to === timeline.asOf));
  const label = (id: string) => ruleSet.rules.find((rule) => rule.id === id)?.label[language] ?? id;
  return (
    <section className="timeline">
      <h2>{title}</h2>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {spans.map(({ rule, from, to }, index) => (
          <g key={rule}>
            <rect
              className="timeline-span"
              x={x(dayOf(from))}
              y={4 + index * 12}
              width={Math.max(2, x(dayOf(to)) - x(dayOf(from)))}
              height={9}
            />
            <text className="timeline-span-text" x={Math.min(x(dayOf(from)) + 3, WIDTH - 200)} y={11.5 + index * 12}>
              {label(rule)}
            </text>
          </g>
        ))}
        <line className="timeline-axis" x1={LEFT} x2={WIDTH - RIGHT} y1={AXIS_Y + 14} y2={AXIS_Y + 14} />
        {months(first, last).map((day) => (
          <g key={day}>
            <line className="timeline-axis" x1={x(day)} x2={x(day)} y1={AXIS_Y + 14} y2={AXIS_Y + 18} />
            <text className="timeline-month" x={x(day) + 2} y={AXIS_Y + 28}>
              {dayText(day).slice(0, 7)}
            </text>
          </g>
        ))}
        {shown.map((outage) => (
          <Mark key={outage.start} outage={outage} x={x(dayOf(outage.start))} />
        ))}
        {timeline.reclosed
          .filter((start) => dayOf(start) >= first)
          .map((start) => (
            <text key={start} className="timeline-reclosed" x={x(dayOf(start)) - 3} y={AXIS_Y + 8}>
              ×<title>{`${start} ${t('isReclosed')}`}</title>
            </text>
          ))}
      </svg>
      <p className="muted timeline-legend">
        ▲ {t('isFault')} · ■ {t('isPlanned')} · △□ {t('isMajor')} · × {t('isReclosed')}
        {shown.some(({ isFeeders }) => isFeeders) ? ` · ┬ ${t('isFeeders')}` : ''}
      </p>
      <ol className="timeline-items">
        {shown.map((outage) => (
          <li key={outage.start}>
            <span className="figure">{outage.start}</span> {outage.hours.toFixed(2)} h{' '}
            {t(outage.kind === 'planned' ? 'isPlanned' : 'isFault')} {outage.causes.join(' / ')}
            {outage.isMajor ? ` · ${t('isMajor')}` : ''}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Mark({
  outage: { kind, isMajor, isFeeders, start, hours, causes },
  x,
}: {
  outage: TimelineOutage;
  x: number;
}) {
  const points =
    kind === 'fault'
      ? `${x - 5},${AXIS_Y + 9} ${x + 5},${AXIS_Y + 9} ${x},${AXIS_Y}`
      : `${x - 4},${AXIS_Y + 1} ${x + 4},${AXIS_Y + 1} ${x + 4},${AXIS_Y + 9} ${x - 4},${AXIS_Y + 9}`;
  return (
    <g className={`timeline-mark is-${kind}${isMajor ? ' is-major' : ''}`}>
      <title>{`${start} ${hours.toFixed(2)} h ${causes.join(' / ')}`}</title>
      <polygon points={points} />
      {isFeeders ? <path d={`M ${x - 5} ${AXIS_Y - 4} H ${x + 5} M ${x} ${AXIS_Y - 4} V ${AXIS_Y}`} /> : null}
    </g>
  );
}

/** First days of the months between two days. */
function months(first: number, last: number): number[] {
  const found: number[] = [];
  for (let day = first; day <= last; day++) if (dayText(day).endsWith('-01')) found.push(day);
  return found;
}
