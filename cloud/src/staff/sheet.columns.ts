import { POSTS } from '../../contract/identity/identity.api';
import { PARTY_RANKS, UNIT_KINDS, UNIT_PARENTS, type UnitKind } from '../../contract/org/org.api';
import type { SheetKind } from '../../contract/staff/sheet.api';
import type { Column } from './workbook';

const kinds = Object.entries(UNIT_KINDS).flatMap(([kind, label]) =>
  UNIT_PARENTS[kind as UnitKind].length > 0 ? [label] : [],
);

/** The columns of each sheet, as the template shows them and the reader wants them. */
export const SHEET_COLUMNS: Readonly<Record<SheetKind, readonly Column[]>> = {
  units: [
    { name: '名称', needed: true, says: '单位全称，最多 80 个字' },
    { name: '类型', needed: true, says: kinds.join('、') },
    { name: '上级编码', needed: true, says: '上级单位的编码；上级也在本表时写在它的后面' },
    { name: '编码', says: '2 至 20 位数字或大写字母，不填则按上级编码自动编号' },
    { name: '简称', says: '最多 40 个字，不填同名称' },
    { name: '党组织级别', says: `类型为党组织时必填：${Object.values(PARTY_RANKS).join('、')}` },
    { name: '职责', says: '最多 400 个字' },
    { name: '电话', says: '单位值班电话' },
  ],
  people: [
    { name: '用户名', needed: true, says: '登录用，2 至 40 位小写字母、数字或 . _ -，以字母开头，不能重复' },
    { name: '姓名', needed: true, says: '最多 40 个字' },
    { name: '手机号', says: '11 位数字' },
  ],
  posts: [
    { name: '用户名', needed: true, says: '已有工作人员的用户名' },
    { name: '岗位', needed: true, says: Object.values(POSTS).join('、') },
    { name: '单位编码', needed: true, says: '在哪个单位任这个岗位' },
    { name: '开始日期', says: '如 2026-12-01，不填即日起' },
    { name: '结束日期', says: '如 2027-11-30，含这一天；不填不限期' },
  ],
};
