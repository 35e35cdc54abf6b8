import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const KEPT = 10;

/** The stores opened last, newest first, kept in the user's data folder. */
export class Recent {
  constructor(private readonly file: string) {}

  list(): string[] {
    try {
      const names: unknown = JSON.parse(readFileSync(this.file, 'utf8'));
      return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
    } catch {
      return [];
    }
  }

  add(storeFile: string): void {
    const file = resolve(storeFile);
    const names = [file, ...this.list().filter((name) => name !== file)].slice(0, KEPT);
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(this.file, JSON.stringify(names));
    } catch {
      // A list of recent files is a convenience: a folder that cannot be written must not keep a store from opening.
    }
  }
}
