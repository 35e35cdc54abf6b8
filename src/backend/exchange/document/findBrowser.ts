import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Browser {
  executable: string;
  /** Arguments this build needs besides those of every run. */
  args: string[];
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const fixedPlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  win32: [
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
};

/**
 * Finds a Chromium to print with: CHROMIUM_PATH, one on the PATH, one in its usual place, else the one that comes
 * as an npm package. Nothing is downloaded.
 * @returns null where there is none
 */
export async function findBrowser(): Promise<Browser | null> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executable: named, args: [] };
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [
    ...(process.platform === 'win32' ? [] : onPath.flatMap((folder) => names.map((name) => join(folder, name)))),
    ...(fixedPlaces[process.platform] ?? []),
  ];
  const executable = places.find(isExecutable);
  if (executable) return { executable, args: [] };
  return packagedBrowser();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

let packaged: Promise<Browser | null> | null = null;

/** The npm package's Chromium (Linux only). It brings its own libraries where it believes to run on its usual host. */
function packagedBrowser(): Promise<Browser | null> {
  if (process.platform !== 'linux') return Promise.resolve(null);
  packaged ??= unpackBrowser();
  return packaged;
}

async function unpackBrowser(): Promise<Browser | null> {
  const host = process.env.AWS_EXECUTION_ENV;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  try {
    // Named in a variable: the package finds its archive beside its own file, so it must not be bundled.
    const name = '@sparticuz/chromium';
    const { default: chromium } = (await import(name)) as {
      default: { executablePath(): Promise<string>; args: string[] };
    };
    return { executable: await chromium.executablePath(), args: chromium.args };
  } catch {
    return null;
  } finally {
    // Its libraries are found through LD_LIBRARY_PATH, which it has set by now.
    if (host === undefined) delete process.env.AWS_EXECUTION_ENV;
    else process.env.AWS_EXECUTION_ENV = host;
  }
}
