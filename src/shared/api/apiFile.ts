/** A file as it travels through the contract: the part of the platforms' `File` that both sides use. */
export interface ApiFile {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Whether a value that came through a door is a file. */
export function isApiFile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as ApiFile).arrayBuffer === 'function';
}

/**
 * A file that long work has made and that waits to be fetched: streams carry plain data only, so a file travels in a
 * call of its own.
 */
export interface MadeFile {
  fileId: string;
  name: string;
  size: number;
}
