import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a command of the system is there; the tests that need it say so when it is not. */
export async function hasCommand(name: string, ...args: string[]): Promise<boolean> {
  try {
    await run(name, args, { timeout: 60_000 });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Text of a PDF by page, as laid out. */
export async function pdfPages(file: string): Promise<string[]> {
  const { stdout } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 1 << 27 });
  return stdout.split('\f').slice(0, -1);
}

export async function pdfFonts(file: string): Promise<{ name: string; type: string; embedded: string }[]> {
  const { stdout } = await run('pdffonts', [file]);
  return stdout
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const match = /^(\S+)\s+(.+?)\s{2,}\S+\s+(yes|no)\s+(yes|no)\s+(yes|no)/.exec(line);
      return { name: match?.[1] ?? line, type: match?.[2] ?? '', embedded: match?.[3] ?? '' };
    });
}

/** Page sizes in points, one per page. */
export async function pdfPageSizes(file: string): Promise<string[]> {
  const { stdout } = await run('pdfinfo', ['-f', '1', '-l', '999', file]);
  return [...stdout.matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/g)].map(
    (match) => `${Math.round(Number(match[1]))} x ${Math.round(Number(match[2]))}`,
  );
}

/** Converts an office file with LibreOffice, in a profile of its own so that runs do not meet. */
export async function libreOffice(file: string, format: string, outFolder: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'countyframe-office-'));
  try {
    await run(
      'soffice',
      [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', format, '--outdir', outFolder, file],
      { timeout: 240_000 },
    );
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
