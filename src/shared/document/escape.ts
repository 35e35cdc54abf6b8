/** Text for an HTML element or a quoted attribute. Control characters that no document may carry are dropped. */
export function escapeHtml(text: string): string {
  return dropControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Text as a quoted CSS string that cannot leave its quotes or its style element. */
export function cssString(text: string): string {
  const escaped = dropControls(text).replace(/["\\<>&\n\r\f]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `);
  return `"${escaped}"`;
}

/** Drops what XML 1.0 forbids; names from legacy files carry such characters now and then. */
export function dropControls(text: string): string {
  let clean = '';
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const control = (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0x7f;
    const broken = (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
    if (!control && !broken) clean += character;
  }
  return clean;
}
