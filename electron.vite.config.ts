import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import { rendererConfig } from './vite.renderer.config';

/** Entries of the Node side; a flat output folder keeps worker URLs simple (src/backend/host/entryUrl.ts). */
const nodeEntries = Object.fromEntries(
  Object.entries({
    index: 'src/main/index.ts',
    backend: 'src/backend/host/utility.ts',
    serve: 'src/backend/host/serve.ts',
    endWithParent: 'src/backend/host/endWithParent.ts',
    cli: 'src/cli/index.ts',
    reader: 'src/backend/exchange/read/readerProcess.ts',
    solverWorker: 'src/backend/solver/solverWorker.ts',
    outagesWorker: 'src/backend/usecases/outages/outagesWorker.ts',
    diagnosisWorker: 'src/backend/usecases/diagnosis/diagnosisWorker.ts',
    engineWorker: 'src/backend/engine/engineWorker.ts',
    commitThread: 'src/backend/usecases/import/commit/commitThread.ts',
  })
    .map(([name, file]) => [name, resolve(file)] as const)
    .filter(([, file]) => existsSync(file)),
);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        input: nodeEntries,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: rendererConfig,
});
