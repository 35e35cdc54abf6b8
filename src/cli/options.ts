import { AppError } from '../shared/appError';

/** Options every command takes. */
export const commonOptions = {
  json: { type: 'boolean', default: false },
  lang: { type: 'string' },
} as const;

/** @throws AppError USAGE where an option that must be there is not */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new AppError('USAGE', { detail: name });
  return value;
}

/** @throws AppError USAGE for what is no year */
export function yearNumber(text: string, name: string): number {
  const year = Number(text);
  if (!Number.isInteger(year) || year < 1949 || year > 2100) throw new AppError('USAGE', { detail: `${name} ${text}` });
  return year;
}

/** @throws AppError USAGE for what is no positive number */
export function positiveNumber(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new AppError('USAGE', { detail: `${name} ${text}` });
  return value;
}
