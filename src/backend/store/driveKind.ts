import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Where a file lies: SQLite's log needs a local disk, and a stick may be pulled out at any moment. */
export type DriveKind = 'local' | 'removable' | 'network';

const NETWORK = /^(nfs\d?|cifs|smb3?|smbfs|davfs|afs|ncpfs|fuse\.(sshfs|gvfsd-fuse|davfs2?|rclone))$/;
/** File systems of sticks and memory cards; a local disk of the systems this runs on has another one. */
const REMOVABLE = /^(vfat|exfat|msdos|fuseblk)$/;

interface Mount {
  at: string;
  type: string;
  /** major:minor of the block device. */
  device: string;
}

/** `/proc/self/mountinfo`, see proc(5): `id parent major:minor root at options ... - type source ...`. */
export function parseMounts(text: string): Mount[] {
  return text
    .split('\n')
    .map((line) => line.split(' - '))
    .filter((parts) => parts.length === 2)
    .map(([left, right]) => {
      const fields = left!.split(' ');
      const at = fields[4]!.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
      return { at, type: right!.split(' ')[0]!, device: fields[2]! };
    });
}

/** @returns the mount a path lies on: the longest that holds it, of equal ones the last */
export function mountOf(path: string, mounts: Mount[]): Mount | undefined {
  let found: Mount | undefined;
  for (const mount of mounts) {
    const holds = path === mount.at || path.startsWith(mount.at.endsWith('/') ? mount.at : `${mount.at}/`);
    if (holds && (!found || mount.at.length >= found.at.length)) found = mount;
  }
  return found;
}

/**
 * @param file path of a store, existing or not
 * @returns the kind of drive it lies on; `local` where that cannot be found out
 */
export function driveKind(file: string): DriveKind {
  try {
    if (process.platform === 'win32') return windowsDrive(resolve(file));
    const folder = existing(dirname(resolve(file)));
    if (process.platform === 'darwin') return folder.startsWith('/Volumes/') ? 'removable' : 'local';
    const mount = mountOf(folder, parseMounts(readFileSync('/proc/self/mountinfo', 'utf8')));
    if (!mount) return 'local';
    if (NETWORK.test(mount.type)) return 'network';
    return REMOVABLE.test(mount.type) || isRemovableDevice(mount.device) ? 'removable' : 'local';
  } catch {
    return 'local';
  }
}

function existing(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : existing(parent);
  }
}

/** The kernel's flag stands at the disk; a partition's folder lies below it. */
function isRemovableDevice(device: string): boolean {
  try {
    const folder = realpathSync(`/sys/dev/block/${device}`);
    for (const candidate of [folder, dirname(folder)]) {
      try {
        return readFileSync(`${candidate}/removable`, 'utf8').trim() === '1';
      } catch {
        // The flag of a partition is its disk's.
      }
    }
  } catch {
    // Not a block device.
  }
  return false;
}

/** Windows tells in its own language: `E: - Removable Drive`, `E: - 可移动驱动器`. The system's drive is never asked about. */
function windowsDrive(file: string): DriveKind {
  if (file.startsWith('\\\\')) return 'network';
  const drive = file.slice(0, 2).toUpperCase();
  if (!/^[A-Z]:$/.test(drive) || drive === (process.env.SystemDrive ?? 'C:').toUpperCase()) return 'local';
  const told = execFileSync('fsutil', ['fsinfo', 'drivetype', drive], { timeout: 3_000, windowsHide: true });
  const words = [told.toString('utf8'), new TextDecoder('gb18030').decode(told)].join(' ');
  if (/remote|network|网络|远程/i.test(words)) return 'network';
  return /removable|可移动/i.test(words) ? 'removable' : 'local';
}
