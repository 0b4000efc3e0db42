import { spawn } from 'node:child_process';

/**
 * Runs a Node script to its end. Quiet unless it fails (then its last output is in the error) or `loud` is set.
 * The child ends with this process.
 */
export function runNode(args, { cwd, env = process.env, loud = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: loud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const kept = [];
    const keep = (chunk) => kept.push(chunk);
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const stop = () => child.kill();
    process.once('exit', stop);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', stop);
      // webpack redraws its progress over and over; what counts is after the last redraw.
      const said = Buffer.concat(kept)
        .toString('utf8')
        .split('\u001b[G')
        .at(-1)
        .split('\n')
        .slice(-60)
        .join('\n');
      if (code === 0) resolve();
      else reject(new Error(`构建命令以代码 ${code} 结束\n${said}`));
    });
  });
}
