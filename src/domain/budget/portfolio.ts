import { AppError } from '../../shared/appError';

/** A purse with limits: a year, a programme, a township, or any other whole unit that options use up. */
export interface Envelope {
  id: string;
  /** Least total of what is chosen, in fen (or the envelope's own whole unit). */
  minFen: number;
  /** Largest total, `null` = unlimited. */
  maxFen: number | null;
}

/** What choosing an option takes from one envelope: envelope id and whole units. */
export type Use = readonly [envelopeId: string, fen: number];

/** One way to treat a line, area or project (an alternative in a start year, say). */
export interface Option {
  id: string;
  /** Worth of choosing it, any finite number; the split maximises the sum. */
  benefit: number;
  uses: Use[];
}

/** Options of which at most one is chosen, exactly one where `required`. */
export interface Group {
  id: string;
  required: boolean;
  options: Option[];
}

/** `option` may be chosen only with at least one of `needsAnyOf`. */
export interface Requirement {
  option: string;
  needsAnyOf: string[];
}

/** A decision taken beforehand: the option is in or out. */
export interface Lock {
  option: string;
  chosen: boolean;
}

/** A budget split in bare form, `countyframe.portfolio/1` (docs/formats-portfolio.md). */
export interface Portfolio {
  format: 'countyframe.portfolio/1';
  envelopes: Envelope[];
  groups: Group[];
  requires: Requirement[];
  /** Pairs of options that are never chosen together. */
  excludes: [string, string][];
  locks: Lock[];
}

/** Where a reader stands: the value and the way to it; the path is worded only when something is wrong there. */
interface Spot {
  value: unknown;
  parent: Spot | null;
  key: string | number;
}

function pathOf(spot: Spot): string {
  if (spot.parent === null) return '';
  if (typeof spot.key === 'number') return `${pathOf(spot.parent)}[${spot.key}]`;
  const before = pathOf(spot.parent);
  return before === '' ? spot.key : `${before}.${spot.key}`;
}

/** @param expected what should stand there, in notation that reads the same in every language */
function fail(spot: Spot, expected: string): never {
  const path = pathOf(spot);
  const shown = spot.value === undefined ? '∅' : String(JSON.stringify(spot.value) ?? spot.value);
  const found = shown.length > 60 ? `${shown.slice(0, 57)}...` : shown;
  throw new AppError('PORTFOLIO_INVALID', { path, expected, found }, { path });
}

/** Member of an object, own properties only: `__proto__` and `constructor` are names like any other. */
function member(spot: Spot, key: string): Spot {
  const value = Object.hasOwn(spot.value as object, key) ? (spot.value as Record<string, unknown>)[key] : undefined;
  return { value, parent: spot, key };
}

function asObject(spot: Spot): Spot {
  if (typeof spot.value !== 'object' || spot.value === null || Array.isArray(spot.value)) fail(spot, '{…}');
  return spot;
}

function asList(spot: Spot, isOptional = false): Spot[] {
  if (isOptional && (spot.value === undefined || spot.value === null)) return [];
  if (!Array.isArray(spot.value)) fail(spot, '[…]');
  return spot.value.map((value, key) => ({ value, parent: spot, key }));
}

function asText(spot: Spot): string {
  if (typeof spot.value !== 'string') fail(spot, '"…"');
  return spot.value;
}

function asWhole(spot: Spot): number {
  if (!Number.isSafeInteger(spot.value)) fail(spot, '∈ ℤ, |n| < 2^53');
  return (spot.value as number) + 0;
}

function asFlag(spot: Spot, absent: boolean | null): boolean {
  if (spot.value === undefined && absent !== null) return absent;
  if (typeof spot.value !== 'boolean') fail(spot, 'true | false');
  return spot.value;
}

/** Reads an id that must be new among `known`, and keeps it. */
function asNewId(spot: Spot, known: Set<string>): string {
  const id = asText(spot);
  if (known.has(id)) fail(spot, '≠ …[].id');
  known.add(id);
  return id;
}

