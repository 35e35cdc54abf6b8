import { oc, type } from '@orpc/contract';
import { z } from 'zod';

/** Names of a plan's records by entity, aligned arrays: what the command palette finds records by. */
export type NameLists = Record<string, { ids: string[]; names: string[]; codes: (string | null)[] }>;

const id = z.string().min(1).max(64);

/** What makes the window a home: palette, views, notes, attachments, history, plans side by side. */
export const homeContract = {
  /** NameLists as one JSON string. */
  names: oc.input(z.object({ planId: id })).output(type<string>()),
};
