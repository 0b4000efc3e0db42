import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { ServiceFailure } from './failure';

const SCHEME = 'wxfile://';
const USER = 'wxfile://usr';

/** Turns a program's paths into the machine's, and never leaves the build (read only) and the run's folder. */
export class LocalPaths {
  constructor(
    private readonly dist: string,
    private readonly scratch: string,
  ) {
    mkdirSync(join(scratch, 'usr'), { recursive: true });
  }

  /** A new temporary file of the program, as WeChat names them on phones. */
  temporary(extension: string): string {
    return `${SCHEME}tmp_${randomBytes(16).toString('hex')}${extension}`;
  }

  /** A file kept by wx.saveFile without a path of its own. */
  stored(extension: string): string {
    return `${SCHEME}store_${randomBytes(16).toString('hex')}${extension}`;
  }

  readable(path: string): string {
    if (path.startsWith(SCHEME)) return inside(this.scratch, path.slice(SCHEME.length));
    return inside(this.dist, path);
  }

  /** Only the user's folder, and temporary files that the host itself makes. Throws ServiceFailure otherwise. */
  writable(path: string): string {
    if (!path.startsWith(SCHEME))
      throw new ServiceFailure(`permission denied, open ${path}`, { errno: 1300013 });
    return this.readable(path);
  }

  /** Whether a program may write there. */
  belongsToUser(path: string): boolean {
    return (path === USER || path.startsWith(`${USER}/`)) && !path.split('/').includes('..');
  }
}

function inside(folder: string, path: string): string {
  const whole = normalize(join(folder, path));
  if (whole !== folder && !whole.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
    throw new ServiceFailure(`permission denied, open ${path}`, { errno: 1300013 });
  }
  return whole;
}
