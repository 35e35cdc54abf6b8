import { useEffect, useMemo, useRef, useState } from 'react';
import type { FramePreview } from '../../../shared/api/frame';
import type { ChangeType, FrameChange } from '../../../shared/frame/change';
import { backend } from '../../api/backend';
import { attempt } from '../../app/actions';
import { useApp } from '../../app/useApp';
import type { DiagramRef } from '../../components/diagram';
import {
  type ChangeDraft,
  changeOf,
  describeDraft,
  type ElementIndex,
  type FieldName,
  listOf,
  nextPick,
  pickInto,
  pickKind,
  startDraft,
} from './changeDraft';
import { pickedOf } from './indexElements';
import { columnOf, useTypeLabel } from './labels';
import { refOfCode } from './ledgerLinks';
import { useSaving } from './useFrames';

/** Pauses shorter than this are typing. */
const PAUSE_MS = 150;

interface Scene {
  planId: string;
  index: ElementIndex;
  nextPosition: number;
}

/** A change of the target frame being made on the drawing: what is picked, what it would do, and writing it. */
export function useEditing({ planId, index, nextPosition }: Scene) {
  const language = useApp((app) => app.language);
  const typeLabel = useTypeLabel();
  const [draft, setDraft] = useState<ChangeDraft | null>(null);
  const [picking, setPicking] = useState<FieldName | null>(null);
  const [feeders, setFeeders] = useState<string[]>([]);
  const [preview, setPreview] = useState<FramePreview | null>(null);
  const [isSaving, runSaving] = useSaving();

  const feederOf = (code: string): string | null => {
    const own = index.branches.get(code) ?? index.branches.get(index.switches.get(code)?.branch ?? '');
    if (own) return own.feeder ?? null;
    for (const branch of index.branches.values()) {
      if (branch.feeder !== undefined && (branch.to === code || branch.from === code)) return branch.feeder;
    }
    return null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the feeder follows from draft and index
  const change = useMemo<FrameChange | null>(() => {
    if (!draft) return null;
    const place = String(draft.values.element ?? draft.values.fromNode ?? '');
    const name = draft.isNamed ? draft.name : describeDraft(draft, typeLabel(draft.type), index);
    return changeOf(draft, { name, position: nextPosition, feeder: feederOf(place) });
  }, [draft, index, nextPosition, typeLabel]);

  const text = change ? JSON.stringify(change) : '';
  const latest = useRef(change);
  latest.current = change;
  useEffect(() => {
    setPreview(null);
    if (text === '') return;
    let isGone = false;
    const timer = setTimeout(async () => {
      const upserts = latest.current ? [latest.current] : [];
      const found = await attempt(() => backend().frame.preview({ planId, frame: 'target', upserts, deletes: [] }));
      if (!isGone && found) setPreview(found);
    }, PAUSE_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [text, planId]);

  const stop = () => {
    setDraft(null);
    setPicking(null);
    setFeeders([]);
  };
  const put = (next: ChangeDraft) => {
    setDraft(next);
    setPicking(nextPick(next));
  };
  const marks: DiagramRef[] = draft
    ? Object.entries(draft.values).flatMap(([field, value]) =>
        pickKind(draft.type, field as FieldName) === null
          ? []
          : listOf(value).flatMap((code) => refOfPick(code, pickKind(draft.type, field as FieldName)!, index)),
      )
    : [];
  return {
    draft,
    change,
    picking,
    pickingLabel: picking ? columnOf(picking).label[language] : '',
    preview,
    isSaving,
    marks,
    feeders,
    /** Feeders to be clicked on the county schematic before their single-line diagrams open. */
    feedersNeeded: draft?.type === 'newTie' ? 2 : 1,
    feederOf,
    setFeeders,
    setPicking,
    setDraft: (next: ChangeDraft) => setDraft(next),
    stop,
    start(type: ChangeType, selected: DiagramRef | null) {
      setFeeders([]);
      const fresh = startDraft(type, index);
      const field = nextPick(fresh);
      const picked = selected ? pickedOf(selected) : null;
      put(field && picked ? pickInto(fresh, field, picked, index) : fresh);
    },
    pick(ref: DiagramRef) {
      const picked = pickedOf(ref);
      const field = picking;
      if (!draft || !picked || !field) return;
      put(pickInto(draft, field, picked, index));
    },
    async save() {
      if (!change) return;
      const { name } = change;
      if (await runSaving(() => backend().frame.saveChanges({ planId, name, upserts: [change], deletes: [] }))) stop();
    },
  };
}

function refOfPick(code: string, kind: 'node' | 'branch' | 'switch', index: ElementIndex): DiagramRef[] {
  if (kind === 'node') return [{ entity: 'node', id: code }];
  if (kind === 'branch') return [{ entity: 'branch', id: code }];
  const ref = refOfCode(code, index);
  return ref ? [ref] : [];
}
