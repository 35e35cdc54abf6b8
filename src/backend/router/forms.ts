import type { MadeFile } from '../../shared/api/apiFile';
import type { Progress } from '../../shared/api/app';
import type { Issue } from '../../shared/issue';
import {
  findProfile,
  listProfiles,
  profileDocument,
  removeProfile,
  renameProfile,
  takeProfile,
} from '../usecases/forms/profiles';
import { findScope } from '../usecases/sheet/scope';
import { guarded, os } from './base';
import { streamed } from './stream';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const forms = {
  list: os.forms.list.handler(({ context }) => listProfiles(context.backend.store)),
  fill: os.forms.fill.handler(({ context: { backend }, input, signal }) =>
    guarded(
      streamed<Progress, { made: MadeFile; issues: Issue[] }>(async (onProgress, abort) => {
        const { fillProfile } = await import('../usecases/forms/fillProfile');
        const { store } = backend;
        const profile = findProfile(store, input.profileId);
        const scope = findScope(store, input.planId);
        const { bytes, fileName, issues } = await fillProfile(store, scope, profile, { signal: abort, onProgress });
        return { made: backend.files.keep(new File([bytes], fileName, { type: XLSX })), issues };
      }, signal),
    ),
  ),
  rename: os.forms.rename.handler(({ context, input }) => {
    renameProfile(context.backend.store, input.profileId, input.name);
    return null;
  }),
  remove: os.forms.remove.handler(({ context, input }) => {
    removeProfile(context.backend.store, input.profileId);
    return null;
  }),
  save: os.forms.save.handler(({ context, input }) => {
    const document = profileDocument(context.backend.store, input.profileId);
    return new File([JSON.stringify(document)], `${document.name}.json`, { type: 'application/json' });
  }),
  take: os.forms.take.handler(async ({ context, input }) => {
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    return { name: takeProfile(context.backend.store, bytes) };
  }),
};
