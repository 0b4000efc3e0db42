import { PROGRAMS } from '../../config/apps';
import type { ProgramKey } from './build-copy';
import type { JourneyCost, OpeningCost, PackageCost } from './costs';

type Cell = string | number;

/** The whole record as Markdown. The same build gives the same page, but for a request or two that came in between. */
export function costsPage(
  journeys: readonly JourneyCost[],
  openings: readonly OpeningCost[],
  packages: readonly PackageCost[],
): string {
  return (
    [
      '# 小程序的花费',
      '由 `npm run costs` 生成，请勿手改。在无界面宿主（`miniapp/host`）里跑 `miniapp/e2e` 的全部旅程量得：字节与请求数在手机上一样，毫秒不一样，所以不记毫秒。',
      '每次 `npm test` 都核对上限：打开到看见内容最多 2 次请求，旅程里一次 setData 不超过 64 KB，主包不到 1 MB（微信的上限分别是 1 MB 与 2 MB）。',
      '## 打开到看见内容',
      table(
        ['小程序', '打开', '请求数', '请求'],
        openings.map(({ program, what, requests }) => [
          nameOf(program),
          what,
          requests.length,
          requests.map((each) => `\`${each}\``).join('、'),
        ]),
      ),
      '## 每段旅程',
      table(
        ['旅程', '小程序', 'setData 次数', '合计 KB', '最大一次 KB', '最大一次在', '请求数'],
        journeys.map(({ journey, program, setData, requests }) => [
          journey,
          nameOf(program),
          setData.count,
          inKb(setData.bytes),
          inKb(setData.largest.bytes),
          setData.largest.path,
          requests,
        ]),
      ),
      '## 各包大小',
      table(
        ['小程序', '包', 'KB', '文件数'],
        packages.flatMap(({ program, packages: parts }) =>
          parts.map(({ root, bytes, files }) => [nameOf(program), root || '主包', inKb(bytes), files]),
        ),
      ),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}

function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function nameOf(key: ProgramKey): string {
  return PROGRAMS.find((program) => program.key === key)?.name ?? key;
}

function inKb(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
