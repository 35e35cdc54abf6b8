import { ATTACHMENT_LIMIT_BYTES } from '../../shared/api/home';
import { AppError } from '../../shared/appError';
import { undoChange } from '../store/reverse';
import { attachFile, listAttachments, readAttachment, removeAttachment } from '../usecases/home/attachments';
import { changeRows, restoreValue } from '../usecases/home/changeRows';
import { readNames } from '../usecases/home/names';
import { addNote, changeNote, listMarks, listNotes } from '../usecases/home/notes';
import { comparePlans } from '../usecases/home/planCompare';
import { archivePlan, copyPlan } from '../usecases/home/planCopy';
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
  changeRows: os.home.changeRows.handler(({ context, input }) =>
    changeRows(context.backend.store, input.changeId, input.offset, input.limit),
  ),
  restoreValue: os.home.restoreValue.handler(({ context, input }) => {
    restoreValue(context.backend.store, input.changeId, input.entity, input.id, input.key);
    return null;
  }),
  undoChange: os.home.undoChange.handler(({ context, input }) => ({
    conflicts: undoChange(context.backend.store, input.changeId, { code: 'CHANGE_TAKEN_BACK' }).conflicts.length,
  })),
  marks: os.home.marks.handler(({ context, input }) => listMarks(context.backend.store, input.entity)),
  notes: os.home.notes.handler(({ context, input }) => listNotes(context.backend.store, input.entity, input.id)),
  addNote: os.home.addNote.handler(({ context, input }) => ({
    noteId: addNote(context.backend.store, input.entity, input.id, input.text),
  })),
  changeNote: os.home.changeNote.handler(({ context, input }) => {
    changeNote(context.backend.store, input.noteId, input.text);
    return null;
  }),
  attachments: os.home.attachments.handler(({ context, input }) =>
    listAttachments(context.backend.store, input.entity, input.id),
  ),
  attach: os.home.attach.handler(async ({ context, input }) => {
    // Asked before the bytes are taken into memory.
    if (input.file.size > ATTACHMENT_LIMIT_BYTES) {
      const limitMb = ATTACHMENT_LIMIT_BYTES / 1024 / 1024;
      throw new AppError('ATTACHMENT_TOO_LARGE', { name: input.file.name, limitMb });
    }
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    const thumbnail = input.thumbnail ? new Uint8Array(await input.thumbnail.arrayBuffer()) : null;
    const target = { entity: input.entity, recordId: input.id };
    return { attachmentId: attachFile(context.backend.store, target, { name: input.file.name, bytes, thumbnail }) };
  }),
  attachment: os.home.attachment.handler(({ context, input }) => {
    const { name, type, content } = readAttachment(context.backend.store, input.attachmentId);
    return new File([new Uint8Array(content)], name, { type });
  }),
  removeAttachment: os.home.removeAttachment.handler(({ context, input }) => {
    removeAttachment(context.backend.store, input.attachmentId);
    return null;
  }),
  copyPlan: os.home.copyPlan.handler(({ context, input }) => ({
    planId: copyPlan(context.backend.store, input.planId, input.name),
  })),
  archivePlan: os.home.archivePlan.handler(({ context, input }) => {
    archivePlan(context.backend.store, input.planId, input.isArchived);
    return null;
  }),
  comparePlans: os.home.comparePlans.handler(({ context, input }) =>
    comparePlans(context.backend.store, input.firstId, input.secondId),
  ),
};
