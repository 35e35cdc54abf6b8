import { existsSync } from 'node:fs';

/** How to start a browser that is here, or why there is none. */
export type FoundBrowser = { executablePath: string; args: string[] } | { missing: string };

const system = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Tests run as root in containers, where Chromium's own sandbox cannot start. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Finds a Chromium: the one named by CHROMIUM_PATH, one installed on the system, else the one that comes as a package
 * from the registry and unpacks itself into the temporary folder. Nothing is downloaded.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROMIUM_PATH;
  if (named)
    return existsSync(named) ? { executablePath: named, args } : { missing: `CHROMIUM_PATH: no file ${named}` };
  const installed = system.find((path) => existsSync(path));
  if (installed) return { executablePath: installed, args };
  return packaged();
}

/** @sparticuz/chromium brings its own libraries along only where it believes to run on its usual host. */
async function packaged(): Promise<FoundBrowser> {
  if (process.platform !== 'linux') return { missing: 'no Chromium or Chrome on this system' };
  const host = process.env.AWS_EXECUTION_ENV;
  try {
    process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
    const { default: chromium } = await import('@sparticuz/chromium');
    return { executablePath: await chromium.executablePath(), args: [...new Set([...chromium.args, '--no-sandbox'])] };
  } catch (error) {
    return { missing: `no Chromium: ${error instanceof Error ? error.message : String(error)}` };
  } finally {
    // Its libraries are found through LD_LIBRARY_PATH, which it has set by now.
    if (host === undefined) delete process.env.AWS_EXECUTION_ENV;
    else process.env.AWS_EXECUTION_ENV = host;
  }
}
