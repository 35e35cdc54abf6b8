// Writes docs/columns.md from the table descriptions.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
});
try {
  const { columnsDoc } = await server.ssrLoadModule('/src/shared/model/columnsDoc.ts');
  writeFileSync(new URL('../docs/columns.md', import.meta.url), columnsDoc());
} finally {
  await server.close();
}
