import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameColour, FrameOverview } from '../../../shared/api/frame';
import type { FrameChange } from '../../../shared/frame/change';
import { computedFrame, type ShownFrame } from '../../app/frames';
import { useApp } from '../../app/useApp';
import { type DiagramHandle, type DiagramRef, keyOf } from '../../components/diagram';
import { ChangeForm } from './ChangeForm';
import { EMPTY_INDEX } from './changeDraft';
import { DrawingPane } from './DrawingPane';
import { FigureStrip } from './FigureStrip';
import { FileMenu } from './FileMenu';
import { FoldPane } from './FoldPane';
import { indexElements } from './indexElements';
import { elementKeyOf, ledgerOf, refOfCode } from './ledgerLinks';
import { PaneDivider } from './PaneDivider';
import { ProposalPane } from './ProposalPane';
import { SidePane, type SideTab } from './SidePane';
import { ToolBar } from './ToolBar';
import { useCalibre } from './useCalibre';
import type { Layout } from './useDrawing';
import { useEditing } from './useEditing';
import { useChanges, useElements, useFeeders, useIndices } from './useFrames';

/** Elements of all feeders are held up to this many branches; of larger counties those of the feeders drawn. */
const MOST_BRANCHES = 20_000;

interface Props {
  overview: FrameOverview;
  shown: ShownFrame;
  planId: string;
}

