/** How hard a code is to read, after ISO/IEC 18004, 7.8.3: the mask with the least is taken. */
export function penalty(dark: readonly boolean[][]): number {
  const columns = dark.map((_, column) => dark.map((row) => row[column] === true));
  const lines = [...dark, ...columns];
  return lines.reduce((sum, line) => sum + runs(line) + finders(line), 0) + squares(dark) + balance(dark);
}

function runs(line: readonly boolean[]): number {
  const lengths = text(line).match(/1{5,}|0{5,}/g) ?? [];
  return lengths.reduce((sum, { length }) => sum + length - 2, 0);
}

/** What looks like a finder, with white to one side; beyond the edge all is white. */
function finders(line: readonly boolean[]): number {
  const edged = `0000${text(line)}0000`;
  return 40 * [...edged.matchAll(/(?=000010111010)|(?=010111010000)/g)].length;
}

function squares(dark: readonly boolean[][]): number {
  let count = 0;
  for (let row = 1; row < dark.length; row += 1)
    for (let column = 1; column < dark.length; column += 1) {
      const four = [
        dark[row]?.[column],
        dark[row]?.[column - 1],
        dark[row - 1]?.[column],
        dark[row - 1]?.[column - 1],
      ];
      if (four.every((each) => each === four[0])) count += 1;
    }
  return 3 * count;
}

function balance(dark: readonly boolean[][]): number {
  const all = dark.flat();
  const percent = (100 * all.filter(Boolean).length) / all.length;
  return 10 * Math.max(0, Math.ceil(Math.abs(percent - 50) / 5) - 1);
}

const text = (line: readonly boolean[]): string => line.map((each) => (each ? '1' : '0')).join('');
