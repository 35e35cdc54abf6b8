import { type BudgetSettings, budgetSettingsSchema, defaultBudgetSettings } from '../../../shared/budget/settings';
import type { ChangeWriter } from '../../store/changeWriter';
import type { Store } from '../../store/store';

/** Settings of a plan's split; the defaults where none were saved. */
export function readBudgetSettings(store: Store, planId: string): BudgetSettings {
  const row = store.get<{ options: string }>('SELECT options FROM budgetSetting WHERE planId = ?', planId);
  if (!row) return defaultBudgetSettings;
  const read = budgetSettingsSchema.safeParse({ ...defaultBudgetSettings, ...(JSON.parse(row.options) as object) });
  return read.success ? read.data : defaultBudgetSettings;
}

/** Keeps the settings of a plan's split as one change that can be undone. */
export function saveBudgetSettings(store: Store, planId: string, settings: BudgetSettings): void {
  store.write({ code: 'CHANGE_BUDGET_SETTINGS' }, (writer) => writeBudgetSettings(store, writer, planId, settings));
}

/** As saveBudgetSettings, within a change of something else. */
export function writeBudgetSettings(
  store: Store,
  writer: ChangeWriter,
  planId: string,
  settings: BudgetSettings,
): void {
  const options = JSON.stringify(settings);
  const row = store.get<{ id: string }>('SELECT id FROM budgetSetting WHERE planId = ?', planId);
  if (row) writer.update('budgetSetting', row.id, { options });
  else writer.insert('budgetSetting', { planId, options });
}
