import { fenOf, readFundFlow } from './bill-file';

describe('a fund flow bill', () => {
  it('counts yuan as whole fen, and refuses what is no amount', () => {
    expect(['12.30', '0.01', '5', '1999.9'].map(fenOf)).toEqual([1230, 1, 500, 199_990]);
    for (const wrong of ['', '-1.00', '1e3', '1.234', '1,000.00'])
      expect(() => fenOf(wrong)).toThrow(/读不懂/);
  });

  it('gives what was transferred and what of it came back, by our own numbers, and neither other income, nor what else was paid, nor the sums below', () => {
    const text = [
      '记账时间,业务类型,收支类型,收支金额(元),业务凭证号',
      '`2026-11-23 12:00:00,`商家转账,`支出,`8.00,`ON1',
      '`2026-11-23 12:00:01,`充值,`收入,`100.00,`X',
      '`2026-11-23 12:00:02,`扣除交易手续费,`支出,`0.60,`Y',
      '`2026-11-23 12:00:03,`提现,`支出,`50.00,`Z',
      '`2026-11-23 12:00:04,`商家转账,`收入,`8.00,`ON1',
      '资金流水总笔数,收入笔数',
      '`2,`1',
    ].join('\r\n');
    expect(readFundFlow(`\uFEFF${text}`)).toEqual({
      out: [{ no: 'ON1', amount: 800 }],
      back: [{ no: 'ON1', amount: 800 }],
    });
    expect(() => readFundFlow('另一种,表头')).toThrow('账单里没有“业务凭证号”一列');
  });
});
