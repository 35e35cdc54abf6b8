import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../../support/tempFolder';
import { SAMPLE } from './sampleFiles';

it('the generator writes the committed files again, byte by byte (bug: a sample that changes with every run)', () => {
  const folder = tempFolder();
  const script = join(import.meta.dirname, '../../../scripts/sample/make.mjs');
  const said = execFileSync(process.execPath, [script, folder], { encoding: 'utf8' });
  expect(said).toContain('200 projects');
  expect(readdirSync(folder).sort()).toEqual(readdirSync(SAMPLE).sort());
  for (const name of readdirSync(folder)) {
    expect(readFileSync(join(folder, name)).equals(readFileSync(join(SAMPLE, name))), name).toBe(true);
  }
}, 180_000);
