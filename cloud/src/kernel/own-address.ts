/** Every address of this machine; the loopback is one of them. */
const ALL = ['0.0.0.0', '::'];

/** Where a browser on this machine finds what listens there, without a trailing slash. */
export function ownAddress(host: string, port: number): string {
  const named = ALL.includes(host) ? '127.0.0.1' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}`;
}
