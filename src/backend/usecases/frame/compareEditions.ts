import { compareFrames } from '../../../domain/frame/compareFrames';
import type { Frame } from '../../../domain/frame/frame';
import type { EditionComparison } from '../../../shared/api/frame';
import { findTable, storedColumns } from '../../../shared/model';
import type { Store } from '../../store/store';
import type { SqlRow } from '../../store/tableWriter';
import { readPlan } from '../plans';
import { findScope } from '../sheet/scope';
import { frameAt } from './frameAt';
import { frameModel } from './frameModel';

interface Edition {
  plan: SqlRow;
  current: Frame;
  target: Frame;
}

/** Frames and targets of two editions of a county's plan; projects and money are compared as those of any two plans. */
export function compareEditions(store: Store, from: string, to: string): EditionComparison {
  const [before, after] = [readEdition(store, from), readEdition(store, to)];
  const named = (row: SqlRow) => ({ id: row.id as string, name: row.name as string });
  const value = ({ plan }: Edition, field: string) => (plan[field] ?? null) as number | null;
  return {
    from: named(before.plan),
    to: named(after.plan),
    frames: [
      { key: 'current', ...compareFrames(before.current, after.current) },
      { key: 'target', ...compareFrames(before.target, after.target) },
    ],
    targets: TARGETS.map((field) => ({ field, before: value(before, field), after: value(after, field) })).filter(
      (target) => target.before !== null || target.after !== null,
    ),
  };
}

const TARGETS = storedColumns(findTable('plan'))
  .filter((column) => column.kind === 'percent' || column.kind === 'decimal')
  .map((column) => column.key);

function readEdition(store: Store, planId: string): Edition {
  const model = frameModel(store, findScope(store, planId));
  const target = frameAt(model, 'target').draft.toFrame();
  return { plan: readPlan(store, planId), current: model.county.current, target };
}
