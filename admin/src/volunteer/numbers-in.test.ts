import { numbersIn } from './numbers-in';

it('reads numbers from a column, a sentence or a mixture, each once', () => {
  expect(numbersIn('202600000019\n202600000027，202600000019、 202600000035')).toEqual({
    numbers: ['202600000019', '202600000027', '202600000035'],
    odd: [],
  });
});

it('says what is no number, and takes nothing for one', () => {
  expect(numbersIn('张三 2026-0001 12345')).toEqual({ numbers: [], odd: ['张三', '2026-0001', '12345'] });
  expect(numbersIn('  \n')).toEqual({ numbers: [], odd: [] });
});
