import { tables } from './index';

/** Records of the program's own making, and those that are one per plan: no sheet is taken for them. */
const NOT_IN_SHEETS = new Set([
  'plan',
  'targetFrame',
  'scenario',
  'importBatch',
  'projectVillage',
  'county',
  'outageList',
  'alternativeRule',
  'policy',
  'policyProject',
  'policyPhoto',
  'planAdjustment',
]);

/** Entities a sheet can hold. */
export const importableEntities: readonly string[] = tables.map((t) => t.entity).filter((e) => !NOT_IN_SHEETS.has(e));
