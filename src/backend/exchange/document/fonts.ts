import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUNDLED_WEIGHTS, fontsCss, supplementFile } from '../../../shared/document/fontsCss';

export interface BundledFonts {
  /** The style sheet that names the files. */
  css: string;
  /** Bytes of a file the style sheet names; null for any other name. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
}

const PACKAGE = 'node_modules/@fontsource/noto-sans-sc';

/**
 * The bundled faces: of the built renderer, or of the package and resources in a checkout. Found upward from this file.
 * @returns null where neither is there; the page then uses the faces of the machine
 */
export async function bundledFonts(): Promise<BundledFonts | null> {
  let at = dirname(fileURLToPath(import.meta.url));
  for (let i = 0; i < 8; i++) {
    const built = join(at, 'out/renderer/fonts');
    if (existsSync(join(built, 'fonts.css'))) {
      return { css: await readFile(join(built, 'fonts.css'), 'utf8'), read: (name) => readFont(name, [built]) };
    }
    if (existsSync(join(at, PACKAGE)) && existsSync(join(at, 'resources/fonts', supplementFile(400)))) {
      const packageCss = BUNDLED_WEIGHTS.map((weight) => readFile(join(at, PACKAGE, `${weight}.css`), 'utf8'));
      const folders = [join(at, PACKAGE, 'files'), join(at, 'resources/fonts')];
      return { css: fontsCss(await Promise.all(packageCss)), read: (name) => readFont(name, folders) };
    }
    at = dirname(at);
  }
  return null;
}

async function readFont(name: string, folders: string[]): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!/^[\w-]+\.woff2$/.test(name)) return null;
  for (const folder of folders) {
    const path = join(folder, name);
    if (existsSync(path)) return new Uint8Array(await readFile(path));
  }
  return null;
}
