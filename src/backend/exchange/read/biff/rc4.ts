/** RC4 key stream; Node's own is switched off in current OpenSSL. */
export class Rc4 {
  private readonly state = new Uint8Array(256);
  private i = 0;
  private j = 0;

  constructor(key: Uint8Array) {
    const { state } = this;
    for (let i = 0; i < 256; i += 1) state[i] = i;
    for (let i = 0, j = 0; i < 256; i += 1) {
      const at = state[i]!;
      j = (j + at + key[i % key.length]!) & 255;
      state[i] = state[j]!;
      state[j] = at;
    }
  }

  /** Next byte of the key stream. */
  next(): number {
    const { state } = this;
    this.i = (this.i + 1) & 255;
    const a = state[this.i]!;
    this.j = (this.j + a) & 255;
    const b = state[this.j]!;
    state[this.i] = b;
    state[this.j] = a;
    return state[(a + b) & 255]!;
  }

  apply(data: Uint8Array): Buffer {
    return Buffer.from(Uint8Array.from(data, (byte) => byte ^ this.next()));
  }
}
