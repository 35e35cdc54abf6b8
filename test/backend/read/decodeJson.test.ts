import { describe, expect, it } from 'vitest';
import { decodeJson } from '../../../src/backend/exchange/decodeJson';

describe('decodeJson', () => {
  const text = '{"name":"云岫县"}';

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    // 云岫县 in GB 18030: an older GIS writes its boundaries so (bug: names of replacement characters).
    ['GB 18030', Buffer.concat([Buffer.from('{"name":"'), Buffer.from('d4c6e1b6cfd8', 'hex'), Buffer.from('"}')])],
  ])('reads %s', (_, bytes) => {
    expect(JSON.parse(decodeJson(bytes))).toEqual({ name: '云岫县' });
  });
});
