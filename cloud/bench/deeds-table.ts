import type { Measured } from './load';

export interface DeedLine {
  readonly database: 'SQLite' | 'MariaDB';
  readonly name: string;
  readonly connections: number;
  readonly requests: number;
  readonly ours: Measured;
  readonly floor: Measured;
}
export interface BalanceLine extends DeedLine {
  /** How many the ledger holds. */
  readonly entries: number;
}

/** What is wanted of the largest ledger against the smallest. */
const GROWTH_WANTED = 1.5;

const two = (value: number): string => value.toFixed(2);
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const markdown = (rows: readonly string[][]): string => {
  const [head = [], ...rest] = rows;
  return [head, head.map(() => '---'), ...rest].map((row) => `| ${row.join(' | ')} |`).join('\n');
};

/** Claims, redemptions and balances as Markdown, to stand below the cases. */
export function deedsTable(deeds: readonly DeedLine[], balances: readonly BalanceLine[]): string {
  const head = [
    '数据库',
    '操作',
    '连接',
    '本系统 每秒',
    '原生驱动 每秒',
    '倍数',
    '本系统 CPU',
    '原生驱动 CPU',
    'p50',
    'p99',
    '失败',
  ];
  const rows = deeds.map(({ database, name, connections, ours, floor }) => [
    ...[database, name, String(connections), whole(ours.perSecond), whole(floor.perSecond)],
    ...[two(floor.perSecond / ours.perSecond), two(ours.cpu), two(floor.cpu)],
    ...[two(ours.p50), two(ours.p99), String(ours.failed)],
  ]);
  return [
    '\n## 认领与兑换\n',
    '认领：不同的人认领有名额的活动；兑换：所有人同时换同一样东西。下限是同样的行用原生驱动写进去。' +
      `每项 ${whole(deeds[0]?.requests ?? 0)} 次请求。\n`,
    markdown([head, ...rows]),
    '\n## 积分余额\n',
    `分录有一半是被查的这个人自己的。目标：最多时不超过最少时的 ${GROWTH_WANTED} 倍。\n`,
    markdown([
      ['数据库', '连接', '分录', '本系统 CPU', '原生驱动 CPU', 'p50', '与最少时之比'],
      ...balances.map((line) => balanceRow(line, balances)),
    ]),
    '',
  ].join('\n');
}

function balanceRow(line: BalanceLine, all: readonly BalanceLine[]): string[] {
  const { database, connections, entries, ours, floor } = line;
  const [least = line] = all
    .filter((other) => other.database === database && other.connections === connections)
    .sort((one, other) => one.entries - other.entries);
  return [
    ...[database, String(connections), whole(entries), two(ours.cpu), two(floor.cpu), two(ours.p50)],
    least === line ? '—' : two(ours.cpu / least.ours.cpu),
  ];
}
