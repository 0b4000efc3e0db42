import { asynchronous, type ApiFamily } from './api';
import { fromBase64, toBase64 } from './bytes';
import { number } from './options';

/** Functions that need nothing of the host. */
export const plainFamily: ApiFamily = () => ({
  arrayBufferToBase64: (bytes: ArrayBuffer) => toBase64(bytes),
  base64ToArrayBuffer: (text: string) => fromBase64(text),
  getExtConfigSync: () => ({}),
  getExtConfig: asynchronous('getExtConfig', () => ({ extConfig: {} })),
  getRandomValues: asynchronous('getRandomValues', (options) => ({
    randomValues: crypto.getRandomValues(new Uint8Array(number(options, 'length'))).buffer,
  })),
});
