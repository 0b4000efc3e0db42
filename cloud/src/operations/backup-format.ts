import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { DATA_FILES } from '../kernel/data-folder';

/**
 * A backup is a folder: one compressed file of lines for every table, the stored files under their own keys, a list of
 * those, and the manifest, which is written last. A folder without a manifest is no backup. The same format is read into
 * either database, whichever it came from.
 */
export const MANIFEST = 'manifest.json';
/** Holds the manifest's own SHA-256. */
export const MANIFEST_SUM = 'manifest.sha256';
export const FILES_LIST = 'files.jsonl.gz';
export const FILES_FOLDER = 'files';
export const ANCHORS = DATA_FILES.auditAnchors;
/** The keys, sealed with a passphrase. */
export const KEYS_FILE = 'keys.sealed.json';

const sum = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const plainName = z.string().regex(/^[A-Za-z_]\w{0,62}$/);

const table = z.object({
  name: plainName,
  /** In the order of the values of a line. */
  columns: z.array(plainName).min(1),
  /** Rows come in the order of these. */
  primary: z.array(plainName),
  rows: count,
  file: z.string().regex(/^tables\/\w+\.jsonl\.gz$/),
  sha256: sum,
  /** SHA-256 of the lines uncompressed: equal for equal rows, on either database. */
  content: sum,
  /** The id that comes next, where the table gives ids. */
  nextId: count.optional(),
});

const manifest = z.object({
  format: z.literal(1),
  version: z.string(),
  /** Milliseconds since the epoch: when the moment was fixed that all tables show. */
  madeAt: count,
  database: z.enum(['sqlite', 'mysql']),
  migrations: z.array(z.string()),
  tables: z.array(table),
  files: z.object({ count, bytes: count, sha256: sum, missing: z.array(z.string()) }),
  anchors: z.object({ sha256: sum }).optional(),
  /** The name of the data key in use, empty when nothing was sealed yet; and the file of keys, unless they are kept elsewhere. */
  keys: z.object({ inUse: z.string(), sealed: sum.optional() }),
  /** Where the chains end: one digest over every case's head, and the audit log's head. */
  trail: z.object({ cases: count, heads: sum }),
  audit: z.object({ rows: count, head: z.string() }),
  notIncluded: z.array(z.string()),
});

export type BackupTable = z.output<typeof table>;
export type Manifest = z.output<typeof manifest>;

export const NOT_INCLUDED = ['微信与存储的密钥、其他设置：在部署的环境变量里', '日志'];
/** When the operator said that the keys are kept elsewhere. */
export const KEYS_NOT_INCLUDED = [
  '数据密钥（DATA_KEYS，或 DATA_DIR/data-keys）：没有它，备份里的个人信息打不开。请另外保管，不要与备份放在一处',
  '审计导出的签名私钥（DATA_DIR/audit-key.pem）',
];

/** Something in the backup is not what it was when it was made. */
export class BackupDamaged extends Error {
  constructor(
    readonly file: string,
    says: string,
  ) {
    super(`备份不能用：${file} ${says}`);
    this.name = 'BackupDamaged';
  }
}

/** Reads the manifest; throws BackupDamaged. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readOrRefuse(join(folder, MANIFEST), MANIFEST);
  const wanted = (await readOrRefuse(join(folder, MANIFEST_SUM), MANIFEST_SUM)).trim();
  if (createHash('sha256').update(text).digest('hex') !== wanted)
    throw new BackupDamaged(MANIFEST, '与 manifest.sha256 不符');
  const read = manifest.safeParse(JSON.parse(text));
  if (!read.success) throw new BackupDamaged(MANIFEST, '的格式不认识，可能出自更新的版本');
  return read.data;
}

/** Throws BackupDamaged, naming the file, unless its bytes have this SHA-256. */
export async function checkSum(folder: string, file: string, wanted: string): Promise<void> {
  const found = await sumOfFile(join(folder, file)).catch((error: unknown) => {
    if (isMissing(error)) throw new BackupDamaged(file, '不见了');
    throw error;
  });
  if (found !== wanted) throw new BackupDamaged(file, '的内容与清单不符（SHA-256）');
}

export async function sumOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function readOrRefuse(path: string, name: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) throw new BackupDamaged(name, '不见了：这不是一份完整的备份');
    throw error;
  });
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