function asKnownId(spot: Spot, known: Set<string>, what: string): string {
  const id = asText(spot);
  if (!known.has(id)) fail(spot, what);
  return id;
}

function readEnvelope(spot: Spot, known: Set<string>): Envelope {
  asObject(spot);
  const id = asNewId(member(spot, 'id'), known);
  const min = member(spot, 'minFen');
  const max = member(spot, 'maxFen');
  return {
    id,
    minFen: min.value === undefined || min.value === null ? 0 : asWhole(min),
    maxFen: max.value === undefined || max.value === null ? null : asWhole(max),
  };
}

function readOption(spot: Spot, known: Set<string>, envelopes: Set<string>): Option {
  asObject(spot);
  const id = asNewId(member(spot, 'id'), known);
  const benefit = member(spot, 'benefit');
  if (typeof benefit.value !== 'number' || !Number.isFinite(benefit.value)) fail(benefit, '-∞ < x < ∞');
  const usesSpot = member(spot, 'uses');
  const uses: Use[] = [];
  if (usesSpot.value !== undefined && usesSpot.value !== null) {
    asObject(usesSpot);
    for (const key of Object.keys(usesSpot.value as object)) {
      const use = member(usesSpot, key);
      if (!envelopes.has(key)) fail({ value: key, parent: usesSpot, key }, '∈ envelopes[].id');
      const fen = asWhole(use);
      if (fen !== 0) uses.push([key, fen]);
    }
  }
  return { id, benefit: benefit.value, uses };
}

function readGroup(spot: Spot, known: Set<string>, options: Set<string>, envelopes: Set<string>): Group {
  asObject(spot);
  const id = asNewId(member(spot, 'id'), known);
  const required = asFlag(member(spot, 'required'), false);
  return { id, required, options: asList(member(spot, 'options')).map((o) => readOption(o, options, envelopes)) };
}

/**
 * Reads a budget split in bare form. Unknown keys are ignored; `minFen` absent = 0, `maxFen` absent or null =
 * unlimited, `required` absent = false, `requires`, `excludes`, `locks` absent = none.
 * @param json the parsed document
 * @returns a portfolio whose references all hold and whose amounts are whole
 * @throws AppError PORTFOLIO_INVALID with the place as `where.path`
 */
export function readPortfolio(json: unknown): Portfolio {
  const root = asObject({ value: json, parent: null, key: '' });
  const format = member(root, 'format');
  if (format.value !== 'countyframe.portfolio/1') fail(format, '"countyframe.portfolio/1"');
  const envelopeIds = new Set<string>();
  const envelopes = asList(member(root, 'envelopes')).map((e) => readEnvelope(e, envelopeIds));
  const groupIds = new Set<string>();
  const optionIds = new Set<string>();
  const groups = asList(member(root, 'groups')).map((g) => readGroup(g, groupIds, optionIds, envelopeIds));
  const requires = asList(member(root, 'requires'), true).map((spot) => {
    asObject(spot);
    return {
      option: asKnownId(member(spot, 'option'), optionIds, '∈ groups[].options[].id'),
      needsAnyOf: asList(member(spot, 'needsAnyOf')).map((o) => asKnownId(o, optionIds, '∈ groups[].options[].id')),
    };
  });
  const excludes = asList(member(root, 'excludes'), true).map((spot): [string, string] => {
    const pair = asList(spot);
    if (pair.length !== 2) fail(spot, '["…", "…"]');
    return [
      asKnownId(pair[0] as Spot, optionIds, '∈ groups[].options[].id'),
      asKnownId(pair[1] as Spot, optionIds, '∈ groups[].options[].id'),
    ];
  });
  const locks = asList(member(root, 'locks'), true).map((spot) => {
    asObject(spot);
    return {
      option: asKnownId(member(spot, 'option'), optionIds, '∈ groups[].options[].id'),
      chosen: asFlag(member(spot, 'chosen'), null),
    };
  });
  return { format: 'countyframe.portfolio/1', envelopes, groups, requires, excludes, locks };
}
