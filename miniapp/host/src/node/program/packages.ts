import type { Package } from '../../program';

const MEGABYTE = 1024 * 1024;
/** WeChat's limits: https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages.html */
const PACKAGE_LIMIT = 2 * MEGABYTE;
const TOTAL_LIMIT = 30 * MEGABYTE;

/** Divides the files of a build into its packages. `files`: path relative to the build → bytes. */
export function packagesOf(files: ReadonlyMap<string, number>, roots: readonly string[]): Package[] {
  return ['', ...roots].map((root) => {
    const own = [...files].filter(([path]) => rootOf(path, roots) === root);
    return { root, bytes: own.reduce((sum, [, bytes]) => sum + bytes, 0), files: own.length };
  });
}

/** The root of the sub-package that a file belongs to, or `''` for the main package. */
function rootOf(path: string, roots: readonly string[]): string {
  return roots.find((root) => path.startsWith(root)) ?? '';
}

/** Throws as the upload would, naming every part that is too large. */
export function refuseOversize(packages: readonly Package[]): void {
  const tooLarge = packages
    .filter((each) => each.bytes > PACKAGE_LIMIT)
    .map((each) => `${each.root || 'main package'}: ${inKilobytes(each.bytes)} (limit 2048 KB)`);
  const total = packages.reduce((sum, each) => sum + each.bytes, 0);
  if (total > TOTAL_LIMIT) tooLarge.push(`all packages: ${inKilobytes(total)} (limit 30720 KB)`);
  if (tooLarge.length > 0) throw new Error(`package size exceeds WeChat's limit: ${tooLarge.join('; ')}`);
}

function inKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}
