import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';

/** Folder of the built program, `out/`; inside the archive where the program is packaged. */
const OUT = dirname(dirname(fileURLToPath(import.meta.url)));

export const rendererFolder = join(OUT, 'renderer');
export const preloadFile = join(OUT, 'preload', 'index.cjs');
export const backendFile = join(OUT, 'main', 'backend.js');

/**
 * Variables of the helper processes: this program's, with the folder both agree on, without those that put code, options
 * or certificates into a Node or an Electron that is started.
 */
export function helperEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(NODE|ELECTRON|LD_PRELOAD$|DYLD)/i.test(name));
  return { ...Object.fromEntries(kept), COUNTYFRAME_HOME: homeFolder() };
}

/** A folder of this name beside the program keeps everything there: the portable edition on a stick. */
const PORTABLE = 'data';

/**
 * Folder of the user's stores and settings; the same one the other doors use (src/backend/host/dataFolder.ts), handed to
 * the backend so that both agree.
 */
export function homeFolder(): string {
  if (process.env.COUNTYFRAME_HOME) return process.env.COUNTYFRAME_HOME;
  if (app.isPackaged) {
    const beside = join(dirname(app.getPath('exe')), PORTABLE);
    if (existsSync(beside)) return beside;
  }
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'CountyFrame');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'CountyFrame');
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'countyframe');
}
