import type { Settings } from '../kernel/settings';

type Profile = Settings['passwordProfile'];

interface PasswordRules {
  /** As told to whoever chooses a password. */
  readonly says: readonly string[];
  /** How many of the former ones may not come back. */
  readonly history: number;
  /** ms; undefined where a password does not age. */
  readonly age: number | undefined;
}

const DAY = 86_400_000;
const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];

/** 等保 (GB/T 22239, 8.1.4.1: complexity and regular change), or OWASP ASVS 2.1 (length, not a known one, no ageing). */
export const PASSWORD_RULES: Record<Profile, PasswordRules> = {
  dengbao: {
    says: [
      '至少 10 位',
      '大写字母、小写字母、数字、符号中至少三种',
      '不含用户名',
      '不与最近 5 次的密码相同',
      '每 90 天更换一次',
    ],
    history: 5,
    age: 90 * DAY,
  },
  asvs: {
    says: ['至少 12 位，越长越好，可以是一句话', '不在常见密码之列', '不含用户名', '不与现在的密码相同'],
    history: 1,
    age: undefined,
  },
};

/** Why this password will not do, in Chinese; undefined when it will. */
export async function flawOf(
  profile: Profile,
  password: string,
  account: string,
): Promise<string | undefined> {
  const length = [...password].length;
  const named = account.length > 2 && password.toLowerCase().includes(account.toLowerCase());
  if (named) return '密码里不能含有用户名';
  if (profile === 'dengbao') {
    if (length < 10) return '密码至少 10 位';
    return CLASSES.filter((kind) => kind.test(password)).length < 3
      ? '密码里应有大写字母、小写字母、数字、符号中的至少三种'
      : undefined;
  }
  if (length < 12) return '密码至少 12 位';
  return (await isCommon(password)) ? '这个密码太常见，容易被猜到，请换一个' : undefined;
}

let known: Promise<ReadonlySet<string>> | undefined;

/** 49,000 passwords from leaked lists; a few of them written one after another are as easily guessed. */
async function isCommon(password: string): Promise<boolean> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(String)),
  );
  const common = await known;
  const text = password.toLowerCase();
  const half = text.slice(0, text.length / 2);
  return common.has(text) || common.has(text.replace(/(?<![\d\W])[\d\W]+$/, '')) || half.repeat(2) === text;
}
