import { askOutages } from '../usecases/outages/askOutages';
import { approveCauses } from '../usecases/outages/causeGroups';
import { keepList } from '../usecases/outages/keptLists';
import { addMajorDay, removeMajorDay } from '../usecases/outages/majorDays';
import { findScope } from '../usecases/sheet/scope';
import { os } from './base';

/** The workbook library is heavy; it is loaded when first needed. */
const exporting = () => import('../usecases/outages/exportList');

/** An absent rule set is the first one. */
const rulesOf = ({ rules }: { rules?: string | undefined }) => (rules === undefined ? {} : { rules });

export const outages = {
  workbench: os.outages.workbench.handler(({ context: { backend }, input }) => {
    const { planId, asOf, by } = input;
    return askOutages(backend.store, { kind: 'workbench', planId, wish: { asOf, by, ...rulesOf(input) } });
  }),
  timeline: os.outages.timeline.handler(({ context: { backend }, input }) => {
    const { planId, key, asOf } = input;
    return askOutages(backend.store, { kind: 'timeline', planId, key, wish: { asOf, ...rulesOf(input) } });
  }),
  recorded: os.outages.recorded.handler(({ context: { backend }, input }) => {
    const { planId, year, calibre } = input;
    return askOutages(backend.store, { kind: 'recorded', planId, year, calibre });
  }),
  approveCauses: os.outages.approveCauses.handler(({ context: { backend }, input }) => {
    approveCauses(backend.store, findScope(backend.store, input.planId), input.groupings);
    return null;
  }),
  addMajorDay: os.outages.addMajorDay.handler(({ context: { backend }, input }) => {
    const { date, event, basis } = input;
    addMajorDay(backend.store, findScope(backend.store, input.planId), { date, event, basis });
    return null;
  }),
  removeMajorDay: os.outages.removeMajorDay.handler(({ context, input }) => {
    removeMajorDay(context.backend.store, input.id);
    return null;
  }),
  keepList: os.outages.keepList.handler(({ context: { backend }, input }) => {
    const { asOf, by } = input;
    keepList(backend.store, findScope(backend.store, input.planId), { asOf, by, ...rulesOf(input) });
    return null;
  }),
  workbook: os.outages.workbook.handler(async ({ context: { backend }, input }) => {
    const { asOf, by, language } = input;
    const { exportOutageList } = await exporting();
    const scope = findScope(backend.store, input.planId);
    return exportOutageList(backend.store, scope, { asOf, by, ...rulesOf(input) }, language);
  }),
};
