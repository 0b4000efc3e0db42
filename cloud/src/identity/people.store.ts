import type { UnitOfWork } from '../kernel/database';
import { marks } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { PERSON_UNIONID, sealedName, sealedUnionid, WECHAT_OPENID } from '../kernel/personal-data.person';
import type { WechatIdentity } from './wechat';

export interface PersonRecord {
  id: number;
  kind: 'resident' | 'staff';
  disabled: number;
  withdrawnAt: number | null;
}

const COLUMNS = 'p.id, p.kind, p.disabled, p.withdrawnAt';

/** The person behind a WeChat identity: by unionid, for it is the same in all four programs, else by openid. */
export async function findByWechat(
  uow: UnitOfWork,
  sealer: Sealer,
  { appid, openid, unionid }: WechatIdentity,
): Promise<PersonRecord | undefined> {
  const joined = unionid && (await personByUnionid(uow, sealer, unionid));
  if (joined) return joined;
  const openids = sealer.indexes(WECHAT_OPENID, openid);
  return uow.one<PersonRecord>(
    `SELECT ${COLUMNS} FROM wechat_account a JOIN person p ON p.id = a.personId WHERE a.appid = ? AND a.openidIndex IN (${marks(openids)})`,
    [appid, ...openids],
  );
}

/** Also for the senders of imported messages, who have a unionid of their source's making. */
export function personByUnionid(
  reader: Pick<UnitOfWork, 'one'>,
  sealer: Sealer,
  unionid: string,
): Promise<PersonRecord | undefined> {
  const indexes = sealer.indexes(PERSON_UNIONID, unionid);
  return reader.one<PersonRecord>(
    `SELECT ${COLUMNS} FROM person p WHERE p.unionidIndex IN (${marks(indexes)})`,
    indexes,
  );
}

/** A member of staff, whatever hat they wear in the program at hand? */
export async function isStaff(uow: UnitOfWork, personId: number): Promise<boolean> {
  const row = await uow.one<{ kind: string }>('SELECT kind FROM person WHERE id = ?', [personId]);
  return row?.kind === 'staff';
}

/** Breaks the unique key when the WeChat identity already has a person, made a moment ago by someone else's hand. */
export function insertResident(
  uow: UnitOfWork,
  sealer: Sealer,
  { name, unionid }: { name: string; unionid: string | undefined },
): Promise<number> {
  return uow.insert('person', {
    kind: 'resident',
    ...sealedName(sealer, name),
    ...sealedUnionid(sealer, unionid ?? null),
    createdAt: uow.now,
  });
}

/** Remembers by which openid, and under which unionid if none was known yet, this person comes. */
export async function keepWechat(
  uow: UnitOfWork,
  sealer: Sealer,
  { personId, wechat }: { personId: number; wechat: WechatIdentity },
): Promise<void> {
  const { appid, openid, unionid } = wechat;
  if (unionid) {
    const { unionidIndex, unionidSealed } = sealedUnionid(sealer, unionid);
    await uow.run(
      'UPDATE person SET unionidIndex = ?, unionidSealed = ? WHERE id = ? AND unionidIndex IS NULL',
      [unionidIndex, unionidSealed, personId],
    );
  }
  const openids = sealer.indexes(WECHAT_OPENID, openid);
  const moved = await uow.run(
    `UPDATE wechat_account SET personId = ? WHERE appid = ? AND openidIndex IN (${marks(openids)})`,
    [personId, appid, ...openids],
  );
  if (moved.affected > 0) return;
  await uow.insert('wechat_account', {
    personId,
    appid,
    openidIndex: sealer.index(WECHAT_OPENID, openid),
    openidSealed: sealer.seal(WECHAT_OPENID, openid),
  });
}

/** From now on the unionid is this person's, whoever had it before. */
export async function takeUnionid(
  uow: UnitOfWork,
  sealer: Sealer,
  { personId, unionid }: { personId: number; unionid: string },
): Promise<void> {
  const indexes = sealer.indexes(PERSON_UNIONID, unionid);
  await uow.run(
    `UPDATE person SET unionidIndex = NULL, unionidSealed = NULL WHERE unionidIndex IN (${marks(indexes)}) AND id <> ?`,
    [...indexes, personId],
  );
  await uow.update('person', personId, sealedUnionid(sealer, unionid));
}

/** All openids of one person become another's. */
export async function moveAccounts(uow: UnitOfWork, fromPersonId: number, toPersonId: number): Promise<void> {
  await uow.run('UPDATE wechat_account SET personId = ? WHERE personId = ?', [toPersonId, fromPersonId]);
}
