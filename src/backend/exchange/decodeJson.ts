/**
 * The text of a JSON file of a foreign hand: UTF-16 where a mark at the start says so, else UTF-8, else the GB 18030 of an
 * older GIS. The mark is taken off.
 */
export function decodeJson(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
