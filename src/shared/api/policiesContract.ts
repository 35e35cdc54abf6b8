import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { ApiFile } from './apiFile';
import type { AlternativeRuleView, CostBookState, Coverage, PolicyDetail, PolicyList } from './policies';

const id = z.string().min(1).max(64);
const plan = z.object({ planId: id });
const fen = z.number().int().safe();
const language = z.enum(['zh', 'en']);
const kind = z.enum(['feeder', 'area']);

/** One line, one policy. */
export const policiesContract = {
  list: oc.input(plan).output(type<PolicyList>()),
  detail: oc.input(plan.extend({ id, language })).output(type<PolicyDetail>()),
  /** Chooses the one alternative of a line or area. */
  choose: oc
    .input(
      plan.extend({
        id,
        alternative: z.string().max(40),
        reason: z.string().max(1000),
        /** Unit prices in place of the book's, each with its reason. */
        prices: z
          .array(z.object({ item: z.string().max(200), priceFen: fen.min(0), reason: z.string().max(500) }))
          .max(50),
      }),
    )
    .output(type<null>()),
  /** Makes projects of what was chosen; shared work becomes one. @returns number of projects made */
  makeProjects: oc
    .input(
      plan.extend({
        ids: z.array(id).min(1).max(5000),
        year: z.number().int().min(1949).max(2100).nullable(),
        programmeId: id.nullable(),
        language,
      }),
    )
    .output(type<{ made: number }>()),
  coverage: oc.input(plan).output(type<Coverage>()),
  addPhoto: oc
    .input(plan.extend({ kind, id, caption: z.string().min(1).max(200), image: z.string().max(3_000_000) }))
    .output(type<null>()),
  removePhoto: oc.input(z.object({ id })).output(type<null>()),
  /** Cards of lines and areas, or the plan of a supply unit. */
  cards: oc
    .input(
      plan.extend({ ids: z.array(id).min(1).max(500), isUnit: z.boolean(), kind: z.enum(['pdf', 'html']), language }),
    )
    .output(type<ApiFile>()),
  rules: oc.input(plan).output(type<AlternativeRuleView[]>()),
  /** `value` null goes back to the shipped number. */
  setRule: oc
    .input(
      plan.extend({
        alternative: z.string().max(40),
        on: kind,
        key: z.string().max(60),
        value: z.number().nullable(),
        reason: z.string().max(500),
      }),
    )
    .output(type<null>()),
};

/** The cost book. */
export const costsContract = {
  state: oc.input(plan).output(type<CostBookState>()),
  takeSeeds: oc.input(plan).output(type<null>()),
  override: oc
    .input(z.object({ id, overrideFen: fen.min(0).nullable(), reason: z.string().max(500) }))
    .output(type<null>()),
  repriceAll: oc.input(plan).output(type<{ changed: number }>()),
};
