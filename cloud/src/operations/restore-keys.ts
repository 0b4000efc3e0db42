import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATA_FILES } from '../kernel/data-folder';
import { Sealer } from '../kernel/personal-data';
import { KEYS_FACT, keysFit, keysHeld } from '../kernel/personal-data.keys';
import { KEYS_FILE, type Manifest } from './backup-format';
import { keysText, openKeys, type DeploymentKeys } from './backup-keys';
import { readRows } from './backup-rows';
import type { RestoreOrder } from './restore';

/** What a restore will do about the keys. */
export interface KeysPlan {
  /** Out of the backup; undefined when they are this deployment's already. */
  readonly brought: DeploymentKeys | undefined;
  /** DATA_KEYS is set, and is not what the personal data was sealed with. */
  readonly settingIsAnother: boolean;
}

/**
 * Decides before anything is touched: personal data that nobody could open afterwards is no restore. Throws, in words
 * for the operator, when neither this deployment's keys nor those in the backup open it.
 */
export async function planKeys(order: RestoreOrder, manifest: Manifest): Promise<KeysPlan> {
  const { from, settings, passphrase } = order;
  const fact = await factOf(from, manifest);
  const held = keysHeld(settings);
  const fits = fact === undefined || (held !== undefined && keysFit(new Sealer(held), fact));
  if (manifest.keys.sealed === undefined || passphrase === undefined) {
    if (!fits) throw new Error(keysWanted(manifest));
    return { brought: undefined, settingIsAnother: false };
  }
  const brought = openKeys(await readFile(join(from, KEYS_FILE), 'utf8'), passphrase);
  return { brought, settingIsAnother: settings.dataKeys !== undefined && !fits };
}

const keysWanted = ({ keys: { inUse, sealed } }: Manifest): string =>
  `备份里的个人信息是用数据密钥“${inUse}”封存的，这里没有这一把，没有恢复。` +
  (sealed === undefined
    ? '备份里也没有它：请把原来的密钥设在 DATA_KEYS，或把原来的 data-keys 文件放进 DATA_DIR'
    : '备份里有它：请把备份时的口令设在 BACKUP_PASSPHRASE');

/** Writes the keys that were brought; what lay there before is kept beside them under another name. */
export async function placeKeys({ brought, settingIsAnother }: KeysPlan, order: RestoreOrder): Promise<void> {
  const { settings } = order;
  if (!brought) return;
  const { dataKeys, auditKey } = brought;
  if (settings.dataKeys === undefined || settingIsAnother)
    await placeFile(order, DATA_FILES.dataKeys, `${keysText(dataKeys)}\n`);
  if (auditKey === undefined) return;
  await placeFile(order, DATA_FILES.auditKey, auditKey);
  const publicKey = createPublicKey(auditKey).export({ type: 'spki', format: 'pem' }).toString();
  await placeFile(order, DATA_FILES.auditPublicKey, publicKey);
}

/** A small file of DATA_DIR, for its owner only; another one of this name is moved aside, never lost. */
export async function placeFile(
  { settings: { dataDir }, now }: Pick<RestoreOrder, 'settings' | 'now'>,
  name: string,
  content: string,
): Promise<void> {
  const path = join(dataDir, name);
  await mkdir(dataDir, { recursive: true });
  if (existsSync(path)) {
    if ((await readFile(path, 'utf8')) === content) return;
    await rename(path, `${path}.before-restore-${now}`);
  }
  await writeFile(path, content, { mode: 0o600 });
}

/** The text sealed with the keys of the database that was saved; undefined when it never sealed anything. */
async function factOf(from: string, { tables }: Manifest): Promise<string | undefined> {
  const table = tables.find(({ name }) => name === 'fact');
  if (!table) return undefined;
  const [name, value] = [table.columns.indexOf('name'), table.columns.indexOf('value')];
  for await (const row of readRows(join(from, table.file)))
    if (row[name] === KEYS_FACT) return String(row[value]);
  return undefined;
}
