import { z } from 'zod';
import { type AreaClass, areaClasses, type Dimension, dimensions, elementKinds, type Limit } from './finding';

/**
 * Rules are data (resources/rules/*.json, described in docs/diagnosis.md). The schemas below check them when they are
 * loaded and in the tests.
 */

const words = z.object({ zh: z.string().min(1), en: z.string().min(1) }).strict();
const unitWords = z.object({ zh: z.string(), en: z.string() }).strict();
const column = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/** Lowest voltage at peak (% of nominal), predicted outage hours per customer and year, share of the peak transferable (%), ties. */
export const frameFigures = ['minVoltagePercent', 'saidiHours', 'transferPercent', 'ties'] as const;

const plainMeasure = z.discriminatedUnion('kind', [
  /** The cell itself. */
  z.object({ kind: z.literal('column'), column }).strict(),
  /** Years from the cell's date to the year judged. */
  z.object({ kind: z.literal('age'), column }).strict(),
  /** sum(of) / sum(by) x times. */
  z
    .object({
      kind: z.literal('ratio'),
      of: z.array(column).min(1),
      by: z.array(column).min(1),
      times: z.number().positive(),
    })
    .strict(),
  /** of - minus. */
  z.object({ kind: z.literal('difference'), of: column, minus: column }).strict(),
  /** Conductor cross-section at the end of a model, mm²: JKLYJ-240 -> 240. */
  z.object({ kind: z.literal('crossSection'), column }).strict(),
  /** Number of linked feeders; the wiring mode where no link is given. */
  z.object({ kind: z.literal('ties'), columns: z.array(column).min(1), mode: column }).strict(),
  /** The latest yearly record of the element in another ledger, not younger than the day judged. */
  z.object({ kind: z.literal('record'), entity: z.string(), link: column, column }).strict(),
  /** Yes where the cell is filled at all: a year of rebuilding says that it was rebuilt. */
  z.object({ kind: z.literal('filled'), column }).strict(),
  /** Whether a transformer is of a high-loss series (S9 and older), or said to be. */
  z.object({ kind: z.literal('highLoss'), model: column, flag: column }).strict(),
  /** What the engine says of the feeder in the current frame; only where its sections are drawn. */
  z.object({ kind: z.literal('frame'), figure: z.enum(frameFigures) }).strict(),
]);
export type Measure = z.infer<typeof plainMeasure>;

/** Alternatives: the first that is known counts. */
const measures = z.array(plainMeasure).min(1);

const scalar = z.union([z.number(), z.string(), z.boolean()]);

/**
 * Which elements a rule applies to. `isNot` holds for an empty cell too (a line that is not said to be dedicated is
 * public); the others leave the element unjudged where it is empty.
 */
const condition = z.union([
  z.object({ measure: measures, is: z.array(scalar).min(1) }).strict(),
  z.object({ measure: measures, isNot: z.array(scalar).min(1) }).strict(),
  z.object({ measure: measures, above: z.number() }).strict(),
  /** Only where none of the alternatives is known: the rule stands in for a better one. */
  z.object({ measure: measures, isEmpty: z.literal(true) }).strict(),
]);
export type Condition = z.infer<typeof condition>;

/** How a rule looks; one file each in src/domain/diagnosis/checks. */
const check = z.discriminatedUnion('kind', [
  /** Weak above the limit, up to and with `upTo` where given. */
  z.object({ kind: z.literal('above'), measure: measures, upTo: z.number().optional() }).strict(),
  /** Weak below the limit; `from` keeps out what another rule covers. */
  z.object({ kind: z.literal('below'), measure: measures, from: z.number().optional() }).strict(),
  /** Weak where the value is not the limit. */
  z.object({ kind: z.literal('isNot'), measure: measures }).strict(),
  /** Weak where the value is one the limit lists. */
  z.object({ kind: z.literal('is'), measure: measures, expected: scalar }).strict(),
  /** Weak where the value is none the limit lists. */
  z.object({ kind: z.literal('notOneOf'), measure: measures }).strict(),
  /** Weak above the limit (up to `upTo`) where it lasts `hours` or longer. */
  z
    .object({
      kind: z.literal('lastingAbove'),
      measure: measures,
      upTo: z.number().optional(),
      duration: measures,
      hours: z.number().positive(),
    })
    .strict(),
  /** Weak more than `limit` robust standard deviations above the median of its like, from `atLeast` up to `upTo`. */
  z.object({ kind: z.literal('outlier'), measure: measures, atLeast: z.number(), upTo: z.number() }).strict(),
  /** More kinds of wiring in one supply grid than the limit. */
  z.object({ kind: z.literal('mixedWiring') }).strict(),
  /** Main transformer MVA by net peak MW of one voltage level outside the limits [from, to]. */
  z.object({ kind: z.literal('capacityLoadRatio') }).strict(),
  /** Outages by a rule of the frequent outage library (resources/outages); a limit of the county moves its number. */
  z
    .object({
      kind: z.literal('frequentOutages'),
      set: z.string(),
      rule: z.string(),
      judges: z.enum(['feeder', 'area', 'both']),
    })
    .strict(),
  /** Trips of the feeder's own switch in the year, reclosed or not, from the limit on. */
  z.object({ kind: z.literal('repeatedTrips') }).strict(),
]);
export type Check = z.infer<typeof check>;

