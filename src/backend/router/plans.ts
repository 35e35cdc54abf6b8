import { listCounties } from '../usecases/counties';
import { createPlan, readPlan, updatePlan } from '../usecases/plans';
import { os } from './base';

export const plans = {
  create: os.plans.create.handler(({ context, input }) => {
    const planId = createPlan(context.backend.store, input);
    context.backend.openPlan(planId);
    return { planId };
  }),
  update: os.plans.update.handler(({ context, input }) => {
    updatePlan(context.backend.store, input.planId, input.values);
    return null;
  }),
  get: os.plans.get.handler(({ context, input }) => readPlan(context.backend.store, input.planId)),
  counties: os.plans.counties.handler(() => listCounties()),
};
