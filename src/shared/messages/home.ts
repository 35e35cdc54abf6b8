import type { MessageBook } from './index';

/** Named views, notes, attachments, plans put away, and what goes wrong with them. */
export const home: MessageBook = {
  zh: {
    CHANGE_VIEW_SAVED: '保存视图“{name}”',
    CHANGE_VIEW_DELETED: '删除视图“{name}”',
    VIEW_NOT_FOUND: '这个视图已不存在',
    VIEW_NOT_FOUND_NEXT: '请另选一个视图。',
  },
  en: {
    CHANGE_VIEW_SAVED: 'save view “{name}”',
    CHANGE_VIEW_DELETED: 'delete view “{name}”',
    VIEW_NOT_FOUND: 'This view is gone',
    VIEW_NOT_FOUND_NEXT: 'Choose another view.',
  },
};
