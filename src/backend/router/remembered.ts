import { formDocument, takeForm } from '../usecases/import/rememberedFile';
import {
  changeForm,
  listForms,
  listNames,
  openForm,
  removeForm,
  removeName,
  renameForm,
} from '../usecases/import/rememberedForms';
import { os } from './base';

export const remembered = {
  list: os.remembered.list.handler(({ context }) => listForms(context.backend.store)),
  open: os.remembered.open.handler(({ context, input }) => openForm(context.backend.store, input.id)),
  change: os.remembered.change.handler(({ context, input }) => {
    changeForm(context.backend.store, input.id, input.items);
    return null;
  }),
  rename: os.remembered.rename.handler(({ context, input }) => {
    renameForm(context.backend.store, input.id, input.name);
    return null;
  }),
  remove: os.remembered.remove.handler(({ context, input }) => {
    removeForm(context.backend.store, input.id);
    return null;
  }),
  save: os.remembered.save.handler(({ context, input }) => {
    const document = formDocument(context.backend.store, input.id, input.language);
    return new File([JSON.stringify(document, null, 2)], `${document.name}.json`, { type: 'application/json' });
  }),
  take: os.remembered.take.handler(async ({ context, input }) => {
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    return { name: takeForm(context.backend.store, bytes) };
  }),
  names: os.remembered.names.handler(({ context }) => listNames(context.backend.store)),
  removeName: os.remembered.removeName.handler(({ context, input }) => {
    removeName(context.backend.store, input.id);
    return null;
  }),
};
