import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeOf,
  type ElementIndex,
  missingFields,
  nextPick,
  pickInto,
  pickKind,
  startDraft,
} from '../../../src/renderer/features/frame/changeDraft';
import { CHANGE_FIELDS, CHANGE_TYPES } from '../../../src/shared/frame/change';
import type { FrameBranch, FrameNode } from '../../../src/shared/frame/elements';

function node(id: string, place: { x?: number; y?: number } = {}): FrameNode {
  return { id, kind: 'junction', customers: 0, averageKw: 0, peakKw: 0, peakKvar: 0, ...place };
}

function branch(id: string, from: string, to: string, normallyOpen = false): FrameBranch {
  return { id, from, to, kind: normallyOpen ? 'tie' : 'line', failuresPerYear: 0, normallyOpen };
}

function indexOf(nodes: FrameNode[], branches: FrameBranch[]): ElementIndex {
  return {
    nodes: new Map(nodes.map((n) => [n.id, n])),
    branches: new Map(branches.map((b) => [b.id, b])),
    switches: new Map([['K1', { id: 'K1', branch: 'B1', end: 'from', kind: 'loadSwitch' }]]),
  };
}

const index = indexOf([node('A'), node('B'), node('C')], [branch('B1', 'A', 'B'), branch('LL-001', 'B', 'C', true)]);

describe('a change made on the drawing', () => {
  // Would catch: a tie written with a length nobody has stated.
  it('a tie between places without coordinates asks for its length', () => {
    const picked = ['A', 'C'].reduce(
      (draft, code) => pickInto(draft, nextPick(draft)!, { kind: 'node', code }, index),
      startDraft('newTie', index),
    );
    expect(missingFields(picked)).toEqual(['lengthKm']);
    expect(changeOf(picked, { name: 'x', position: 1, feeder: null })).toBeNull();
  });

  it('with coordinates the straight distance is offered', () => {
    const placed = indexOf([node('A', { x: 0, y: 0 }), node('C', { x: 300, y: 400 })], []);
    const picked = ['A', 'C'].reduce(
      (draft, code) => pickInto(draft, nextPick(draft)!, { kind: 'node', code }, placed),
      startDraft('newTie', placed),
    );
    expect(changeOf(picked, { name: 'x', position: 3, feeder: null })).toMatchObject({
      type: 'newTie',
      position: 3,
      fromNode: 'A',
      toNode: 'C',
      lengthKm: 0.5,
      inTarget: true,
      measure: null,
    });
  });

  // Would catch: a new element that takes the code of one that is there.
  it('codes that are taken are not proposed', () => {
    expect(startDraft('newTie', index).values.newCode).toBe('LL-002');
  });

  it('a line clicked where a pole is wanted gives its far end; a tie where a switch is wanted gives itself', () => {
    const tie = pickInto(startDraft('newTie', index), 'fromNode', { kind: 'branch', code: 'B1' }, index);
    expect(tie.values.fromNode).toBe('B');
    const automate = (code: string) =>
      pickInto(startDraft('automateSwitch', index), 'element', { kind: 'branch', code }, index).values.element;
    expect(automate('LL-001')).toBe('LL-001');
    expect(automate('B1')).toBe('K1');
  });

  // Would catch: a type whose form can never be completed on the drawing and by typing.
  it('of every type, what is picked and typed makes a change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANGE_TYPES), (type) => {
        let draft = startDraft(type, index);
        for (const field of missingFields(draft)) {
          const kind = pickKind(type, field);
          const code = kind === 'node' ? 'A' : kind === 'switch' ? 'K1' : 'B1';
          draft = kind
            ? pickInto(draft, field, { kind, code }, index)
            : { ...draft, values: { ...draft.values, [field]: field === 'model' ? 'JKLYJ-240' : 1 } };
        }
        const change = changeOf(draft, { name: 'x', position: 1, feeder: null }) as Record<string, unknown> | null;
        expect(change).not.toBeNull();
        for (const field of CHANGE_FIELDS[type].needs) expect(change![field]).toBeDefined();
      }),
    );
  });
});
