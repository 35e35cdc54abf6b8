import { z } from 'zod';

/** What a split may weigh. The first is the plan's own score: customers reached x importance of purposes, or as typed. */
export const measures = [
  'benefit',
  'customerHours',
  'interruptions',
  'frequentLines',
  'findings3',
  'findings2',
  'findings1',
  'customersReached',
  'followsTarget',
] as const;
export type Measure = (typeof measures)[number];

const amounts = z.partialRecord(z.enum(measures), z.number().min(0).max(1e12));

/** Settings of a plan's split. Everything is off until filled. */
export const budgetSettingsSchema = z.object({
  /** Most effect for the money, or least money that reaches the targets. */
  mode: z.enum(['mostEffect', 'leastMoney']),
  /** Weight of each measure; with one measure alone the objective is in its own unit. */
  weights: amounts,
  /** Measures in order of rank: each is made best before the next is looked at. Empty: weighted sum. */
  order: z.array(z.enum(measures)).max(measures.length),
  /** Share of an earlier measure's best that later ones may give up, percent. */
  orderLossPercent: z.number().min(0).max(50),
  /** Least totals to reach, used by `leastMoney`. */
  targets: amounts,
  /** Money a year leaves may be spent in later years. */
  carryOver: z.boolean(),
  /** Share of each whole envelope that is kept back, percent. */
  reservePercent: z.number().min(0).max(90),
  /** Customer-hours of construction outages allowed in a year; null = unlimited. */
  constructionHoursPerYear: z.number().min(0).max(1e9).nullable(),
  /** Share of a project's effect lost with each year it begins later, percent. */
  delayLossPercent: z.number().min(0).max(100),
  /** What changing a decision has to gain at least, in units of the objective. */
  keepPrice: z.number().min(0).max(1e9),
  /** Whether the alternatives of lines and areas (一线一策) take part beside the projects. */
  policyOptions: z.boolean(),
  /** Weight of each purpose of projects that the office has set, by its column; others have the program's. */
  importance: z.record(z.string(), z.number().min(0).max(1e6)),
  /** What a city has to split across its counties, fen; null where this is no city's plan. */
  cityTotalFen: z.number().int().min(0).nullable(),
});
export type BudgetSettings = z.infer<typeof budgetSettingsSchema>;

export const defaultBudgetSettings: BudgetSettings = {
  mode: 'mostEffect',
  weights: { benefit: 1 },
  order: [],
  orderLossPercent: 0,
  targets: {},
  carryOver: false,
  reservePercent: 0,
  constructionHoursPerYear: null,
  delayLossPercent: 0,
  keepPrice: 0,
  policyOptions: false,
  importance: {},
  cityTotalFen: null,
};
