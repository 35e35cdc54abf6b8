import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Rc4 } from '../../../src/backend/exchange/read/biff/rc4';
import { cellsOf, codesOf, readHere } from './support';

const record = (id: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
};
const words = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16LE(value, i * 2);
  return bytes;
};
const double = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};
const wide = (text: string) => Buffer.concat([words(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]);
const bof = (kind: number) => record(0x0809, words(0x0600, kind, 0, 0, 0, 0, 0, 0));
const eof = record(0x000a, Buffer.alloc(0));

/** A BIFF8 workbook stream with one sheet. */
function workbook(cells: Buffer[], globals: Buffer[] = []): Buffer {
  const name = Buffer.from([2, 1, ...Buffer.from('表一', 'utf16le')]);
  const bound = (position: number) => {
    const head = Buffer.alloc(6);
    head.writeUInt32LE(position, 0);
    return record(0x0085, Buffer.concat([head, name]));
  };
  const start = Buffer.concat([bof(5), ...globals, bound(0), eof]).length;
  return Buffer.concat([bof(5), ...globals, bound(start), eof, bof(0x10), ...cells, eof]);
}

const read = (bytes: Buffer) => readHere({ name: 't.xls', bytes });
const cells = async (bytes: Buffer) => Object.fromEntries(cellsOf((await read(bytes)).sheets[0]!));

it('reads cells of BIFF2 in a stream that begins as BIFF4 (a common converter writes them; the sheet would be empty)', async () => {
  const place = (row: number, column: number) => Buffer.concat([words(row, column), Buffer.from([0, 0, 0])]);
  const stream = Buffer.concat([
    record(0x0409, words(0x0400, 0x10, 0)),
    record(0x0004, Buffer.concat([place(0, 0), Buffer.from([5]), Buffer.from('00123', 'latin1')])),
    record(0x0003, Buffer.concat([place(0, 1), double(67.9)])),
    eof,
  ]);
  expect(await cells(stream)).toEqual({ A1: 's:00123', B1: 'n:67.9' });
});

describe('records of BIFF8', () => {
  it('reads numbers in all packings, texts, formula results, booleans and errors', async () => {
    const rk = (value: number) => words(value & 0xffff, value >>> 16);
    const stream = workbook([
      record(0x0203, Buffer.concat([words(0, 0, 0), double(67.9)])),
      record(0x027e, Buffer.concat([words(0, 1, 0), rk((12_345 << 2) | 3)])),
      record(0x00bd, Buffer.concat([words(1, 0), words(0), rk((7 << 2) | 2), words(0), rk((-5 << 2) | 2), words(1)])),
      record(0x0204, Buffer.concat([words(2, 0, 0), wide('城东线')])),
      record(0x0006, Buffer.concat([words(3, 0, 0), double(0), words(0, 0, 0)])),
      record(0x0006, Buffer.concat([words(3, 1, 0), Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff])])),
      record(0x0207, wide('结果')),
      record(0x0205, Buffer.concat([words(4, 0, 0), Buffer.from([1, 0])])),
      record(0x0205, Buffer.concat([words(4, 1, 0), Buffer.from([0x17, 1])])),
    ]);
    expect(await cells(stream)).toEqual({
      A1: 'n:67.9',
      B1: 'n:123.45',
      A2: 'n:7',
      B2: 'n:-5',
      A3: 's:城东线',
      A4: 'n:0',
      B4: 's:结果',
      A5: 'b:TRUE',
      B5: 'e:#REF!',
    });
  });

  it('reads shared strings that run over CONTINUE records, changing their width (else the rest is garbage)', async () => {
    const first = Buffer.concat([words(2, 0, 2, 0), words(6), Buffer.from([0]), Buffer.from('10kV', 'latin1')]);
    const second = Buffer.concat([Buffer.from([1]), Buffer.from('城东', 'utf16le'), wide('乙')]);
    const stream = workbook(
      [
        record(0x00fd, words(0, 0, 0, 0, 0)),
        record(0x00fd, words(0, 1, 0, 1, 0)),
        record(0x00fd, words(0, 2, 0, 9, 0)),
      ],
      [record(0x00fc, first), record(0x003c, Buffer.alloc(0)), record(0x003c, second)],
    );
    const result = await read(stream);
    expect(Object.fromEntries(cellsOf(result.sheets[0]!))).toEqual({ A1: 's:10kV城东', B1: 's:乙' });
    expect(codesOf(result)).toContain('SHARED_STRING_MISSING');
  });

  it('finds sheets whose place in the directory is wrong, and reads up to where the stream breaks off', async () => {
    const stream = workbook([record(0x0203, Buffer.concat([words(0, 0, 0), double(1)]))]);
    const lost = Buffer.from(stream);
    lost.writeUInt32LE(3, 24);
    expect(await cells(lost)).toEqual({ A1: 'n:1' });
    const cut = await read(stream.subarray(0, stream.length - 2));
    expect(codesOf(cut)).toContain('STREAM_CUT');
    expect(cellsOf(cut.sheets[0]!).get('A1')).toBe('n:1');
  });
});

describe('workbooks that Excel encrypts under its own password (protected structure)', () => {
  const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
  const hash = (data: Buffer) => createHash('md5').update(data).digest();

  function encrypted(password: string): Buffer {
    const start = hash(Buffer.from(password, 'utf16le')).subarray(0, 5);
    const seed = hash(Buffer.concat(Array.from({ length: 16 }, () => Buffer.concat([start, salt])))).subarray(0, 5);
    const cipher = new Rc4(hash(Buffer.concat([seed, Buffer.alloc(4)])));
    const verifier = Buffer.alloc(16, 7);
    const filePass = record(
      0x002f,
      Buffer.concat([words(1, 1, 1), salt, cipher.apply(verifier), cipher.apply(hash(verifier))]),
    );
    const stream = workbook([record(0x0203, Buffer.concat([words(0, 0, 0), double(420.7)]))], [filePass]);
    const key = new Rc4(hash(Buffer.concat([seed, Buffer.alloc(4)])));
    const mask = Uint8Array.from(stream, () => key.next());
    for (let at = 0; at + 4 <= stream.length; ) {
      const id = stream.readUInt16LE(at);
      const end = at + 4 + stream.readUInt16LE(at + 2);
      const from = id === 0x0085 ? at + 8 : at + 4;
      if (id !== 0x0809 && id !== 0x002f) for (let i = from; i < end; i += 1) stream[i]! ^= mask[i]!;
      at = end;
    }
    return stream;
  }

  it('opens them, and refuses those with a password of their own', async () => {
    expect(await cells(encrypted('VelvetSweatshop'))).toEqual({ A1: 'n:420.7' });
    await expect(read(encrypted('secret'))).rejects.toMatchObject({ code: 'FILE_ENCRYPTED' });
  });
});

it('RC4 gives the published key stream', () => {
  expect(new Rc4(Buffer.from('Key')).apply(Buffer.from('Plaintext')).toString('hex')).toBe('bbf316e8d940af0ad3');
});
