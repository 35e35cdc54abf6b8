import type { FrameChange } from '../../../shared/frame/change';
import type { Issue } from '../../../shared/issue';
import type { FrameDraft, Patch } from '../draft';
import { type ApplyContext, ChangeRefused } from './context';
import { newSection, newTie, rebuild, retire } from './lines';
import { compensate, enlargeArea, maintain, newArea } from './loads';
import { newFeeder, newMainTransformer, newOutlet, newSubstation } from './supply';
import { automate, moveOpenPoint, sectionalise, switchesAtNode } from './switches';

/** What a change did, or why it could not. */
export type Applied = { patches: readonly Patch[]; refused: null } | { patches: null; refused: Issue };

/**
 * Applies one change to a draft, whole or not at all. `draft.revert(mark)` with the log's length from before takes it back.
 */
export function applyChange(draft: FrameDraft, change: FrameChange, context: ApplyContext): Applied {
  const mark = draft.log.length;
  try {
    act(draft, change, context);
    return { patches: draft.log.slice(mark), refused: null };
  } catch (error) {
    draft.revert(mark);
    if (!(error instanceof ChangeRefused)) throw error;
    return { patches: null, refused: { ...error.issue, where: { entity: 'frameChange', id: change.id } } };
  }
}

function act(draft: FrameDraft, change: FrameChange, context: ApplyContext): void {
  const { name } = change;
  switch (change.type) {
    case 'newSection':
      newSection(draft, context, name, change);
      break;
    case 'newTie':
      newTie(draft, context, name, change);
      break;
    case 'sectionalise':
      sectionalise(draft, name, change);
      break;
    case 'automateSwitch':
      automate(draft, change);
      break;
    case 'terminal':
      if (change.terminalKind === 'faultIndicator') maintain(draft, change);
      else automate(draft, change, change.terminalKind);
      break;
    case 'rebuildConductor':
      rebuild(draft, context, change, false);
      break;
    case 'underground':
      rebuild(draft, context, change, true);
      break;
    case 'newFeeder':
      newFeeder(draft, context, name, change);
      break;
    case 'newOutlet':
      newOutlet(draft, context, name, change);
      break;
    case 'ringMainUnit':
      switchesAtNode(draft, name, change, 'loadSwitch');
      break;
    case 'switchingStation':
      switchesAtNode(draft, name, change, 'breaker');
      break;
    case 'moveOpenPoint':
      moveOpenPoint(draft, change);
      break;
    case 'newArea':
      newArea(draft, context, name, change);
      break;
    case 'enlargeArea':
      enlargeArea(draft, change);
      break;
    case 'compensation':
      compensate(draft, change);
      break;
    case 'substation':
      newSubstation(draft, name, change);
      break;
    case 'mainTransformer':
      newMainTransformer(draft, change);
      break;
    case 'maintenance':
      maintain(draft, change);
      break;
    case 'retire':
      retire(draft, change);
      break;
    // Below the 10 kV frame: counted by their projects, without an effect on it.
    case 'lowVoltage':
    case 'metersAndServices':
      break;
  }
}
