import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** @returns a new empty folder, removed after the test */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countyframe-'));
  made.push(folder);
  return folder;
}

/** @returns path of a store that does not exist yet, in a folder removed after the test */
export function tempStore(): string {
  return join(tempFolder(), 'test.countyframe');
}