/** Drawing, ledgers and edits of one frame. */
export function FrameWork({ overview, shown, planId }: Props) {
  const { t } = useTranslation('network');
  const { state, language, setFrame } = useApp();
  const frame = computedFrame(shown);
  // Other screens lead here with a feeder to show: by its ledger record, or by its head branch.
  const wanted = useApp((app) => app.place.feeder);
  const placed = overview.feeders.find(({ id, feederId }) => id === wanted || feederId === wanted)?.id;
  const [layout, setLayout] = useState<Layout>(placed ? 'feeder' : 'county');
  const [chosenFeeders, setChosenFeeders] = useState<string[]>(placed ? [placed] : []);
  const [colour, setColour] = useState<FrameColour>('change');
  const [selected, setSelected] = useState<DiagramRef | null>(null);
  const [tab, setTab] = useState<SideTab>('feeders');
  const [isProposing, setProposing] = useState(false);
  const [isFolding, setFolding] = useState(false);
  const [proposed, setProposed] = useState<FrameChange[]>([]);
  const diagram = useRef<DiagramHandle>(null);

  const summary = overview.frames.find(({ key }) => key === frame);
  const isLarge = (summary?.branches ?? 0) > MOST_BRANCHES;
  const feeders = useFeeders(planId, frame);
  const elements = useElements(planId, frame, isLarge ? (layout === 'feeder' ? chosenFeeders : []) : null);
  const { indices, before, isLoaded } = useIndices(planId, frame);
  const changes = useChanges(planId);
  const calibre = useCalibre(planId);
  const index = elements ? indexElements(elements) : EMPTY_INDEX;
  const plan = state!.plans.find(({ id }) => id === planId)!;
  const canWrite = !state!.isReadonly && plan.status !== 'approved';
  const isEditable = shown === 'target' && canWrite;
  const nextPosition = Math.max(0, ...(changes ?? []).map(({ change }) => change.position)) + 1;
  const editing = useEditing({ planId, index, nextPosition });
  const { draft } = editing;

  const stop = useRef(editing.stop);
  stop.current = editing.stop;
  const isEditing = draft !== null;
  useEffect(() => {
    if (!isEditing) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) stop.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isEditing]);

  const openFeeders = (ids: string[]) => {
    setChosenFeeders(ids);
    setLayout('feeder');
  };
  // The difference has a list of its own; the other frames have none of it.
  useEffect(() => {
    setTab((was) => (shown === 'difference' ? 'difference' : was === 'difference' ? 'feeders' : was));
    if (shown !== 'target') setProposing(false);
    if (shown !== 'current') setFolding(false);
  }, [shown]);

  const select = (ref: DiagramRef | null) => {
    if (draft && ref) {
      if (ref.entity !== 'feeder') return editing.pick(ref);
      // Two feeders clicked on the county schematic open as single-line diagrams, where their poles can be clicked.
      const pair = [...new Set([...editing.feeders, ref.id])];
      editing.setFeeders(pair);
      if (pair.length >= editing.feedersNeeded) openFeeders(pair);
      return;
    }
    setSelected(ref);
    if (!ref || shown === 'difference') return;
    if (ref.entity === 'feeder') setTab('feeders');
    else setTab(ledgerOf(ref, elements, shown === 'current'));
  };
  const showRef = (ref: DiagramRef | null) => {
    if (!ref) return;
    const isOnCounty = ref.entity === 'branch' && index.branches.get(ref.id)?.normallyOpen;
    const feeder = layout === 'county' && !isOnCounty ? feederWith(ref) : undefined;
    const target: DiagramRef = feeder ? { entity: 'feeder', id: feeder.id } : ref;
    setSelected(ref);
    diagram.current?.reveal(target);
  };
  const feederWith = (ref: DiagramRef) => {
    const ledgerId = editing.feederOf(ref.id);
    return feeders?.find(({ feederId, id }) => id === ref.id || (feederId !== null && feederId === ledgerId));
  };
  const showChange = (changeId: string) => {
    const change = changes?.find((view) => view.change.id === changeId)?.change;
    if (change) showRef(refOfCode(elementKeyOf(change), index));
  };
  const inCounty = layout === 'county' && selected && selected.entity !== 'feeder' ? feederWith(selected) : undefined;
  const isTie = selected?.entity === 'branch' && index.branches.get(selected.id)?.normallyOpen;
  const marked: DiagramRef[] = [
    ...editing.marks,
    ...editing.feeders.map((id) => ({ entity: 'feeder' as const, id })),
  ].filter((ref, at, all) => all.findIndex((other) => keyOf(other) === keyOf(ref)) === at);

  return (
    <div className="frame-screen">
      <FigureStrip
        title={t(`title_${typeof shown === 'number' ? 'year' : shown}`, { year: summary?.year ?? '' })}
        summary={summary}
        indices={indices}
        before={before}
        isLoaded={isLoaded}
        feeders={feeders}
        calibre={calibre}
      />
      <div className="frame-panes">
        <DrawingPane
          overview={overview}
          request={{
            planId,
            frame,
            layout,
            feeders: chosenFeeders,
            colour,
            language,
            drafts: editing.change ? [editing.change] : isProposing ? proposed : [],
          }}
          feeders={feeders}
          elements={elements}
          selected={inCounty && !isTie ? { entity: 'feeder', id: inCounty.id } : selected}
          marked={marked}
          onSelect={select}
          onOpen={(ref) => {
            if (ref.entity === 'feeder') openFeeders([ref.id]);
          }}
          onLayout={setLayout}
          onFeeders={setChosenFeeders}
          onColour={setColour}
          handle={diagram}
          files={<FileMenu planId={planId} canWrite={canWrite} />}
          actions={
            isEditable ? (
              <Button
                size="small"
                data-testid="propose"
                onClick={() => {
                  editing.stop();
                  setProposing(true);
                }}
              >
                {t('proposeTarget')}
              </Button>
            ) : shown === 'current' && canWrite ? (
              <Button size="small" data-testid="fold-in" onClick={() => setFolding(true)}>
                {t('fold')}
              </Button>
            ) : null
          }
          hint={editing.picking ? t('pickHint', { field: editing.pickingLabel }) : null}
          tools={
            isEditable ? (
              <ToolBar active={draft?.type ?? null} onStart={(type) => editing.start(type, selected)} />
            ) : shown === 'target' ? null : (
              <button type="button" className="link-button" onClick={() => setFrame('target')}>
                {t('editTarget')}
              </button>
            )
          }
        />
        <PaneDivider label={t('divider')} />
        <div className="side-pane">
          {draft ? (
            <ChangeForm
              draft={draft}
              index={index}
              picking={editing.picking}
              years={overview.years}
              targetYear={overview.targetYear}
              preview={editing.preview}
              isSaving={editing.isSaving}
              onChange={editing.setDraft}
              onPick={editing.setPicking}
              onSave={() => void editing.save()}
              onCancel={editing.stop}
            />
          ) : isProposing ? (
            <ProposalPane
              planId={planId}
              firstPosition={nextPosition}
              onDrafts={setProposed}
              onShow={(change) => showRef(refOfCode(elementKeyOf(change), index))}
              onDone={() => {
                setProposing(false);
                setProposed([]);
              }}
            />
          ) : isFolding ? (
            <FoldPane planId={planId} onDone={() => setFolding(false)} />
          ) : (
            <SidePane
              planId={planId}
              shown={shown}
              tab={tab}
              onTab={setTab}
              feeders={feeders}
              selected={selected}
              onFeeder={(id) => {
                setSelected({ entity: 'feeder', id });
                diagram.current?.reveal({ entity: layout === 'county' ? 'feeder' : 'branch', id });
              }}
              onOpenFeeder={(id) => openFeeders([id])}
              onCode={(code) => showRef(refOfCode(code, index))}
              onShowChange={showChange}
            />
          )}
        </div>
      </div>
    </div>
  );
}
