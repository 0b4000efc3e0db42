import { correction } from './reed-solomon';
import { qrCode } from './qr-code';
import { qrPicture } from './qr-picture';

/** Each row as a hexadecimal number, the leftmost module the highest bit; drawn by Nayuki's generator. */
const KNOWN: readonly (readonly [text: string, rows: string])[] = [
  [
    'V1.2f.9z',
    '1fc97f 104e41 17575d 175d5d 175b5d 105541 1fd57f 1b00 17c17c 62157 177a4c 12b805 bca32 17da 1fc162 105bf4 175119 175534 175aa0 104c3c 1fda82',
  ],
  [
    'V1.2f.5yc1z3.AbCdEfGhIjKlMnOpQrS_',
    '1fcde47f 10512d41 1756545d 1754635d 1748ed5d 104ddc41 1fd5557f 1f8000 10566ace 1ca74e16 3fb0166 15387759 34cdb48 d3ecd19 17c3f086 e1de2c7 ecd5826 16291f7f 1e76e2db 129d6551 114031fc 158d1f 1fc2e958 104aa31a 1743a3f3 1740b0a5 1747b69a 104cd46d 1fd87254',
  ],
  [
    '签到',
    '1fcb7f 104141 175c5d 175b5d 17575d 105d41 1fd57f 1b00 17c17c a8129 1dd69d a1033 e6a9a 13e9 1fc963 1057e9 175922 17511c 175ebc 104c20 1fd2b6',
  ],
];
const rowsOf = (text: string): string =>
  qrCode(text)
    .map((row) => parseInt(row.map((dark) => (dark ? 1 : 0)).join(''), 2).toString(16))
    .join(' ');

describe('a QR code', () => {
  it.each(KNOWN)('of %s is the one that others draw', (text, rows) => {
    expect(rowsOf(text)).toBe(rows);
  });

  it('carries the correction words of the published example', () => {
    const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
    expect(correction(data, 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
  });

  it('grows with what it carries, in several blocks too', () => {
    expect([14, 15, 42, 43, 63, 106].map((length) => qrCode('a'.repeat(length)).length)).toEqual([
      21, 25, 29, 33, 37, 41,
    ]);
  });

  it('refuses what does not fit instead of drawing half of it', () => {
    expect(() => qrCode('a'.repeat(107))).toThrow('107 bytes are too many for one code');
  });

  it('is drawn with the white border that readers need', () => {
    const svg = decodeURIComponent(qrPicture(qrCode('签到')));
    expect(svg).toContain('viewBox="0 0 29 29"');
    expect(svg).toContain('M4 4.5h7');
    expect(svg).not.toMatch(/M[0-3] \d+\.5/);
  });
});
