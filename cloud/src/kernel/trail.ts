import { hash } from 'node:crypto';

export const sha256 = (text: string): string => hash('sha256', text);

/** One link: the chain runs over digests, so words can be erased by law one day and the chain still holds. */
export interface Link {
  readonly seq: number;
  readonly openDigest: string;
  readonly closedDigest: string;
  readonly hash: string;
}

/** Where a chain begins: bound to the thing's own number, so that no chain can be passed off as another's. */
export const chainStart = (no: string): string => sha256(`one-net:${no}`);

/** The next hash of a chain: SHA-256 over the hash before, the number and both digests, line by line. */
export function chainHash(before: string, link: Omit<Link, 'hash'>): string {
  return sha256(`${before}\n${link.seq}\n${link.openDigest}\n${link.closedDigest}`);
}

/** A closed part taken away by law: its digest stays in the chain, and says that there was one. */
export const ERASED = '';

const MARK = ',"redacted":true}';

/** An open part after words were taken out of it by law: what is left is for reading, and its digest stays in the chain. */
export const redacted = (part: object): string => JSON.stringify({ ...part, redacted: true });

/** It no longer yields its digest. Whether it may have been redacted, whoever keeps the trail has to know. */
export const isRedacted = ({ open, closed }: { open: string; closed: string }): boolean =>
  closed === ERASED && open.endsWith(MARK);

const holds = (body: string, digest: string): boolean => sha256(body) === digest;

/** Checks a whole chain with its bodies; a closed part may have been erased, and an open one redacted with it. Gives the number of the first link that does not hold, or undefined. */
export function brokenLink(
  no: string,
  links: readonly (Link & { open: string; closed: string })[],
  head: string,
): number | undefined {
  let before = chainStart(no);
  for (const [index, link] of links.entries()) {
    const whole =
      (isRedacted(link) || holds(link.open, link.openDigest)) &&
      (link.closed === ERASED || holds(link.closed, link.closedDigest));
    if (link.seq !== index + 1 || !whole || chainHash(before, link) !== link.hash) return index + 1;
    before = link.hash;
  }
  return before === head ? undefined : links.length + 1;
}
