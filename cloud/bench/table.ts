import type { Measured } from './load';

export interface Line {
  readonly database: 'SQLite' | 'MariaDB';
  readonly cases: number;
  readonly name: string;
  readonly connections: number;
  readonly ours: Measured;
  readonly floor: Measured;
  readonly bare: Measured;
}

/** What is wanted on MariaDB: CPU-ms a request, application plus database (shared/reference: twice the raw driver). */
const WANTED: Record<string, number> = { 报送: 1.0, 列表: 0.9, 详情: 0.6, 进展: 1.6, 计数: 0.5 };

const two = (value: number): string => value.toFixed(2);

/** The whole measurement as Markdown. */
export function tableOf(lines: readonly Line[], machine: string): string {
  const head = [
    '数据库',
    '操作',
    '连接',
    '案件数',
    '本系统 CPU',
    '原生驱动',
    '倍数',
    'koa 空答',
    'p50',
    'p99',
    '目标',
    '失败',
  ];
  const rows = lines.map((line) => [
    line.database,
    line.name,
    String(line.connections),
    line.cases.toLocaleString('en'),
    two(line.ours.cpu),
    two(line.floor.cpu),
    two(line.ours.cpu / line.floor.cpu),
    two(line.bare.cpu),
    two(line.ours.p50),
    two(line.ours.p99),
    line.database === 'MariaDB' ? two(WANTED[line.name] ?? 0) : '—',
    String(line.ours.failed),
  ]);
  const markdown = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `# 性能\n\n由 \`npm run bench\` 生成，请勿手改。单位：每次请求的 CPU 毫秒（应用加数据库）；p50、p99 为毫秒。\n\n${machine}。各个规模与各个下限轮流测，取居中的一轮，机器忽快忽慢便落在每一项上。原生驱动与 koa 空答为同一次运行中的下限：原生驱动写下同样的行、读出同样的行，预编译语句一句一句地执行，不校验、不判权限。\n\n${markdown}\n\n## 规模\n\n${growth(lines)}\n`;
}

/** The largest size against the smallest, by operation. */
function growth(lines: readonly Line[]): string {
  const sizes = [...new Set(lines.map((line) => line.cases))].sort((a, b) => a - b);
  const [small, large] = [sizes[0], sizes.at(-1)];
  const rows = lines
    .filter((line) => line.cases === small)
    .flatMap((line) => {
      const big = lines.find(
        (other) =>
          other.cases === large &&
          other.database === line.database &&
          other.name === line.name &&
          other.connections === line.connections,
      );
      return big
        ? [`| ${line.database} | ${line.name} | ${line.connections} | ${two(big.ours.cpu / line.ours.cpu)} |`]
        : [];
    });
  return [
    `| 数据库 | 操作 | 连接 | ${large?.toLocaleString('en') ?? ''} 件 ÷ ${small?.toLocaleString('en') ?? ''} 件 |`,
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
