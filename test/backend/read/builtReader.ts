import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { entryUrl } from '../../../src/backend/host/entryUrl';

const ROOT = join(import.meta.dirname, '../../..');
const SOURCES = join(ROOT, 'src/backend/exchange');

/** Builds out/main/reader.js where it is missing or older than its sources: processes start from built files. */
export async function buildReader(): Promise<void> {
  const target = entryUrl('reader');
  if (existsSync(target) && statSync(target).mtimeMs > newest(SOURCES)) return;
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: 'out/main',
      emptyOutDir: false,
      rolldownOptions: {
        input: { reader: join(SOURCES, 'read/readerProcess.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

function newest(folder: string): number {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(...times);
}
