import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FILES } from '../kernel/data-folder';
import { isFileError } from './file-error';

/** Signs with the deployment's own Ed25519 key, made in the data folder on first use. Base64. */
export function signExport(csv: string, dataDir: string): { signature: string; publicKey: string } {
  const key = privateKey(dataDir);
  return {
    signature: sign(null, Buffer.from(csv), key).toString('base64'),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** Was it signed by whoever holds the other half of this key, byte for byte? False for a signature that is none. */
export function exportHolds(csv: Buffer, signature: string, publicKey: string): boolean {
  return verify(null, csv, createPublicKey(publicKey), Buffer.from(signature, 'base64'));
}

function privateKey(dataDir: string): KeyObject {
  const file = join(dataDir, DATA_FILES.auditKey);
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if (!isFileError(error, 'ENOENT')) throw error;
  }
  const made = generateKeyPairSync('ed25519');
  // `wx`: two processes at the same moment must not each sign with a key of their own.
  try {
    writeFileSync(file, made.privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      flag: 'wx',
      mode: 0o600,
    });
    writeFileSync(
      join(dataDir, DATA_FILES.auditPublicKey),
      made.publicKey.export({ type: 'spki', format: 'pem' }),
    );
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error;
  }
  return createPrivateKey(readFileSync(file));
}
