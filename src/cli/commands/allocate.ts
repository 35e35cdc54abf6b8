export async function allocateCommand(): Promise<number> {
  return 1;
}
