import { readNames } from '../usecases/home/names';
import { deleteView, listViews, saveView } from '../usecases/home/views';
import { findScope } from '../usecases/sheet/scope';
import { os } from './base';

export const home = {
  names: os.home.names.handler(({ context: { backend }, input }) =>
    JSON.stringify(readNames(backend.store, findScope(backend.store, input.planId))),
  ),
  views: os.home.views.handler(({ context, input }) => listViews(context.backend.store, input.entity)),
  saveView: os.home.saveView.handler(({ context, input }) => ({
    viewId: saveView(context.backend.store, input.entity, input.name, input.layout),
  })),
  deleteView: os.home.deleteView.handler(({ context, input }) => {
    deleteView(context.backend.store, input.viewId);
    return null;
  }),
};
