import { codeAt, newRecoveryCodes, newSecret, recoveryHash, secretUri, stepOf } from './one-time-code';

/** The secret of RFC 6238, appendix B, in Base32; its codes have eight digits there, of which these are the last six. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

it.each([
  [59_000, '287082'],
  [1_111_111_109_000, '081804'],
  [2_000_000_000_000, '279037'],
])('shows at %d ms what RFC 6238 says: %s', (at, code) => {
  expect(codeAt(RFC, at)).toBe(code);
  expect(stepOf(RFC, code, at)).toBe(Math.floor(at / 30_000));
});

it('takes one step of drift, not two, and tells which step it was', () => {
  const now = 1_764_000_000_000;
  expect(stepOf(RFC, codeAt(RFC, now - 30_000), now)).toBe(now / 30_000 - 1);
  expect(stepOf(RFC, codeAt(RFC, now - 60_000), now)).toBeUndefined();
});

it('tells an authenticator whose it is', () => {
  expect(secretUri(newSecret(), 'wang')).toMatch(/^otpauth:\/\/totp\/.+:wang\?.*secret=[A-Z2-7]{32}/);
});

it('makes recovery codes that are known with or without their hyphens', () => {
  const [code = ''] = newRecoveryCodes();
  expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
  expect(recoveryHash(code.replaceAll('-', ''))).toBe(recoveryHash(code));
});
