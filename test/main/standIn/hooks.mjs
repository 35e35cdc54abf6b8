import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

/**
 * Loaded before the built shell (`node --import`): `electron` is the stand-in beside this file, and its TypeScript files
 * find each other without endings.
 */
const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') return { url: standIn, shortCircuit: true };
    if (specifier.startsWith('.') && context.parentURL?.includes('/test/main/standIn/')) {
      const url = new URL(`${specifier}.ts`, context.parentURL);
      if (existsSync(url)) return next(url.href, context);
    }
    return next(specifier, context);
  },
});
