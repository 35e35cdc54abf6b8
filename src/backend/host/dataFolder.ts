import { homedir } from 'node:os';
import { join } from 'node:path';

/** @returns the folder of the user's own stores and settings, by the habits of the system */
export function dataFolder(): string {
  if (process.env.COUNTYFRAME_HOME) return process.env.COUNTYFRAME_HOME;
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'CountyFrame');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'CountyFrame');
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'countyframe');
}

/** @returns the folder where stores of removable and network drives are worked on */
export function workingFolder(): string {
  return join(dataFolder(), 'working');
}

/** @returns the store that opens where none is named */
export function defaultStore(): string {
  return join(dataFolder(), 'county.countyframe');
}
