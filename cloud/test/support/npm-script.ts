import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');

/** One of the scripts behind `npm start`, `npm run dev` and the like, and all it says. */
export class NpmScript {
  private readonly child: ChildProcess;
  said = '';
  readonly ended: Promise<number | null>;

  constructor(script: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, [resolve(ROOT, 'config', script), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.ended = new Promise((done) => this.child.once('close', done));
  }

  /** What the expression finds, as soon as it is said. Throws with all that was said when the script ends without it. */
  async says(wanted: RegExp): Promise<string> {
    const heard = new Promise<string>((done) => {
      const look = (): void => {
        const found = wanted.exec(this.said);
        if (found) done(found[1] ?? found[0]);
      };
      this.child.stdout?.on('data', look);
      look();
    });
    const missed = this.ended.then(() => Promise.reject(new Error(this.said)));
    missed.catch(() => undefined);
    return Promise.race([heard, missed]);
  }

  /** As Ctrl-C does. */
  interrupt(): void {
    this.child.kill('SIGINT');
  }

  /** Ids of this and of everything it started. */
  family(): number[] {
    const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    const parents = rows.map((row) => row.trim().split(/\s+/).map(Number));
    const members = [this.child.pid ?? 0];
    for (const member of members)
      members.push(...parents.filter(([, parent]) => parent === member).map(([id = 0]) => id));
    return members;
  }
}

export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false; // Nobody else's process: there is none of this id.
  }
}
