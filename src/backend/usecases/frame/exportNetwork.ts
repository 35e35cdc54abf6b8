import { network1Of } from '../../../domain/frame/network1';
import type { Network1 } from '../../../domain/network/network1';
import type { FrameKey } from '../../../shared/frame/elements';
import type { Store } from '../../store/store';
import type { Scope } from '../sheet/scope';
import { frameAt } from './frameAt';
import { frameModel } from './frameModel';

/** The current frame of the county as a countyframe.network/1 document, rates as the ledgers have them. */
export function exportNetwork(store: Store, scope: Scope): Network1 {
  const { current } = frameModel(store, scope).county;
  return network1Of(
    { nodes: current.nodes.values(), branches: current.branches.values(), switches: current.switches.values() },
    current,
  );
}

/** Any frame of a plan as such a document, with the rates predictions use. */
export function exportFrame(store: Store, scope: Scope, key: FrameKey): Network1 {
  const { draft } = frameAt(frameModel(store, scope), key);
  return network1Of(
    { nodes: draft.allNodes(), branches: draft.allBranches(), switches: draft.allSwitches() },
    draft.base,
  );
}
