import ExcelJS from 'exceljs';
import { tellTown } from '../../database/town/tell-town';
import { Database, type UnitOfWork } from '../../src/kernel/database';
import { Directory, type Unit } from '../../src/org/directory';
import { Points } from '../../src/points/points';
import { SHEET_COLUMNS } from '../../src/staff/sheet.columns';
import { LAMP_PLACE } from '../build';
import { APPIDS, type Booted } from '../support/application';

const CASES = 40;
const DEAD_LETTERS = 30;
const NEWCOMERS = 100;
const PAYOUTS = 40;
/** So that most of what is asked for is asked of whom it belongs to. */
const OFTEN = 100;

/** What chance alone would never hit upon. */
export interface Town {
  /** Of people whom WeChat knows, in the residents' program: to sign in with, and for their numbers. */
  readonly codes: readonly string[];
  /** Base64. */
  readonly workbooks: readonly string[];
  /** Whose people send requests too. */
  readonly unitIds: readonly number[];
  /** Ids by the name of the field they stand in. */
  readonly certain: Readonly<Record<string, readonly number[]>>;
}

/** The demonstration town with some cases, and with what a day of work would leave behind. */
export async function fuzzTown({ container, wechat }: Booted): Promise<Town> {
  await tellTown(container, { cases: CASES });
  const [database, directory, points] = [
    await container.getAsync(Database),
    await container.getAsync(Directory),
    await container.getAsync(Points),
  ];
  const community = directory.ancestor(directory.gridAt(LAMP_PLACE)?.id, 'community');
  if (!community) throw new Error('no community around the lamp');
  await database.unitOfWork(async (uow) => {
    await yesterday(uow);
    for (const personId of await residents(uow)) {
      const earned = { personId, points: 30, rule: 'activity', communityId: community.id, words: '志愿服务' };
      await points.earn(uow, { ...earned, rule: 'activity', reason: `fuzz:${personId}` });
    }
  });
  const people = Array.from({ length: NEWCOMERS }, (_, i) => `newcomer-${i}`);
  return {
    codes: people.flatMap((person, i) => [
      wechat.codeFor(person, APPIDS.resident),
      wechat.phoneCodeFor(person, APPIDS.resident, `1990000${String(i).padStart(4, '0')}`),
    ]),
    workbooks: await Promise.all([
      ...Object.values(SHEET_COLUMNS).map((columns) => workbookOf(columns)),
      ...Array.from({ length: 3 }, (_, i) => goodWorkbooks(community, i)).flat(),
    ]),
    unitIds: [community.id, directory.district.id],
    certain: { communityId: Array(OFTEN).fill(community.id), unitId: Array(OFTEN).fill(community.id) },
  };
}

const residents = async (uow: UnitOfWork): Promise<number[]> =>
  (
    await uow.query<{ id: number }>("SELECT id FROM person WHERE kind = 'resident' ORDER BY id LIMIT 2", [])
  ).map(({ id }) => id);

/** Letters that nobody took, money that waits for a signature, and what was held back. */
async function yesterday(uow: UnitOfWork): Promise<void> {
  const letter = { topic: 'wechat.message', body: '{}', state: 'dead', attempts: 8, dueAt: 1, createdAt: 1 };
  for (let i = 0; i < DEAD_LETTERS; i++) await uow.insert('delivery', letter);
  const [personId = 0] = await residents(uow);
  for (let i = 0; i < PAYOUTS; i++) {
    await uow.insert('payout', {
      ...{ no: `fuzz${i}`, reward: `fuzz:${i}`, personId, amount: 100, words: '核实奖励', state: 'proposed' },
      ...{ bodySealed: '', bodyDigest: '', at: uow.now, enteredAt: uow.now },
    });
    const held = { subject: `fuzz:${i}`, at: uow.now, kind: 'callback', says: '没有这笔兑付' };
    await uow.insert('payout_quarantine', held);
  }
}

type Columns = (typeof SHEET_COLUMNS)['units'];

/** With one line that means nothing: it is for the import to say so. */
const workbookOf = (columns: Columns): Promise<string> => {
  const names = columns.map(({ name }) => name);
  return written([names, names.map(() => '无')]);
};

/** One of each kind that may be taken as it stands, once. */
const goodWorkbooks = ({ code }: Unit, i: number): Promise<string>[] => [
  written([
    ['名称', '类型', '上级编码', '编码'],
    [`来料公司${i}`, '企业', code, `F900${i}`],
  ]),
  written([
    ['用户名', '姓名'],
    [`fuzz.new${i}`, '新人'],
  ]),
  written([
    ['用户名', '岗位', '单位编码'],
    ['wang', '处置人', code],
  ]),
];

async function written(rows: readonly (readonly string[])[]): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('表').addRows(rows.map((row) => [...row]));
  return Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64');
}
