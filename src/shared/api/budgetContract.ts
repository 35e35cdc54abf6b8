import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import { budgetSettingsSchema } from '../budget/settings';
import type { ApiFile } from './apiFile';
import type { Progress } from './app';
import type {
  BudgetState,
  CityState,
  CurveRow,
  MarginalRow,
  OverrideCost,
  ProjectExplanation,
  ScenarioColumn,
  SensitivityRow,
  SplitProgress,
  SplitResult,
} from './budget';

const id = z.string().min(1).max(64);
const year = z.number().int().min(1949).max(2100);
const fen = z.number().int().safe();
const percent = z.number().min(0).max(100);
const date = z.string().regex(/^[12]\d{3}-[01]\d-[0-3]\d$/);
const text = z.string().trim().min(1).max(200);
const limits = {
  timeLimitSeconds: z.number().positive().max(3600).optional(),
  gap: z.number().min(0).max(1).optional(),
};

/** Splitting the budget: limits, settings, the split and its explanation, scenarios, standing of the plan, a city's split. */
export const budgetContract = {
  state: oc.input(z.object({ planId: id })).output(type<BudgetState>()),
  saveEnvelopes: oc
    .input(
      z.object({
        planId: id,
        envelopes: z
          .array(
            z.object({
              year: year.nullable(),
              programmeId: id.nullable(),
              townshipId: id.nullable().optional(),
              source: z.string().max(40).nullable().optional(),
              minFen: fen,
              maxFen: fen.nullable(),
              minPercent: percent.nullable().optional(),
              maxPercent: percent.nullable().optional(),
            }),
          )
          .max(1000),
      }),
    )
    .output(type<null>()),
  saveSettings: oc.input(z.object({ planId: id, settings: budgetSettingsSchema })).output(type<null>()),
  saveRule: oc
    .input(
      z.object({
        planId: id,
        projectId: id,
        kind: z.enum(['needs', 'excludes', 'wishIn', 'wishOut', 'wishStartBy', 'wishStartFrom']),
        otherId: id.nullable(),
        year: year.nullable(),
        price: z.number().min(0).max(1e9).nullable(),
      }),
    )
    .output(type<{ ruleId: string }>()),
  deleteRule: oc.input(z.object({ ruleId: id })).output(type<null>()),
  /** Moves a project so that its money begins in a year; it is taken in and locked there. */
  moveProject: oc.input(z.object({ projectId: id, startYear: year })).output(type<null>()),
  split: oc
    .input(z.object({ planId: id, ...limits }))
    .output(eventIterator(type<SplitProgress | SplitResult>(), type<SplitResult>())),
  /** What the opposite decision about a project would do. */
  explain: oc
    .input(z.object({ planId: id, projectId: id, ...limits }))
    .output(eventIterator(type<Progress>(), type<ProjectExplanation>())),
  /** What one more step buys, for every envelope that holds the split back. */
  marginals: oc
    .input(z.object({ planId: id, stepFen: fen, ...limits }))
    .output(eventIterator(type<Progress>(), type<MarginalRow[]>())),
  /** Effect against money around the present ceiling of an envelope. */
  curve: oc
    .input(z.object({ planId: id, envelopeId: id, points: z.number().int().min(2).max(41), ...limits }))
    .output(eventIterator(type<Progress>(), type<CurveRow[]>())),
  /** What the locks set by hand cost. */
  overrides: oc
    .input(z.object({ planId: id, ...limits }))
    .output(eventIterator(type<Progress>(), type<OverrideCost>())),
  /** How the choice moves when each weight is halved and doubled. */
  sensitivity: oc
    .input(z.object({ planId: id, ...limits }))
    .output(eventIterator(type<Progress>(), type<SensitivityRow[]>())),
  /** Keeps a split (or the present manual decision, with `result` null) as a named scenario. */
  saveScenario: oc
    .input(z.object({ planId: id, name: z.string().min(1).max(100), result: z.custom<SplitResult>().nullable() }))
    .output(type<{ scenarioId: string }>()),
  scenario: oc.input(z.object({ scenarioId: id })).output(type<SplitResult>()),
  /** Scenarios side by side; the plan as decided now is the first column. */
  compare: oc.input(z.object({ planId: id, scenarioIds: z.array(id).max(6) })).output(type<ScenarioColumn[]>()),
  adopt: oc.input(z.object({ scenarioId: id, language: z.enum(['zh', 'en']) })).output(type<null>()),
  deleteScenario: oc.input(z.object({ scenarioId: id })).output(type<null>()),
  importances: oc.input(z.object({ planId: id })).output(type<{ flag: string; weight: number }[]>()),
  saveImportances: oc
    .input(z.object({ planId: id, weights: z.record(z.string(), z.number().min(0).max(1000)) }))
    .output(type<null>()),
  /** Submits a draft, takes a submission back, or approves it with document number and date. */
  submit: oc.input(z.object({ planId: id })).output(type<null>()),
  withdraw: oc.input(z.object({ planId: id })).output(type<null>()),
  approve: oc.input(z.object({ planId: id, document: text, date })).output(type<null>()),
  /** Changes an approved plan: a numbered adjustment that lists what changed and why. */
  adjust: oc
    .input(
      z.object({
        planId: id,
        document: text,
        date,
        reason: z.string().trim().min(1).max(2000),
        changes: z
          .array(z.object({ projectId: id, isIn: z.boolean(), startYear: year.nullable(), totalFen: fen.nullable() }))
          .min(1)
          .max(2000),
      }),
    )
    .output(type<{ number: number }>()),
  city: oc.input(z.object({ planId: id })).output(type<CityState>()),
  splitCity: oc.input(z.object({ planId: id, totalFen: fen })).output(type<{ unallocatedFen: number }>()),
  /** Moves money from one county to another, with the reason. */
  reassign: oc
    .input(z.object({ planId: id, fromId: id, toId: id, amountFen: fen, reason: z.string().trim().min(1).max(500) }))
    .output(type<null>()),
  /** A county's envelope as a workbook that its office imports. */
  countyEnvelope: oc
    .input(z.object({ planId: id, countyShareId: id, language: z.enum(['zh', 'en']) }))
    .output(type<ApiFile>()),
};
