import type { EntityPatch } from './changeWriter';

/** How a change is named: a message code with its values, worded by the door that shows it. */
export interface ChangeLabel {
  code: string;
  params?: Record<string, string | number>;
}

export interface ChangeOptions {
  kind?: 'edit' | 'import' | 'undo' | 'redo' | 'undoBatch';
  /** Change this one takes back or brings back. */
  undoes?: string;
  batchId?: string;
}

/** One committed change, as told to every view. */
export interface StoreEvent {
  changeId: string;
  seq: number;
  label: ChangeLabel;
  patches: Record<string, EntityPatch>;
}

/** A change that a thread committed on a connection of its own. */
export type WrittenChange = Pick<StoreEvent, 'changeId' | 'seq' | 'patches'>;
