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
