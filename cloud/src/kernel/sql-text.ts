const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;
const texts = new Map<string, string>();

/** The INSERT for these columns; built once per table and set of columns. */
export function insertText(table: string, columns: readonly string[]): string {
  return cached(`+${table} ${columns.join()}`, () => {
    const names = columns.map(quoted).join(', ');
    return `INSERT INTO ${quoted(table)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
  });
}

/** The UPDATE … WHERE id = ? for these columns; built once per table and set of columns. */
export function updateText(table: string, columns: readonly string[]): string {
  return cached(`=${table} ${columns.join()}`, () => {
    if (columns.length === 0) throw new Error(`nothing to change in ${table}`);
    const changes = columns.map((column) => `${quoted(column)} = ?`).join(', ');
    return `UPDATE ${quoted(table)} SET ${changes} WHERE \`id\` = ?`;
  });
}

/** A name in backticks, which both databases read; throws on anything but a plain identifier. */
export function quoted(name: string): string {
  if (!PLAIN_NAME.test(name)) throw new Error(`not a plain SQL name: ${JSON.stringify(name)}`);
  return `\`${name}\``;
}

function cached(key: string, build: () => string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = build();
  texts.set(key, text);
  return text;
}
