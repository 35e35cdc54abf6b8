import type { Backend } from '../backend';
import { overridePrice, takeSeeds } from '../usecases/costs/costBook';
import { setAlternativeRule, viewRules } from '../usecases/policies/alternativeRules';
import { choosePolicy } from '../usecases/policies/choices';
import { readCoverage } from '../usecases/policies/coverage';
import { deskOf } from '../usecases/policies/desk';
import { addPhoto, removePhoto } from '../usecases/policies/photos';
import { makeProjects } from '../usecases/policies/projects';
import { readCostBook, repriceAll } from '../usecases/policies/reprice';
import { readPolicyDetail, readPolicyList } from '../usecases/policies/views';
import { findScope } from '../usecases/sheet/scope';
import { os } from './base';

/** Printing needs a browser and its libraries; they are loaded when first needed. */
const cards = () => import('../usecases/policies/cards');

/** The plan's scope, and the judgement of its county as it is now. */
async function judged(backend: Backend, planId: string, signal?: AbortSignal) {
  const scope = findScope(backend.store, planId);
  const { diagnosis } = await backend.diagnosis.judge(backend.store, scope, null, signal ? { signal } : {});
  return { scope, diagnosis };
}

export const policies = {
  list: os.policies.list.handler(async ({ context: { backend }, input, signal }) => {
    const { scope, diagnosis } = await judged(backend, input.planId, signal);
    return readPolicyList(backend.store, scope, diagnosis);
  }),
  detail: os.policies.detail.handler(async ({ context: { backend }, input, signal }) => {
    const { scope, diagnosis } = await judged(backend, input.planId, signal);
    return readPolicyDetail(backend.store, scope, diagnosis, input.id, input.language);
  }),
  choose: os.policies.choose.handler(async ({ context: { backend }, input }) => {
    const { scope, diagnosis } = await judged(backend, input.planId);
    const { id, alternative, reason, prices } = input;
    choosePolicy(backend.store, scope, deskOf(backend.store, scope, diagnosis), { id, alternative, reason, prices });
    return null;
  }),
  makeProjects: os.policies.makeProjects.handler(({ context: { backend }, input }) => {
    const { planId, ids, year, programmeId, language } = input;
    const scope = findScope(backend.store, planId);
    return { made: makeProjects(backend.store, scope, { ids, year, programmeId }, language) };
  }),
  coverage: os.policies.coverage.handler(async ({ context: { backend }, input, signal }) => {
    const { scope, diagnosis } = await judged(backend, input.planId, signal);
    return readCoverage(backend.store, scope, diagnosis);
  }),
  addPhoto: os.policies.addPhoto.handler(({ context: { backend }, input }) => {
    const { planId, ...photo } = input;
    addPhoto(backend.store, findScope(backend.store, planId), photo);
    return null;
  }),
  removePhoto: os.policies.removePhoto.handler(({ context, input }) => {
    removePhoto(context.backend.store, input.id);
    return null;
  }),
  cards: os.policies.cards.handler(async ({ context: { backend }, input, signal }) => {
    const { scope, diagnosis } = await judged(backend, input.planId, signal);
    const { ids, isUnit, kind, language } = input;
    return (await cards()).makeCards(backend.store, scope, diagnosis, { ids, isUnit, kind }, language, signal);
  }),
  rules: os.policies.rules.handler(({ context: { backend }, input }) =>
    viewRules(backend.store, findScope(backend.store, input.planId)),
  ),
  setRule: os.policies.setRule.handler(({ context: { backend }, input }) => {
    const { planId, ...wish } = input;
    setAlternativeRule(backend.store, findScope(backend.store, planId), wish);
    return null;
  }),
};

export const costs = {
  state: os.costs.state.handler(({ context: { backend }, input }) =>
    readCostBook(backend.store, findScope(backend.store, input.planId)),
  ),
  takeSeeds: os.costs.takeSeeds.handler(({ context: { backend }, input }) => {
    takeSeeds(backend.store, findScope(backend.store, input.planId));
    return null;
  }),
  override: os.costs.override.handler(({ context, input }) => {
    overridePrice(context.backend.store, input.id, input.overrideFen, input.reason);
    return null;
  }),
  repriceAll: os.costs.repriceAll.handler(({ context: { backend }, input }) => ({
    changed: repriceAll(backend.store, findScope(backend.store, input.planId)),
  })),
};
