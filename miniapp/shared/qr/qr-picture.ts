/** White around it, in modules: readers look for it. */
const BORDER = 4;

/** The code as an SVG address: sharp at every size, 2 to 4 KB, and drawn by WeChat and browsers alike. */
export function qrPicture(dark: readonly boolean[][]): string {
  const runs = dark.flatMap((line, row) =>
    [
      ...line
        .map((each) => (each ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index = 0, 0: run }) => `M${index + BORDER} ${row + BORDER}.5h${run.length}`),
  );
  const size = dark.length + 2 * BORDER;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path stroke="#000" d="${runs.join('')}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
