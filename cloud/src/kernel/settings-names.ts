import { SETTINGS } from './settings-table';

/** As short a name as PORT or HOST is near to many a variable that has nothing to do with us. */
const SHORTEST = 6;
const NEAR = 2;

/**
 * Variables of the environment that are no setting, but so near to one that they are probably meant to be it: left alone,
 * they would be passed over in silence. One Chinese sentence each.
 */
export function misspeltNames(env: Readonly<Record<string, string | undefined>>): string[] {
  const names = Object.keys(SETTINGS);
  return Object.keys(env)
    .filter((name) => name.length >= SHORTEST && !names.includes(name))
    .flatMap((name) => {
      const meant = names.find((each) => env[each] === undefined && isNear(name.toUpperCase(), each));
      return meant === undefined ? [] : [`环境变量 ${name} 不是一项设置，是不是 ${meant}？现在没有用它`];
    });
}

/** At most two letters wrong, missing, too many, or one pair exchanged. */
function isNear(given: string, name: string): boolean {
  return (
    Math.abs(given.length - name.length) <= NEAR && name.length >= SHORTEST && distance(given, name) <= NEAR
  );
}

/** How many single letters must be changed, added or left out to make one of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const [left = 0, above = 0, before = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, above + 1, before + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