const limit = z.union([scalar, z.array(scalar).min(1)]);
/** One limit for all, or one for each supply area class; null: no limit for that class. */
const limits = z.union([
  z.object({ all: limit }).strict(),
  z.partialRecord(z.enum(areaClasses), limit.nullable()).refine((found) => Object.keys(found).length > 0),
]);
export type Limits = { all: Limit } | Partial<Record<AreaClass, Limit | null>>;

const ruleEdition = z
  .object({
    edition: z.string().min(1),
    clause: z.string().nullable(),
    source: words,
    /** `sourced`: taken from a public document; `toVerify`: office practice, to be verified before it is quoted. */
    standing: z.enum(['sourced', 'toVerify']),
    limits,
  })
  .strict();
/** A rule's threshold in one edition of its standard. */
export type RuleEdition = Omit<z.infer<typeof ruleEdition>, 'limits'> & { limits: Limits };

export const ruleSchema = z
  .object({
    id: z.string().regex(/^[a-z]+\.[a-z][A-Za-z0-9]*$/),
    dimension: z.enum(dimensions),
    element: z.enum(elementKinds),
    severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    name: words,
    /** What is measured, printed as a note. */
    definition: words,
    unit: unitWords,
    /** Columns shown as evidence; the measured ones where absent. */
    evidence: z.array(column).optional(),
    where: z.array(condition),
    check,
    /** Family of editions its limits come from, newest last; one edition of a family is used at a time. */
    family: z.string(),
    editions: z.array(ruleEdition).min(1),
  })
  .strict()
  .refine((rule) => rule.id.startsWith(`${rule.dimension}.`), { message: 'id begins with the dimension' });
export type Rule = Omit<z.infer<typeof ruleSchema>, 'editions'> & { editions: RuleEdition[]; dimension: Dimension };

export const ruleFileSchema = z
  .object({ format: z.literal('countyframe.rules/1'), rules: z.array(ruleSchema).min(1) })
  .strict();

export const editionFileSchema = z
  .object({
    format: z.literal('countyframe.ruleEditions/1'),
    families: z
      .array(
        z
          .object({
            id: z.string(),
            name: words,
            /** Oldest first; the last is used unless the county chose another. */
            editions: z.array(z.object({ id: z.string(), name: words }).strict()).min(1),
          })
          .strict(),
      )
      .min(1),
  })
  .strict();
export type EditionFamily = z.infer<typeof editionFileSchema>['families'][number];

const bound = z.number();
export const gradeFileSchema = z
  .object({
    format: z.literal('countyframe.grades/1'),
    source: words,
    standing: z.enum(['sourced', 'toVerify']),
    indicators: z
      .array(
        z
          .object({
            id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
            name: words,
            definition: words,
            unit: unitWords,
            decimals: z.number().int().min(0).max(4),
            bounds: z.tuple([bound, bound, bound]),
          })
          .strict(),
      )
      .min(1),
  })
  .strict();
export type GradeScale = z.infer<typeof gradeFileSchema>;
export type GradeIndicator = GradeScale['indicators'][number];

/** Everything the judgement goes by. */
export interface RuleLibrary {
  families: EditionFamily[];
  rules: Rule[];
  grades: GradeScale;
}

/** A county's own threshold in place of the library's, or a rule it does not use. */
export interface RuleOverride {
  rule: string;
  /** Null where only `isOff` is set. */
  limits: Limits | null;
  isOff: boolean;
  reason: string;
}

/** Checks a threshold set at a door. */
export const limitsSchema: z.ZodType<Limits> = limits as z.ZodType<Limits>;

/** What a county has chosen: its thresholds, and an edition for a family where it is not the newest. */
export interface RuleChoices {
  overrides: RuleOverride[];
  editions: Record<string, string>;
}
