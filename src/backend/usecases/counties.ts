import { readResourceJson } from '../host/resources';

export interface CountyName {
  /** Six-digit division code; null where it could not be sourced. */
  code: string | null;
  name: string;
  province: string;
}

/** The county list of the resources, which an office may edit. Empty where the file is missing or no list. */
export function listCounties(): CountyName[] {
  const list = readResourceJson('countyList.json') as { counties?: CountyName[] } | null;
  return Array.isArray(list?.counties) ? list.counties : [];
}
