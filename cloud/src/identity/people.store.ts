import type { UnitOfWork } from '../kernel/database';
import type { WechatIdentity } from './wechat';

export interface PersonRecord {
  id: number;
  kind: 'resident' | 'staff';
  name: string;
  phone: string | null;
  unionid: string | null;
  disabled: number;
}

const COLUMNS = 'p.id, p.kind, p.name, p.phone, p.unionid, p.disabled';

/** The person behind a WeChat identity: by unionid, for it is the same in all four programs, else by openid. */
export async function findByWechat(uow: UnitOfWork, wechat: WechatIdentity): Promise<PersonRecord | undefined> {
  const { appid, openid, unionid } = wechat;
  const joined = unionid && (await uow.one<PersonRecord>(`SELECT ${COLUMNS} FROM person p WHERE p.unionid = ?`, [unionid]));
  if (joined) return joined;
  return uow.one<PersonRecord>(
    `SELECT ${COLUMNS} FROM wechat_account a JOIN person p ON p.id = a.personId WHERE a.appid = ? AND a.openid = ?`,
    [appid, openid],
  );
}

export function insertResident(uow: UnitOfWork, name: string): Promise<number> {
  return uow.insert('person', { kind: 'resident', name, createdAt: uow.now });
}

/** From now on the WeChat identity is this person's, whoever had it before. */
export async function giveWechat(uow: UnitOfWork, personId: number, wechat: WechatIdentity): Promise<void> {
  const { appid, openid, unionid } = wechat;
  if (unionid) {
    await uow.run('UPDATE person SET unionid = NULL WHERE unionid = ? AND id <> ?', [unionid, personId]);
    await uow.update('person', personId, { unionid });
  }
  const moved = await uow.run('UPDATE wechat_account SET personId = ? WHERE appid = ? AND openid = ?', [personId, appid, openid]);
  if (moved.affected === 0) await uow.insert('wechat_account', { personId, appid, openid });
}

/** All openids of one person become another's. */
export async function moveAccounts(uow: UnitOfWork, fromPersonId: number, toPersonId: number): Promise<void> {
  await uow.run('UPDATE wechat_account SET personId = ? WHERE personId = ?', [toPersonId, fromPersonId]);
}

/** The openid of a person in one program. */
export function openidOf(uow: UnitOfWork, personId: number, appid: string): Promise<{ openid: string } | undefined> {
  return uow.one<{ openid: string }>('SELECT openid FROM wechat_account WHERE personId = ? AND appid = ? ORDER BY id DESC', [personId, appid]);
}
