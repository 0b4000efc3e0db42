const ORIGIN = API_BASE.replace(/\/api\/?$/, '');

/** A stored file's address: the server gives paths below its origin, which only a browser resolves by itself. */
export function fromOrigin(path: string): string {
  return path.startsWith('/') ? `${ORIGIN}${path}` : path;
}
