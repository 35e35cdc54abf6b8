import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { EvidencePlace } from '../diagnosis/finding';
import { limitsSchema } from '../diagnosis/rule';
import type { ApiFile } from './apiFile';
import type { Progress } from './app';
import type { DiagnosisRun, FindingCounts, RuleChangeEffect, RuleLibraryState } from './diagnosis';

const id = z.string().min(1).max(64);
const day = z.string().max(10).nullable();
const change = z.object({ rule: id, limits: limitsSchema.nullable(), isOff: z.boolean() });

/** Findings, the rule library and kept judgements of a county. */
export const diagnosisContract = {
  /** Judges the county as it is now; ends with a DiagnosisState as one JSON string. `asOf` null: the plan's usual day. */
  state: oc.input(z.object({ planId: id, asOf: day })).output(eventIterator(type<Progress>(), type<string>())),
  counts: oc.input(z.object({ planId: id })).output(type<FindingCounts>()),
  evidence: oc
    .input(z.object({ cells: z.array(z.object({ entity: id, id, column: id })).max(2000) }))
    .output(type<EvidencePlace[]>()),
  /** The line of a finding with its element lit (SVG); null for what hangs on no line. */
  drawing: oc
    .input(
      z.object({
        planId: id,
        rule: id,
        kind: id,
        id,
        theme: z.enum(['light', 'dark']),
        language: z.enum(['zh', 'en']),
      }),
    )
    .output(type<{ svg: string | null }>()),
  library: oc.input(z.object({ planId: id })).output(type<RuleLibraryState>()),
  /** What a threshold would do, before it is saved. */
  effect: oc.input(z.object({ planId: id, asOf: day, change })).output(type<RuleChangeEffect>()),
  setRule: oc.input(z.object({ planId: id, change, reason: z.string().max(1000) })).output(type<null>()),
  resetRule: oc.input(z.object({ planId: id, rule: id })).output(type<null>()),
  editionEffect: oc
    .input(z.object({ planId: id, asOf: day, family: id, edition: id }))
    .output(type<RuleChangeEffect>()),
  chooseEdition: oc.input(z.object({ planId: id, family: id, edition: id })).output(type<null>()),
  runs: oc.input(z.object({ planId: id })).output(type<DiagnosisRun[]>()),
  keep: oc
    .input(z.object({ planId: id, asOf: day, name: z.string().min(1).max(200) }))
    .output(type<{ runId: string }>()),
  /** A kept judgement: a Diagnosis as one JSON string. */
  run: oc.input(z.object({ runId: id })).output(type<string>()),
  dropRun: oc.input(z.object({ runId: id })).output(type<null>()),
  /** The findings listed (null: all) as a workbook, with grades, gaps and the rules as notes. */
  workbook: oc
    .input(
      z.object({
        planId: id,
        asOf: day,
        language: z.enum(['zh', 'en']),
        keys: z.array(z.string().max(300)).max(100_000).nullable(),
      }),
    )
    .output(type<ApiFile>()),
};
