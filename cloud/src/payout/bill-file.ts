/** One line of a fund flow bill that concerns us. */
export interface BillLine {
  /** 业务凭证号: our own number. */
  readonly no: string;
  /** Fen. */
  readonly amount: number;
}
/** What left the account, and what of that, or of days before, came back into it. */
export interface FundFlow {
  readonly out: readonly BillLine[];
  readonly back: readonly BillLine[];
}

/** Every cell of the bill begins with a backtick, so that a spreadsheet leaves it alone. */
const cells = (line: string): string[] => line.split(',').map((cell) => cell.trim().replace(/^`/, ''));

/** Yuan with two decimals, in digits: `12.30` is 1230. Nothing is computed with fractions. */
export function fenOf(yuan: string): number {
  const [, whole, cents = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(yuan) ?? [];
  if (whole === undefined) throw new Error(`账单里的金额读不懂：${yuan}`);
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}

/** The kind of business (业务类型) that ours is; the account may pay refunds and fees besides, which are none of ours. */
const TRANSFER = '商家转账';

/** Transfers to change purses, by the day's fund flow; throws when the headings are not as known. */
export function readFundFlow(text: string): FundFlow {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const headings = cells(lines[0] ?? '');
  const column = (heading: string): number => {
    const at = headings.indexOf(heading);
    if (at < 0) throw new Error(`账单里没有“${heading}”一列`);
    return at;
  };
  const [no, way, amount] = [column('业务凭证号'), column('收支类型'), column('收支金额(元)')];
  const kind = column('业务类型');
  const end = lines.findIndex((line) => line.startsWith('资金流水总笔数'));
  const transfers = lines
    .slice(1, end < 0 ? undefined : end)
    .filter((line) => line.startsWith('`'))
    .map(cells)
    .filter((row) => row[kind]?.startsWith(TRANSFER));
  const going = (direction: string): BillLine[] =>
    transfers
      .filter((row) => row[way] === direction)
      .map((row) => ({ no: row[no] ?? '', amount: fenOf(row[amount] ?? '') }));
  return { out: going('支出'), back: going('收入') };
}
