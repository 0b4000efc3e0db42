import type { z } from 'zod';
import { POSTS, type Post } from '../../contract/identity/identity.api';
import { PARTY_RANKS, UNIT_KINDS } from '../../contract/org/org.api';
import { staffInput } from '../../contract/staff/staff.schema';
import { unitInput } from '../../contract/staff/unit.schema';
import { parse } from '../kernel/http';
import { Refusal } from '../kernel/refusal';
import type { Unit } from '../org/directory';
import type { UnitBelow } from './unit.service';
import type { Line } from './workbook';

const TOWN_OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

const wrong = (first: string): Refusal => new Refusal('badInput', { first });
const cell = ({ cells }: Line, name: string): string => cells.get(name) ?? '';

/** The key whose Chinese name stands in the cell. */
function keyOf<K extends string>(names: Readonly<Record<K, string>>, line: Line, column: string): K {
  const text = cell(line, column);
  for (const key in names) if (names[key] === text) return key;
  throw wrong(`没有“${text}”这种${column}`);
}

const filled = (line: Line, fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, column]) =>
      cell(line, column) === '' ? [] : [[field, cell(line, column)]],
    ),
  );

/** @param unitByCode units that stand already, and those of lines before */
export function unitOfLine(line: Line, unitByCode: ReadonlyMap<string, Unit>): UnitBelow {
  const kind = keyOf(UNIT_KINDS, line, '类型');
  const rank = cell(line, '党组织级别') === '' ? {} : { rank: keyOf(PARTY_RANKS, line, '党组织级别') };
  const parent = unitByCode.get(cell(line, '上级编码'));
  if (!parent) throw wrong(`没有编码为“${cell(line, '上级编码')}”的上级单位`);
  const words = { name: '名称', code: '编码', shortName: '简称', duties: '职责', phone: '电话' };
  const sent = { kind, ...rank, parentId: parent.id, ...filled(line, words) };
  return { ...parse(unitInput, sent), parent };
}

export const personOfLine = (line: Line): z.output<typeof staffInput> =>
  parse(staffInput, filled(line, { account: '用户名', name: '姓名', phone: '手机号' }));

export interface PostLine {
  readonly personId: number;
  readonly post: Post;
  readonly unitId: number;
  readonly startsAt?: number;
  readonly endsAt?: number;
}

export function postOfLine(
  line: Line,
  {
    idByAccount,
    unitByCode,
  }: { idByAccount: ReadonlyMap<string, number>; unitByCode: ReadonlyMap<string, Unit> },
): PostLine {
  const personId = idByAccount.get(cell(line, '用户名'));
  if (personId === undefined) throw wrong(`没有用户名为“${cell(line, '用户名')}”的工作人员`);
  const unit = unitByCode.get(cell(line, '单位编码'));
  if (!unit) throw wrong(`没有编码为“${cell(line, '单位编码')}”的单位`);
  const [from, to] = [dayOf(line, '开始日期'), dayOf(line, '结束日期')];
  return {
    personId,
    post: keyOf(POSTS, line, '岗位'),
    unitId: unit.id,
    ...(from === undefined ? {} : { startsAt: from }),
    ...(to === undefined ? {} : { endsAt: to + DAY }),
  };
}

/** The town's midnight at which the day begins, ms since epoch. */
function dayOf(line: Line, column: string): number | undefined {
  const text = cell(line, column);
  if (text === '') return undefined;
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 31 February would quietly become March.
  if (Number.isNaN(at) || new Date(at).getUTCDate() !== Number(day))
    throw wrong(`${column}“${text}”不是日期，请写成 2026-12-01`);
  return at - TOWN_OFFSET;
}
