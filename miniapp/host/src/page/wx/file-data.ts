import { ApiFailure } from './api';
import { fromBase64, isBytes, toBase64 } from './bytes';
import { wrongParameter } from './options';

/** Bytes of a file as the program wants them: an ArrayBuffer without an encoding, otherwise text. */
export function decoded(base64: string, encoding: string | undefined): ArrayBuffer | string {
  if (encoding === undefined) return fromBase64(base64);
  switch (encoding) {
    case 'base64':
      return base64;
    case 'utf8':
    case 'utf-8':
      return new TextDecoder().decode(fromBase64(base64));
    case 'ascii':
    case 'latin1':
    case 'binary':
      return atob(base64);
    case 'hex':
      return [...new Uint8Array(fromBase64(base64))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return new TextDecoder('utf-16le').decode(fromBase64(base64));
    default:
      throw new ApiFailure(`invalid encoding "${encoding}"`);
  }
}

/** What the program writes, as base64. Text is UTF-8 unless the encoding says otherwise. */
export function encoded(data: unknown, encoding = 'utf8'): string {
  if (isBytes(data)) return toBase64(data);
  if (typeof data !== 'string') throw wrongParameter('data', 'String/ArrayBuffer', data);
  switch (encoding) {
    case 'base64':
      return data;
    case 'utf8':
    case 'utf-8':
      return toBase64(new TextEncoder().encode(data));
    case 'ascii':
    case 'latin1':
    case 'binary':
      return btoa(data);
    case 'hex':
      return toBase64(Uint8Array.from(data.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return toBase64(Uint16Array.from(data, (letter) => letter.charCodeAt(0)));
    default:
      throw new ApiFailure(`invalid encoding "${encoding}"`);
  }
}
