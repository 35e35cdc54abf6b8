import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { beforeAll, describe, expect, it } from 'vitest';

type Config = Awaited<ReturnType<typeof getConfig>>;

/** The installers' configuration, as far as it can be checked without the Electron binary. */
describe('installers', () => {
  let config: Config;

  beforeAll(async () => {
    config = await getConfig(process.cwd(), 'electron-builder.yml', {});
  });

  it('are configured by the schema of electron-builder', async () => {
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
    // A key that is spelled wrongly must not pass.
    const wrong = { ...config, electronFuses: { ...config.electronFuses, runAsNodes: false } };
    await expect(validateConfiguration(wrong as Config, new DebugLogger(false))).rejects.toThrow(/electronFuses/);
  });

  it('set every fuse that the schema knows, to the safe side', () => {
    const fuses = config.electronFuses as Record<string, boolean>;
    expect(fuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    const set = Object.keys(fuses).map((name) => name[0]!.toUpperCase() + name.slice(1));
    // The one that is left concerns the speed of WebAssembly, and its schema does not know it yet.
    expect(known.filter((name) => !set.includes(name))).toEqual(['WasmTrapHandlers']);
  });

  it('never update, publish or compile', () => {
    expect(config.publish).toBeNull();
    expect(config.npmRebuild).toBe(false);
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    expect(Object.keys(manifest.dependencies!)).not.toContain('electron-updater');
  });

  it('are a per-user setup without elevation and a folder for Windows, deb and AppImage for Linux', () => {
    expect(config.win?.target).toEqual([
      { target: 'nsis', arch: ['x64'] },
      { target: 'zip', arch: ['x64'] },
    ]);
    expect(config.nsis).toMatchObject({ perMachine: false, allowElevation: false, packElevateHelper: false });
    expect(config.linux?.target).toEqual([
      { target: 'deb', arch: ['x64', 'arm64'] },
      { target: 'AppImage', arch: ['x64', 'arm64'] },
    ]);
  });

  it('own their stores and leave spreadsheets to the office suite', () => {
    expect(config.fileAssociations).toMatchObject([{ ext: 'countyframe' }]);
    const offered = readFileSync('resources/icon/installer.nsh', 'utf8');
    for (const ending of ['.xls', '.xlsx', '.csv']) expect(offered).toContain(`countyframeSupports "${ending}"`);
    expect(config.linux?.mimeTypes).toContain('text/csv');
  });

  it('ship files that exist', () => {
    for (const file of [config.win?.icon, config.nsis?.include, join(String(config.linux?.icon), '512x512.png')]) {
      expect(existsSync(String(file))).toBe(true);
    }
    const ico = readFileSync('resources/icon/icon.ico');
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico.readUInt8(6 + 16 * at) || 256);
    expect(sizes).toContain(256);
  });

  it("ask for the C library that the store's binary needs, as the docs say", () => {
    const needed = [
      ...readFileSync('node_modules/better-sqlite3/prebuilds/linux-x64.node', 'latin1').matchAll(/GLIBC_(2\.\d+)/g),
    ]
      .map((match) => Number(match[1]!.slice(2)))
      .reduce((a, b) => Math.max(a, b));
    expect(config.deb?.depends).toContain(`libc6 (>= 2.${needed})`);
    expect(readFileSync('docs/electron.md', 'utf8')).toContain(`glibc 2.${needed}`);
  });
});
