import { join } from '../program/modules';

/** A page with its query, values as written: WeChat does not decode them. */
export interface Address {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Reads `/pages/a/b?x=1` or, beside the page `base`, `../c/d?x=1`. */
export function addressOf(url: string, base: string): Address {
  const [place = '', search = ''] = url.split(/\?(.*)/s);
  const steps = place.startsWith('/') ? [] : base.split('/').slice(0, -1);
  const pairs = search.split('&').filter(Boolean);
  const query = pairs.map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return [name, value];
  });
  return { path: join([...steps, ...place.split('/')]), query: Object.fromEntries(query) };
}
