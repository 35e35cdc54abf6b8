import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { BUNDLED_WEIGHTS, fontFilesOf, fontsCss } from './src/shared/document/fontsCss';

const PACKAGE = resolve('node_modules/@fontsource/noto-sans-sc');
const FOLDERS = [resolve(PACKAGE, 'files'), resolve('resources/fonts')];

/**
 * Ships the bundled faces under fonts/, with names that stay: fonts.css and the woff2 files it refers to (the package's
 * woff copies and other weights are left out). The application page links the style sheet, and so does the printed
 * document, in the browser and outside it.
 */
export function bundledFonts(): Plugin {
  let base = '/';
  const readCss = async () =>
    fontsCss(await Promise.all(BUNDLED_WEIGHTS.map((weight) => readFile(resolve(PACKAGE, `${weight}.css`), 'utf8'))));
  return {
    name: 'countyframe-bundled-fonts',
    configResolved(config) {
      base = config.base;
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'stylesheet', href: `${base}fonts/fonts.css` }, injectTo: 'head-prepend' },
    ],
    async generateBundle() {
      const css = await readCss();
      this.emitFile({ type: 'asset', fileName: 'fonts/fonts.css', source: css });
      for (const file of fontFilesOf(css)) {
        this.emitFile({ type: 'asset', fileName: `fonts/${file}`, source: await readFile(fontPath(file)) });
      }
    },
    configureServer(server) {
      server.middlewares.use('/fonts/', (request, response, next) => {
        const name = (request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '');
        if (name === 'fonts.css') {
          void readCss().then((css) => response.setHeader('Content-Type', 'text/css').end(css), next);
        } else if (/^[\w-]+\.woff2$/.test(name)) {
          void readFile(fontPath(name)).then(
            (bytes) => response.setHeader('Content-Type', 'font/woff2').end(bytes),
            next,
          );
        } else next();
      });
    },
  };
}

function fontPath(file: string): string {
  const path = FOLDERS.map((folder) => resolve(folder, file)).find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error(`font file missing: ${file}`);
  return path;
}
