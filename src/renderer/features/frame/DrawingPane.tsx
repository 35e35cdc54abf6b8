import { Select } from 'antd';
import { type ReactNode, type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeederFigures, FrameColour, FrameElements, FrameOverview } from '../../../shared/api/frame';
import { formatNumber } from '../../../shared/format';
import { modeOf, useAppearance } from '../../app/appearance';
import { useApp } from '../../app/useApp';
import {
  type Caption,
  type DiagramHandle,
  type DiagramName,
  type DiagramRef,
  DiagramView,
} from '../../components/diagram';
import { namesOf } from './indexElements';
import { PrintMenu } from './PrintMenu';
import { type DrawingRequest, type Layout, useDrawing } from './useDrawing';

const COLOURS: FrameColour[] = ['change', 'loading', 'voltage', 'customerHours'];

interface Props {
  overview: FrameOverview;
  request: DrawingRequest;
  feeders: FeederFigures[] | null;
  elements: FrameElements | null;
  selected: DiagramRef | null;
  marked: readonly DiagramRef[];
  tools?: ReactNode;
  /** Beside printing: what is done to the frame as a whole. */
  actions?: ReactNode;
  files?: ReactNode;
  hint?: ReactNode;
  handle?: Ref<DiagramHandle>;
  onSelect: (ref: DiagramRef | null) => void;
  onOpen: (ref: DiagramRef) => void;
  onLayout: (layout: Layout) => void;
  onFeeders: (feeders: string[]) => void;
  onColour: (colour: FrameColour) => void;
}

/** The drawing of the frame: county tie schematic, single-line diagram of chosen feeders, or true to place. */
export function DrawingPane(props: Props) {
  const { overview, request, feeders, elements, onLayout, onFeeders, onColour } = props;
  const { t } = useTranslation('network');
  const language = useApp((app) => app.language);
  const mode = useAppearance(modeOf);
  const shown = useDrawing(request);
  const feederNames = useMemo(() => feederOptions(feeders ?? overview.feeders), [feeders, overview.feeders]);
  const names = useMemo<DiagramName[]>(
    () => [
      ...feederNames.map(({ value, label }) => ({ ref: { entity: 'feeder' as const, id: value }, name: label })),
      ...(elements ? namesOf(elements) : []),
    ],
    [feederNames, elements],
  );
  const captions = useMemo(
    () => captionsOf(feeders ?? [], request.layout, request.colour),
    [feeders, request.layout, request.colour],
  );
  const layouts: Layout[] = overview.hasCoordinates ? ['county', 'feeder', 'geographic'] : ['county', 'feeder'];
  return (
    <div className="drawing-pane">
      <div className="drawing-bar">
        <fieldset className="frame-switch" aria-label={t('layout')}>
          {layouts.map((layout) => (
            <button
              key={layout}
              type="button"
              data-layout={layout}
              aria-pressed={layout === request.layout}
              onClick={() => onLayout(layout)}
            >
              {t(`layout_${layout}`)}
            </button>
          ))}
        </fieldset>
        {request.layout === 'county' ? null : (
          <Select
            size="small"
            className="feeder-select"
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('feeders')}
            placeholder={t('allFeeders')}
            popupMatchSelectWidth={260}
            value={request.feeders}
            options={feederNames}
            onChange={onFeeders}
          />
        )}
        <span className="grow" />
        <Select
          size="small"
          className="colour-select"
          aria-label={t('colour')}
          value={request.colour}
          options={COLOURS.map((colour) => ({ value: colour, label: t(`colour_${colour}`) }))}
          onChange={onColour}
        />
        {props.actions}
        {props.files}
        <PrintMenu request={request} />
      </div>
      <div className="drawing-place">
        {shown ? (
          <DiagramView
            drawing={shown.drawing}
            legend={shown.legend}
            language={language}
            theme={mode}
            names={names}
            captions={captions}
            selected={props.selected}
            marked={props.marked}
            onSelect={props.onSelect}
            onOpen={props.onOpen}
            scene={`${request.layout} ${request.feeders.join()}`}
            tools={props.tools}
            hint={props.hint}
            {...(props.handle ? { handle: props.handle } : {})}
          />
        ) : (
          <div className="screen-loading">{t('frame:loading')}</div>
        )}
      </div>
    </div>
  );
}

function feederOptions(feeders: readonly { id: string; name: string; sourceName: string }[]) {
  return feeders.map(({ id, name, sourceName }) => ({ value: id, label: name, title: `${name} · ${sourceName}` }));
}

/** Feeders with the figure the drawing is coloured by, readable from afar; where room is scarce, the worst stay. */
function captionsOf(feeders: readonly FeederFigures[], layout: Layout, colour: FrameColour): Caption[] {
  const entity = layout === 'county' ? 'feeder' : 'branch';
  return [...feeders]
    .sort((a, b) => (b.customerHours ?? 0) - (a.customerHours ?? 0))
    .map((feeder) => ({ key: `${entity}:${feeder.id}`, text: `${feeder.name}  ${figureOf(feeder, colour)}`.trim() }));
}

function figureOf({ indices, loadShare, minVoltagePu, customerHours }: FeederFigures, colour: FrameColour): string {
  const shown = (value: number | null, decimals: number, unit: string) =>
    value === null ? '' : `${formatNumber(value, decimals)} ${unit}`;
  if (colour === 'loading') return shown(loadShare === null ? null : loadShare * 100, 0, '%');
  if (colour === 'voltage') return shown(minVoltagePu, 4, 'p.u.');
  if (colour === 'customerHours') return shown(customerHours, 0, '');
  return shown(indices?.saidiHours ?? null, 2, 'h');
}
