import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenText, formatAddingUp, formatWanYuan, parseFen, splitLargestRemainder } from '../../src/shared/money';

const fen = fc.integer({ min: -(10 ** 14), max: 10 ** 14 });

describe('parseFen', () => {
  it('gives back every amount to the fen, in any unit', () => {
    fc.assert(
      fc.property(fen, fc.constantFrom('元', '千元', '万元', '亿元', '分'), (amount, unit) => {
        expect(parseFen(fenText(amount, unit), unit)).toEqual({ fen: amount, rounded: false });
      }),
    );
  });

  it.each([
    ['4.35', '元', 435, false],
    ['0.615', '元', 62, true],
    ['-0.615', '元', -62, true],
    ['1.0000004', '万元', 1_000_000, true],
    ['0.0000005', '万元', 1, true],
    ['90071992547', '元', 9_007_199_254_700, false],
  ])('%s %s is %d fen', (text, unit, amount, rounded) => {
    expect(parseFen(text, unit)).toEqual({ fen: amount, rounded });
  });

  it.each([
    ['12.5', 'km'],
    ['abc', '元'],
    ['9e20', '元'],
    ['', '元'],
    ['1', ''],
  ])('refuses %s %s', (text, unit) => {
    expect(parseFen(text, unit)).toBeNull();
  });
});

describe('formatWanYuan', () => {
  it.each([
    [12_345_678_900, '12,345.68'],
    [0, '0.00'],
    [5_000, '0.01'],
    [4_999, '0.00'],
    [-5_000, '-0.01'],
    [100_000_000_000_000, '100,000,000.00'],
    [-1_234_567_890_000, '-1,234,567.89'],
  ])('%d fen is %s', (amount, text) => {
    expect(formatWanYuan(amount)).toBe(text);
  });
});

describe('splitLargestRemainder', () => {
  it('adds up as printed, moves no figure by a step or more, and leaves exact figures alone', () => {
    fc.assert(
      fc.property(fc.array(fen, { maxLength: 40 }), fc.integer({ min: 0, max: 6 }), (amounts, decimals) => {
        const { parts, total } = splitLargestRemainder(amounts, decimals);
        const step = 10n ** BigInt(6 - decimals);
        expect(parts.map(BigInt).reduce((sum, part) => sum + part, 0n)).toBe(BigInt(total));
        amounts.forEach((amount, at) => {
          const error = BigInt(parts[at]!) * step - BigInt(amount);
          expect(error < step && error > -step).toBe(true);
          if (BigInt(amount) % step === 0n) expect(error).toBe(0n);
        });
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        const off = BigInt(total) * step - exact;
        expect(2n * (off < 0n ? -off : off) <= step).toBe(true);
      }),
    );
  });

  it('prints three thirds as one', () => {
    expect(formatAddingUp([3_333_333_333, 3_333_333_333, 3_333_333_334])).toEqual({
      parts: ['3,333.33', '3,333.33', '3,333.34'],
      total: '10,000.00',
    });
  });
});
