// Draws icon.svg at the sizes that installers and desktops take: `node resources/icon/make.mjs CHROMIUM`.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
const here = new URL('./', import.meta.url);
const svg = readFileSync(new URL('icon.svg', here), 'utf8');
const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
const page = await browser.newPage();
const images = new Map();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  images.set(size, await page.screenshot({ omitBackground: true }));
  writeFileSync(new URL(`${size}x${size}.png`, here), images.get(size));
}
await browser.close();

// An .ico holds the PNGs behind a directory of 16 bytes each; 256 is written as 0.
const inIco = sizes.filter((size) => size <= 256);
const head = Buffer.alloc(6 + 16 * inIco.length);
head.writeUInt16LE(1, 2);
head.writeUInt16LE(inIco.length, 4);
let offset = head.length;
inIco.forEach((size, index) => {
  const at = 6 + 16 * index;
  head.writeUInt8(size % 256, at);
  head.writeUInt8(size % 256, at + 1);
  head.writeUInt16LE(1, at + 4);
  head.writeUInt16LE(32, at + 6);
  head.writeUInt32LE(images.get(size).length, at + 8);
  head.writeUInt32LE(offset, at + 12);
  offset += images.get(size).length;
});
writeFileSync(new URL('icon.ico', here), Buffer.concat([head, ...inIco.map((size) => images.get(size))]));
