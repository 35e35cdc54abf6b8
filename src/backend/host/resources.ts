import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let folder: string | null = null;

/**
 * Folder of the shipped data (sample county, county list, fonts). Found upward from this file, so that built code,
 * tests on the sources and a packaged program agree; a packaged program has it beside its archive.
 */
export function resourcesFolder(): string {
  if (folder) return folder;
  let at = dirname(fileURLToPath(import.meta.url));
  for (let i = 0; i < 8; i++) {
    const candidate = join(at, 'resources');
    if (existsSync(join(candidate, 'countyList.json'))) {
      folder = candidate;
      return folder;
    }
    at = dirname(at);
  }
  throw new Error('the resources folder is missing');
}

/** @returns a JSON file of the resources, or null where it is missing or broken */
export function readResourceJson(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(resourcesFolder(), name), 'utf8'));
  } catch {
    return null;
  }
}
