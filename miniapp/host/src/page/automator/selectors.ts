/** Names in a CSS selector, outside of brackets, strings and names of classes, ids and pseudo-classes. */
const TAG = /(^|[\s>+~,(])([a-z][\w-]*)(?=[\s.#:[>+~,)]|$)/g;
const CLASS = /\.([A-Za-z_][\w-]*)/g;
const QUOTED = /\[[^[\]]*\]/g;

/**
 * A program's selector as one of the document: `view` is `<wx-view>`, and `.name` also finds the class of a component
 * that has a style scope of its own. `>>>` reaches into components, which the document does not hide anyway.
 */
export function documentSelector(selector: string, isBuiltin: (tag: string) => boolean): string {
  const kept: string[] = [];
  const open = selector.replace(QUOTED, (attribute) => `[${kept.push(attribute) - 1}]`).replace(/>>>/g, ' ');
  const renamed = open
    .replace(TAG, (all, before: string, tag: string) => (isBuiltin(tag) ? `${before}wx-${tag}` : all))
    .replace(CLASS, (_all, name: string) => `:is(.${name}, [class$="--${name}"], [class*="--${name} "])`);
  return renamed.replace(/\[(\d+)\](?![^(]*--)/g, (all, index: string) => kept[Number(index)] ?? all);
}

/** An XPath of the program's tags as one of the document, looked for below a page. */
export function documentXpath(xpath: string, isBuiltin: (tag: string) => boolean): string {
  const renamed = xpath.replace(
    /(^|\/|::|\[)([a-z][\w-]*)(?=[/[\]]|$)(?!\()/g,
    (all, before: string, tag: string) => (isBuiltin(tag) ? `${before}wx-${tag}` : all),
  );
  return renamed.startsWith('/page') ? `.${renamed.slice('/page'.length)}` : renamed.replace(/^\/+/, './/');
}
