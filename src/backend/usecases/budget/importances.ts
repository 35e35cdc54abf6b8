import { type PurposeKey, purposes } from '../../../shared/model/projectEnums';
import type { Store } from '../../store/store';
import { readBudgetSettings, writeBudgetSettings } from './settings';

/** Weight of a purpose flag where the office has set none. */
const DEFAULT_WEIGHT = 1;

/** Defaults by flag: what keeps people and supply safe counts most. Editable per plan. */
const DEFAULTS: Partial<Record<PurposeKey, number>> = {
  purposeSafety: 5,
  purposeLowVoltage: 4,
  purposeBottleneck: 4,
  purposeOverload: 4,
  purposeFrame: 3,
  purposeNewLoad: 3,
  purposeOutgoing: 3,
  purposeAssurance: 3,
  purposeHighLoss: 2,
  purposeCoalToPower: 2,
  purposeDistributed: 2,
  purposeCharging: 2,
};

/** @returns weight of each purpose flag of a plan, by its column key */
export function readImportances(store: Store, planId: string): Map<string, number> {
  const { importance } = readBudgetSettings(store, planId);
  return new Map(
    purposes.map((purpose) => [purpose.key, importance[purpose.key] ?? DEFAULTS[purpose.key] ?? DEFAULT_WEIGHT]),
  );
}

/** Keeps the weights an office gives its purpose flags, as one change that can be undone. */
export function saveImportances(store: Store, planId: string, weights: Record<string, number>): void {
  const known = new Set(purposes.map((purpose) => purpose.key as string));
  const importance = Object.fromEntries(Object.entries(weights).filter(([flag]) => known.has(flag)));
  const settings = { ...readBudgetSettings(store, planId), importance };
  store.write({ code: 'CHANGE_IMPORTANCES' }, (writer) => writeBudgetSettings(store, writer, planId, settings));
}
