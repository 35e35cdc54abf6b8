const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** 2026-01-12 09:00 in the zip format's own notation. */
const TIME = 9 << 11;
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 12;

/**
 * Gives every part of a zip package the same time, so that the same contents are the same bytes.
 * @param {Buffer} zip changed in place
 */
export function fixZipTimes(zip) {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end--;
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('not a zip entry');
    zip.writeUInt16LE(TIME, at + 12);
    zip.writeUInt16LE(DATE, at + 14);
    const local = zip.readUInt32LE(at + 42);
    zip.writeUInt16LE(TIME, local + 10);
    zip.writeUInt16LE(DATE, local + 12);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
