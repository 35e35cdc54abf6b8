import { touchesJudgement } from '../../../shared/diagnosis/touches';
import type { Store } from '../../store/store';

const versions = new WeakMap<Store, { version: number }>();

/** Versions given so far: a file that is opened anew may have been changed in between and never has one of before. */
let given = 0;

/**
 * A number that grows with every change of the store that a judgement of ledgers or outages may read: choosing a policy or
 * pricing a project leaves it as it is, and with it the judgement that is remembered.
 */
export function ledgerVersion(store: Store): number {
  let own = versions.get(store);
  if (!own) {
    const fresh = { version: ++given };
    own = fresh;
    versions.set(store, fresh);
    store.onChange(({ patches }) => {
      if (touchesJudgement(Object.keys(patches))) fresh.version = ++given;
    });
  }
  return own.version;
}
