import { oc, type } from '@orpc/contract';
import { z } from 'zod';

/** Names of a plan's records by entity, aligned arrays: what the command palette finds records by. */
export type NameLists = Record<string, { ids: string[]; names: string[]; codes: (string | null)[] }>;

/** Columns, sort, filters and groups of a sheet under a name. */
export interface NamedView {
  id: string;
  name: string;
  /** SheetLayout as JSON. */
  layout: string;
}

const id = z.string().min(1).max(64);
const entity = z.string().min(1).max(64);

/** What makes the window a home: palette, views, notes, attachments, history, plans side by side. */
export const homeContract = {
  /** NameLists as one JSON string. */
  names: oc.input(z.object({ planId: id })).output(type<string>()),
  views: oc.input(z.object({ entity })).output(type<NamedView[]>()),
  /** Keeps a view; one of the same name is replaced. */
  saveView: oc
    .input(z.object({ entity, name: z.string().trim().min(1).max(60), layout: z.string().max(200_000) }))
    .output(type<{ viewId: string }>()),
  deleteView: oc.input(z.object({ viewId: id })).output(type<null>()),
};
