import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { assertStorable, typeOfKey, type FileStore, type StoredFile } from './file-store';
import { Refusal } from './refusal';

export interface S3Settings {
  /** e.g. https://cos.example.cn or http://127.0.0.1:9000; the bucket is put into the path. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const TIMEOUT_MS = 30_000;

/** Files in any store that speaks S3 with path-style addresses (MinIO, Ceph, COS, OSS …). */
export class S3FileStore implements FileStore {
  private readonly client: AwsClient;
  private readonly base: string;

  constructor(settings: S3Settings) {
    const { accessKeyId, secretAccessKey, region } = settings;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
    this.base = `${settings.endpoint.replace(/(?<!\/)\/+$/, '')}/${settings.bucket}`;
  }

  async put(key: string, bytes: Buffer, type: string): Promise<void> {
    assertStorable(key, type);
    const sum = createHash('sha256').update(bytes).digest('hex');
    // With its hash signed, bytes damaged on the way are refused by the store.
    const headers = { 'Content-Type': type, 'X-Amz-Content-Sha256': sum };
    const response = await this.send(key, { method: 'PUT', headers, body: new Uint8Array(bytes) });
    await finish(response, `PUT ${key}`);
  }

  async open(key: string): Promise<StoredFile> {
    const type = typeOfKey(key);
    const response = await this.send(key, { method: 'GET' });
    if (response.status === 404) {
      await response.body?.cancel();
      throw new Refusal('fileGone', { key });
    }
    if (!response.ok) await finish(response, `GET ${key}`);
    const size = response.headers.get('content-length');
    if (!response.body || size === null) throw new Error(`the file store sent ${key} without body or length`);
    return { stream: Readable.from(response.body), type, size: Number(size) };
  }

  async delete(key: string): Promise<void> {
    typeOfKey(key);
    const response = await this.send(key, { method: 'DELETE' });
    if (response.status === 404) await response.body?.cancel();
    else await finish(response, `DELETE ${key}`);
  }

  private send(key: string, request: RequestInit): Promise<Response> {
    return this.client.fetch(`${this.base}/${key}`, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
  }
}

/** Reads the answer to its end, so that the connection can be used again; throws with the store's words on failure. */
async function finish(response: Response, request: string): Promise<void> {
  const words = await response.text();
  if (!response.ok)
    throw new Error(`the file store answered ${response.status} to ${request}: ${words.slice(0, 300)}`);
}
