import { flawOf } from './password-rules';

describe('the 等保 profile', () => {
  it('takes three kinds of characters in ten places, and nothing simpler', async () => {
    expect(await flawOf('dengbao', 'Street-lamp7', 'wang')).toBeUndefined();
    expect(await flawOf('dengbao', 'Lamp-7', 'wang')).toContain('10 位');
    expect(await flawOf('dengbao', 'streetlamp77', 'wang')).toContain('至少三种');
  });

  it('counts a Chinese character as a symbol, and as one place', async () => {
    expect(await flawOf('dengbao', '路灯不亮abc123456', 'wang')).toBeUndefined();
    expect(await flawOf('dengbao', '路灯ab12', 'wang')).toContain('10 位');
  });

  it('refuses the account’s own name, in whatever case', async () => {
    expect(await flawOf('dengbao', 'Zhang-Min-2026', 'zhang')).toContain('用户名');
  });
});

describe('the ASVS profile', () => {
  it('takes a long sentence without asking for symbols', async () => {
    expect(await flawOf('asvs', 'the lamp on wenchang road', 'wang')).toBeUndefined();
    expect(await flawOf('asvs', 'Lamp-7-Lamp', 'wang')).toContain('12 位');
  });

  it.each(['123456789012', 'password1234', 'qwertyuiop12', 'sunshinesunshine'])(
    'refuses what is on every guesser’s list: %s',
    async (password) => {
      expect(await flawOf('asvs', password, 'wang')).toMatch(/常见/);
    },
  );
});
