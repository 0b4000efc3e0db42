import { maskedName, maskedNumbers, withoutDoors } from '../../contract/identity/masks';
import { marks } from './keyset';
import type { Field, Sealer } from './personal-data';
import type { UnitOfWork } from './unit-of-work';

export const PERSON_NAME: Field = 'person.name';
export const PERSON_PHONE: Field = 'person.phone';
export const PERSON_UNIONID: Field = 'person.unionid';
export const WECHAT_OPENID: Field = 'wechat_account.openid';

/**
 * Whoever writes something of or to people asks first who of them is still there: an erasure under way waits and takes what
 * is written along, and nothing comes after one.
 */
export async function notErased(uow: UnitOfWork, personIds: readonly number[]): Promise<number[]> {
  if (personIds.length === 0) return [];
  const held = uow.dialect === 'mysql' ? ' LOCK IN SHARE MODE' : '';
  const rows = await uow.query<{ id: number }>(
    `SELECT id FROM person WHERE id IN (${marks(personIds)}) AND erasedAt IS NULL${held}`,
    personIds,
  );
  return rows.map(({ id }) => id);
}

/** The columns of `person` that hold who it is. The staff's names stand open: they sign what they do (adr 0011). */
export interface SealedName {
  name: string;
  nameSealed: string | null;
}
export interface SealedPhone {
  phoneSealed: string | null;
}

/** Someone erased has no name any more: ''. */
export function nameOf(sealer: Sealer, { name, nameSealed }: SealedName): string {
  return nameSealed === null ? name : sealer.open(PERSON_NAME, nameSealed);
}

/** '' when there is none. */
export function phoneOf(sealer: Sealer, { phoneSealed }: SealedPhone): string {
  return phoneSealed === null ? '' : sealer.open(PERSON_PHONE, phoneSealed);
}

/** A resident's name as columns; also for a change of name. */
export function sealedName(sealer: Sealer, name: string) {
  return { name: '', nameSealed: sealer.seal(PERSON_NAME, name) };
}

/** A telephone number as columns; null takes it away. */
export function sealedPhone(sealer: Sealer, phone: string | null) {
  if (phone === null) return { phoneIndex: null, phoneSealed: null };
  return { phoneIndex: sealer.index(PERSON_PHONE, phone), phoneSealed: sealer.seal(PERSON_PHONE, phone) };
}

/** A unionid as columns. */
export function sealedUnionid(sealer: Sealer, unionid: string | null) {
  if (unionid === null) return { unionidIndex: null, unionidSealed: null };
  return {
    unionidIndex: sealer.index(PERSON_UNIONID, unionid),
    unionidSealed: sealer.seal(PERSON_UNIONID, unionid),
  };
}

/** What is left of somebody's words once they are erased: no name of theirs, no long number, no door. */
export const withoutPerson = (words: string, name: string): string =>
  withoutDoors(maskedNumbers(name.length < 2 ? words : words.replaceAll(name, maskedName(name))));
