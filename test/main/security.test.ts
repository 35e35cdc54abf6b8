import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AppState } from '../../src/shared/api/app';
import { pagePolicy } from '../../src/shared/page/pageFile';
import { appPage, endShells, type RunningShell, type ShownWindow, startShell } from './support/shell';
import { storeIn } from './support/stores';

/** What a reviewer of the shell asks for, asked of the built shell while it runs. */
describe('security of the shell', () => {
  let home: string;
  let shell: RunningShell;
  let window: ShownWindow;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'countyframe-shell-'));
    shell = startShell(home, [storeIn(home)]);
    window = await appPage(shell);
  }, 180_000);

  afterAll(async () => {
    await endShells();
    rmSync(home, { recursive: true, force: true });
  });

  const own = 'app://countyframe/';
  const fetchPage = (url: string, method = 'GET') =>
    shell.ask<{ status: number; headers: Record<string, string>; bytes: Uint8Array }>('fetch', url, method);

  it('shows the page in a sandbox, apart from its preload, without Node', async () => {
    const { preload, ...preferences } = window.options.webPreferences;
    expect(String(preload)).toMatch(/preload[\\/]index\.cjs$/);
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(await shell.recorded('app.enableSandbox')).toHaveLength(1);
    expect(await shell.recorded('session.setSpellCheckerEnabled')).toEqual([[false]]);
  });

  it('serves the page under its own scheme, privileged as https is and no further', async () => {
    expect(await shell.recorded('protocol.registerSchemesAsPrivileged')).toEqual([
      [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]],
    ]);
    expect(window.loads.every((url) => url.startsWith(own))).toBe(true);
  });

  it('sends the policy of the loopback door with a nonce of each load, and no place left for one', async () => {
    const nonces = new Set<string>();
    for (let load = 0; load < 2; load++) {
      const page = await fetchPage(own);
      const policy = page.headers['content-security-policy'] ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(policy).toBe(pagePolicy(nonce, null));
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      const body = new TextDecoder().decode(page.bytes);
      expect(body).toContain(nonce);
      expect(body).not.toContain('CSP_NONCE_PLACEHOLDER');
      nonces.add(nonce);
      expect(page.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
    }
    expect(nonces.size).toBe(2);
  });

  it('loads what the page names, with the right types', async () => {
    const body = new TextDecoder().decode((await fetchPage(own)).bytes);
    const names = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const file = await fetchPage(new URL(name, own).href);
      expect([name, file.status]).toEqual([name, 200]);
      expect(file.headers['content-type']).not.toBe('application/octet-stream');
    }
  });

  it('gives nothing outside the built page', async () => {
    const refused = {
      'app://countyframe/../main/index.js': 404,
      'app://countyframe/..%2fmain%2findex.js': 404,
      'app://countyframe/%2e%2e/main/index.js': 404,
      'app://countyframe/..%5cmain%5cindex.js': 404,
      'app://countyframe/assets/%2e%2e/%2e%2e/preload/index.cjs': 404,
      'app://countyframe//etc/passwd': 404,
      'app://countyframe/a%00b': 400,
      'app://countyframe/%ff': 400,
      'app://countyframe/print/nothing': 404,
      'app://countyframe/print/once/guess': 404,
      'app://elsewhere/index.html': 421,
    };
    for (const [url, status] of Object.entries(refused))
      expect([url, (await fetchPage(url)).status]).toEqual([url, status]);
    expect((await fetchPage(own, 'POST')).status).toBe(405);
  });

  it("passes the backend's pages on with their own policy", async () => {
    const { planId } = await shell.ask<AppState>('rpc', 'app.state');
    const page = await fetchPage(`app://countyframe/print/planbook?plan=${planId}&lang=zh`);
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).not.toContain('script-src');
    const fonts = await fetchPage('app://countyframe/print/fonts/fonts.css');
    const face = /url\(["']?\.?\/?([\w-]+\.woff2)/.exec(new TextDecoder().decode(fonts.bytes))?.[1];
    const file = await fetchPage(`app://countyframe/print/fonts/${face}`);
    expect(file.headers['content-type']).toBe('font/woff2');
    expect(new TextDecoder().decode(file.bytes.subarray(0, 4))).toBe('wOF2');
  });

  it('escapes the text of the waiting page', async () => {
    const page = await fetchPage(`app://countyframe/shell/waiting?text=${encodeURIComponent('<img src=x>"&')}`);
    expect(new TextDecoder().decode(page.bytes)).not.toContain('<img');
  });

  it('denies every permission but the clipboard of its own page', async () => {
    const ask = (permission: string, url = own, isMainFrame = true) =>
      shell.ask('permission', permission, url, isMainFrame);
    for (const permission of ['clipboard-read', 'clipboard-sanitized-write']) {
      expect(await ask(permission)).toEqual({ requested: true, checked: true, device: false });
      expect(await ask(permission, 'https://example.org/')).toEqual({
        requested: false,
        checked: false,
        device: false,
      });
      expect(await ask(permission, own, false)).toEqual({ requested: false, checked: false, device: false });
    }
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'fullscreen',
      'openExternal',
      'fileSystem',
      'hid',
      'serial',
      'usb',
      'idle-detection',
      'display-capture',
      'local-fonts',
      'unknown',
    ]) {
      expect(await ask(permission)).toEqual({ requested: false, checked: false, device: false });
    }
  });

  it('loads nothing from a network', async () => {
    for (const url of [
      'https://example.org/x.js',
      'http://127.0.0.1:8080/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'app://elsewhere/',
      'blob:https://example.org/1',
    ]) {
      expect([url, await shell.ask('request', url)]).toEqual([url, { cancel: true }]);
    }
    for (const url of [own, 'app://countyframe/assets/a.js', 'data:image/png;base64,AA', 'blob:app://countyframe/1']) {
      expect([url, await shell.ask('request', url)]).toEqual([url, { cancel: false }]);
    }
    expect(await shell.recorded('webContents.setWebRTCIPHandlingPolicy')).toEqual([['disable_non_proxied_udp']]);
    const switches = await shell.recorded('commandLine.appendSwitch');
    expect(switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(switches).toContainEqual(['disable-background-networking', '']);
    expect(await shell.ask('download', 'https://example.org/x.exe')).toBe(true);
    expect(await shell.ask('download', 'blob:app://countyframe/1')).toBe(false);
  });

  it('stays on its page: no navigation, no windows, no webviews', async () => {
    const isPrevented = (name: string, url: string, isMainFrame = true) =>
      shell.ask('navigate', name, url, isMainFrame);
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://example.org/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'app://elsewhere/',
        'data:text/html,x',
      ]) {
        expect([name, url, await isPrevented(name, url)]).toEqual([name, url, true]);
        expect([name, url, await isPrevented(name, url, false)]).toEqual([name, url, true]);
      }
      // The window itself stays at the application page; a frame may show the document.
      expect(await isPrevented(name, own)).toBe(false);
      expect(await isPrevented(name, 'app://countyframe/print/planbook')).toBe(true);
      expect(await isPrevented(name, 'app://countyframe/print/planbook', false)).toBe(false);
    }
    expect(await shell.ask('openWindow', 'https://example.org/')).toEqual({ action: 'deny' });
    expect(await shell.ask('openWindow', own)).toEqual({ action: 'deny' });
    expect(await shell.ask('webview')).toBe(true);
  });

  it('answers the main frame of its own page and nobody else', async () => {
    const channels = await shell.ask<string[]>('channels');
    expect(channels).toEqual(
      ['language', 'listening', 'pickStore', 'print', 'printPdf', 'requestPort', 'saveFile', 'saveStoreAs'].map(
        (name) => `shell:${name}`,
      ),
    );
    const before = (await shell.recorded('dialog.open')).length + (await shell.recorded('dialog.save')).length;
    for (const sender of ['child', 'foreign', 'elsewhere', 'gone']) {
      for (const channel of [
        'shell:pickStore',
        'shell:saveStoreAs',
        'shell:saveFile',
        'shell:print',
        'shell:printPdf',
      ]) {
        expect([sender, channel, await shell.ask('forge', channel, ['a', new ArrayBuffer(1)], sender)]).toEqual([
          sender,
          channel,
          { error: 'refused' },
        ]);
      }
      await shell.ask('forge', 'shell:requestPort', [], sender);
      await shell.ask('forge', 'shell:language', ['en'], sender);
    }
    const after = (await shell.recorded('dialog.open')).length + (await shell.recorded('dialog.save')).length;
    expect(after).toBe(before);
    expect(await shell.recorded('webContents.print')).toEqual([]);
    expect(JSON.stringify(await shell.ask('menu'))).toContain('文件');
  });

  it('refuses values of another kind than declared', async () => {
    for (const args of [
      ['', new ArrayBuffer(1)],
      [3, new ArrayBuffer(1)],
      ['a.txt', 'text'],
      ['a'.repeat(300), new ArrayBuffer(1)],
    ]) {
      await expect(shell.ask('desktop', 'saveFile', ...args)).rejects.toThrow(/expected/);
    }
    await expect(shell.ask('desktop', 'printPdf', { name: 'a.pdf', pageSize: 'Letter' })).rejects.toThrow(/expected/);
    await expect(shell.ask('desktop', 'printPdf', null)).rejects.toThrow(/expected/);
    await expect(shell.ask('desktop', 'print', { pageSize: 'Letter' })).rejects.toThrow(/expected/);
    await expect(shell.ask('desktop', 'print', null)).rejects.toThrow(/expected/);
  });

  it('has no code that updates, reports or fetches', () => {
    const folder = process.env.COUNTYFRAME_BUILD ?? 'out';
    for (const file of ['main/index.js', 'preload/index.cjs']) {
      const code = readFileSync(join(folder, file), 'utf8');
      expect(code).not.toMatch(/autoUpdater|crashReporter|openExternal|net\.request|\bfetch\(|https?:\/\//);
    }
  });

  it('does not run packaged with a debugger or without its sandbox, and says so', async () => {
    for (const name of [
      'remote-debugging-port=9222',
      'inspect=0.0.0.0:9229',
      'no-sandbox',
      'disable-web-security',
      'renderer-cmd-prefix=calc',
    ]) {
      const other = startShell(home, [`--${name}`], { STANDIN_PACKAGED: '1' });
      expect(await other.ended).toBe(1);
      expect(other.output()).toContain(`程序不以参数 --${name.split('=')[0]} 运行`);
    }
  });
});
