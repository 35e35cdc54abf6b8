import packageJson from '../../../package.json';

/** @returns the program's version, of package.json */
export function programVersion(): string {
  return packageJson.version;
}
