import fc from 'fast-check';
import { POSTS } from '../../contract/identity/identity.api';
import { LAMP, LAMP_PLACE } from '../build';
import { flowWords } from './flow-words';
import { Known } from './known';

type Values = fc.Arbitrary<unknown>;
/** @param type of the field, as the document has it: two fields of one name may hold different things */
type Hint = (type: unknown) => Values | undefined;

const known = (kind: string): Values => fc.nat(999).map((at) => new Known(kind, at));
const fixed =
  (...values: readonly unknown[]): Hint =>
  () =>
    fc.constantFrom(...values);
const ofType =
  (wanted: string, ...values: readonly unknown[]): Hint =>
  (type) =>
    type === wanted ? fc.constantFrom(...values) : undefined;

const HOUR = 3_600_000;
const COMING = Date.UTC(2030, 0, 1);

/** What a person would send under this name, where the schema alone would hardly ever hit upon it. */
export const BY_NAME: Readonly<Record<string, Hint>> = {
  no: () => known('no'),
  nos: () => fc.array(known('no'), { maxLength: 3 }),
  numbers: () => fc.array(known('no'), { minLength: 1, maxLength: 2 }),
  after: () => known('next'),
  files: () => fc.array(known('file'), { maxLength: 2 }),
  pass: () => known('address'),
  attachmentIds: () => fc.constant([]),
  coverId: () => fc.constant(undefined),
  categoryCode: () => fc.oneof(fc.constant(LAMP.categoryCode), known('categoryCode')),
  code: () => fc.oneof(known('categoryCode'), known('code'), fc.constantFrom('hour', 'report'), fc.string()),
  program: fixed('resident', 'admin', 'command'),
  person: fixed('li-guilan', 'chen-yutong'),
  workbook: () => known('workbook'),
  post: fixed(...Object.keys(POSTS)),
  state: fixed(...flowWords('STATES')),
  old: fixed('yizhangwang'),
  action: fixed(...flowWords('FLOW')),
  seen: ofType('string', 'held', 'held', 'passed', 'blocked'),
  place: fixed(LAMP_PLACE),
  lng: fixed(LAMP_PLACE.lng),
  lat: fixed(LAMP_PLACE.lat),
  kind: fixed('street', 'community', 'grid', 'department', 'enterprise', 'care', 'full'),
  column: fixed('notice', 'community'),
  tags: fixed([]),
  skills: fixed([], ['care']),
  audience: fixed('everyone'),
  to: ofType('string', 'volunteers', 'partyMembers'),
  startsAt: fixed(Date.UTC(2026, 0, 1), COMING),
  endsAt: fixed(Date.UTC(2027, 0, 1), COMING + 2 * HOUR),
  wantedFrom: fixed(COMING),
  wantedTo: fixed(COMING + HOUR),
  claimUntil: fixed(COMING - HOUR),
  at: ofType('integer', COMING, Date.UTC(2026, 0, 1)),
  until: fixed(COMING + 30 * 24 * HOUR),
  minAge: fixed(18),
  maxAge: fixed(60),
  answers: fixed(LAMP.answers),
  password: fixed('yizhangwang', 'wrong-password', 'Hai-Cheng-2026'),
  phone: fixed('13812345678', '1381234'),
  account: fixed('wang', 'zhang', 'secadmin', 'nobody'),
  words: fixed('请尽快处理', '情况属实', '路灯不亮'),
  title: fixed('为老人理发', '周六一起清理楼道'),
  body: ofType('string', '<p>请带上手套，九点集合。</p>'),
  text: fixed('路灯不亮，晚上看不清路', '井盖坏了，很危险'),
  reason: fixed('重复上报', '不属于本单位职责'),
};

/** Numbers an earlier row may well have. */
export function idNamed(name: string): Values {
  const one = fc.oneof(
    { arbitrary: known(name.replace(/Ids$/, 'Id')), weight: 6 },
    { arbitrary: fc.integer({ min: 1, max: 40 }), weight: 1 },
  );
  return name.endsWith('Ids') ? fc.array(one, { maxLength: 2 }) : one;
}
