import { listHistory, recordHistory, redo, undo } from '../usecases/history';
import { readOverview } from '../usecases/overview';
import { saveProjectAmounts } from '../usecases/projectAmounts';
import { readProvenance } from '../usecases/provenance';
import { editSheet } from '../usecases/sheet/editSheet';
import { loadSheet } from '../usecases/sheet/loadSheet';
import { findScope } from '../usecases/sheet/scope';
import { readDrafts } from '../usecases/sheet/writeAmounts';
import { os } from './base';

export const sheets = {
  load: os.sheets.load.handler(({ context: { backend }, input }) =>
    JSON.stringify(loadSheet(backend.store, findScope(backend.store, input.planId), input.entity)),
  ),
  rows: os.sheets.rows.handler(({ context: { backend }, input }) =>
    JSON.stringify(loadSheet(backend.store, findScope(backend.store, input.planId), input.entity, input.ids)),
  ),
  edit: os.sheets.edit.handler(({ context: { backend }, input }) =>
    editSheet(backend.store, findScope(backend.store, input.planId), input.entity, input.edit),
  ),
};

export const records = {
  history: os.records.history.handler(({ context, input }) =>
    recordHistory(context.backend.store, input.entity, input.id),
  ),
  provenance: os.records.provenance.handler(({ context, input }) =>
    readProvenance(context.backend.store, input.entity, input.id),
  ),
  amounts: os.records.amounts.handler(({ context, input }) =>
    readDrafts(context.backend.store, input.projectId).map((draft) => ({ ...draft, id: draft.id ?? '' })),
  ),
  saveAmounts: os.records.saveAmounts.handler(({ context, input }) => {
    saveProjectAmounts(context.backend.store, input.projectId, input.amounts);
    return null;
  }),
};

export const history = {
  undo: os.history.undo.handler(({ context }) => undo(context.backend.store)),
  redo: os.history.redo.handler(({ context }) => redo(context.backend.store)),
  list: os.history.list.handler(({ context, input }) => listHistory(context.backend.store, input.limit, input.before)),
};

export const overview = {
  state: os.overview.state.handler(({ context: { backend }, input }) =>
    readOverview(backend.store, findScope(backend.store, input.planId)),
  ),
};
