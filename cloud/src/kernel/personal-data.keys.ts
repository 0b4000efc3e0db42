import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FILES } from './data-folder';
import { SealBroken, Sealer, type DataKey, type Field } from './personal-data';
import type { Settings } from './settings';

const KEY_BYTES = 32;
/** The fact that holds a text sealed with the keys of this database: whoever cannot open it has other keys. */
export const KEYS_FACT = 'personal-data';
export const KEYS_FACT_FIELD: Field = 'fact.personal-data';

const KEY = /^([\w-]{1,16}):([A-Za-z0-9+/]{43}=)$/;

/** Reads `id:base64,id:base64`: 32 bytes each, no id twice. Undefined when it is anything else. */
export function readKeys(text: string): DataKey[] | undefined {
  const keys: DataKey[] = [];
  for (const part of text.split(',')) {
    const [, id, secret] = KEY.exec(part.trim()) ?? [];
    if (id === undefined || secret === undefined || keys.some((key) => key.id === id)) return undefined;
    keys.push({ id, secret: Buffer.from(secret, 'base64') });
  }
  return keys;
}

/**
 * The sealer of this deployment: with the keys of DATA_KEYS, or else with the key file in DATA_DIR, which is made on the
 * first start (readSettings lets no production deployment come here without DATA_KEYS).
 */
export function openSealer(settings: Pick<Settings, 'dataKeys' | 'dataCipher' | 'dataDir'>): Sealer {
  return new Sealer(settings.dataKeys ?? keysInFile(settings.dataDir), settings.dataCipher);
}

/** Can this sealer open the text of KEYS_FACT? */
export function keysFit(sealer: Sealer, fact: string): boolean {
  try {
    sealer.open(KEYS_FACT_FIELD, fact);
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

/** The keys this deployment has, none being made; undefined when it has none yet. */
export function keysHeld({
  dataKeys,
  dataDir,
}: Pick<Settings, 'dataKeys' | 'dataDir'>): readonly DataKey[] | undefined {
  if (dataKeys) return dataKeys;
  const file = join(dataDir, DATA_FILES.dataKeys);
  return existsSync(file) ? keysOf(file) : undefined;
}

function keysInFile(dataDir: string): DataKey[] {
  const file = join(dataDir, DATA_FILES.dataKeys);
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) makeKeyFile(file);
  return keysOf(file);
}

function keysOf(file: string): DataKey[] {
  const keys = readKeys(readFileSync(file, 'utf8').trim());
  if (!keys) throw new Error(`${file} 里不是数据密钥（编号:32 字节的 base64）`);
  return keys;
}

/** Written whole beside it and then given its name: of two processes starting together, the first to name it wins. */
function makeKeyFile(file: string): void {
  const fresh = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(fresh, `k1:${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (!isTaken(error)) throw error;
  } finally {
    rmSync(fresh);
  }
}

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
