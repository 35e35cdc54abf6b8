import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Language } from '../shared/messages';

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the shell remembers between starts. */
export interface ShellSettings {
  bounds: Bounds | null;
  isMaximised: boolean;
  language: Language;
}

const DEFAULTS: ShellSettings = { bounds: null, isMaximised: false, language: 'zh' };

/** The shell's own small file, beside the Chromium profile. Whatever is wrong with it counts as not remembered. */
export class SettingsFile {
  readonly values: ShellSettings;

  constructor(private readonly file: string) {
    this.values = { ...DEFAULTS, ...readSettings(file) };
  }

  change(values: Partial<ShellSettings>): void {
    Object.assign(this.values, values);
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(`${this.file}.new`, JSON.stringify(this.values));
      renameSync(`${this.file}.new`, this.file);
    } catch {
      // Where the window stood is a convenience: a folder that cannot be written must not keep the program from running.
    }
  }
}

function readSettings(file: string): Partial<ShellSettings> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return {
      ...(isBounds(kept.bounds) ? { bounds: kept.bounds } : {}),
      ...(typeof kept.isMaximised === 'boolean' ? { isMaximised: kept.isMaximised } : {}),
      ...(kept.language === 'zh' || kept.language === 'en' ? { language: kept.language } : {}),
    };
  } catch {
    return {};
  }
}

function isBounds(value: unknown): value is Bounds {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height } = value as Record<string, unknown>;
  return [x, y, width, height].every((number) => Number.isInteger(number)) && Number(width) > 0 && Number(height) > 0;
}
