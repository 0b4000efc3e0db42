import { isWhole, tidied } from './certificate-code';

it('takes a code as people type it off paper', () => {
  expect(tidied(' 7k3m-9qrt 2bxw ')).toBe('7K3M9QRT2BXW');
  expect(isWhole('7K3M9QRT2BXW')).toBe(true);
});

it('knows at once what can be none: too short, or with a 0, 1, I or O in it', () => {
  expect(['7K3M9QRT2BX', '7K3M9QRT2BX0', '7K3M9QRT2BXI', ''].map(isWhole)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
