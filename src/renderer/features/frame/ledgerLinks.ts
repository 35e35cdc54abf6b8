import type { FrameElements } from '../../../shared/api/frame';
import type { FrameChange } from '../../../shared/frame/change';
import type { DiagramRef } from '../../components/diagram';
import type { ElementIndex } from './changeDraft';
import type { LedgerName } from './LedgerPane';

/** The ledger an element of a drawing has its row in: what a plan creates or alters, in the list of changes. */
export function ledgerOf(ref: DiagramRef, elements: FrameElements | null, isCurrent: boolean): LedgerName {
  if (!isCurrent && elements?.states.some(({ id }) => id === ref.id)) return 'frameChange';
  if (ref.entity === 'device') return 'lineSwitch';
  if (ref.entity !== 'branch') return 'networkNode';
  return elements?.branches.find(({ id }) => id === ref.id)?.normallyOpen ? 'tie' : 'lineSection';
}

/** @returns the symbol a code names; branches before nodes, since what one change creates shares its code */
export function refOfCode(code: string | null, index: ElementIndex): DiagramRef | null {
  if (code === null) return null;
  if (index.branches.has(code)) return { entity: 'branch', id: code };
  if (index.nodes.has(code)) return { entity: 'node', id: code };
  if (index.switches.has(code)) return { entity: 'device', id: code };
  return null;
}

/** The code a change is found by on the drawing: what it creates, else what it alters. */
export function elementKeyOf(change: FrameChange): string | null {
  if ('newCode' in change && change.newCode) return change.newCode;
  return 'element' in change && change.element ? change.element : null;
}
