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
export async function findByWechat(
  uow: UnitOfWork,
  wechat: WechatIdentity,
): Promise<PersonRecord | undefined> {
  const { appid, openid, unionid } = wechat;
  const joined =
    unionid &&
    (await uow.one<PersonRecord>(`SELECT ${COLUMNS} FROM person p WHERE p.unionid = ?`, [unionid]));
  if (joined) return joined;
  return uow.one<PersonRecord>(
    `SELECT ${COLUMNS} FROM wechat_account a JOIN person p ON p.id = a.personId WHERE a.appid = ? AND a.openid = ?`,
    [appid, openid],
  );
}

/** Breaks the unique key when the WeChat identity already has a person, made a moment ago by someone else's hand. */
export function insertResident(uow: UnitOfWork, name: string, unionid: string | undefined): Promise<number> {
  return uow.insert('person', { kind: 'resident', name, unionid: unionid ?? null, createdAt: uow.now });
}

/** Remembers by which openid, and under which unionid if none was known yet, this person comes. */
export async function keepWechat(uow: UnitOfWork, personId: number, wechat: WechatIdentity): Promise<void> {
  const { appid, openid, unionid } = wechat;
  if (unionid)
    await uow.run('UPDATE person SET unionid = ? WHERE id = ? AND unionid IS NULL', [unionid, personId]);
  const moved = await uow.run('UPDATE wechat_account SET personId = ? WHERE appid = ? AND openid = ?', [
    personId,
    appid,
    openid,
  ]);
  if (moved.affected === 0) await uow.insert('wechat_account', { personId, appid, openid });
}

/** From now on the unionid is this person's, whoever had it before. */
export async function takeUnionid(uow: UnitOfWork, personId: number, unionid: string): Promise<void> {
  await uow.run('UPDATE person SET unionid = NULL WHERE unionid = ? AND id <> ?', [unionid, personId]);
  await uow.update('person', personId, { unionid });
}

/** All openids of one person become another's. */
export async function moveAccounts(uow: UnitOfWork, fromPersonId: number, toPersonId: number): Promise<void> {
  await uow.run('UPDATE wechat_account SET personId = ? WHERE personId = ?', [toPersonId, fromPersonId]);
}
