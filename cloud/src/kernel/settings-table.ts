import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { HalfDay } from './calendar';
import type { DataKey } from './personal-data';
import { CIPHER_NAMES } from './personal-data.ciphers';
import { readKeys } from './personal-data.keys';
import { address, connection, databaseAddress, hostName, text } from './settings-addresses';

/** One environment variable: what it may hold, said so that an operator can set it without reading code. */
export interface Setting<T> {
  /** Turns the text of the variable into its value, or refuses it. */
  reads: z.ZodType<T, string>;
  /** The text taken when the variable is not set; left out where there is nothing to assume. */
  default?: string;
  /** What it means, one plain Chinese sentence. */
  says: string;
  example: string;
  /** Never shown again, not even in a complaint about it. */
  secret?: true;
}

function setting<T>(reads: z.ZodType<T, string>, told: Omit<Setting<T>, 'reads'>): Setting<T> {
  return { reads, ...told };
}

const flag = z
  .enum(['1', '0', 'true', 'false', 'on', 'off'], '只能是 1 或 0')
  .transform((v) => /^(1|true|on)$/.test(v));

/** A whole number written in digits. */
function whole(min: number, max: number): z.ZodType<number, string> {
  const wants = `应是 ${min} 到 ${max} 之间的整数`;
  return z
    .string()
    .regex(/^\d+$/, wants)
    .transform(Number)
    .refine((n) => n >= min && n <= max, wants);
}

const clockTime = /^([01]\d|2[0-3]):([0-5]\d)$/;
const halfDay = /^\d\d:\d\d-\d\d:\d\d$/;

/** Minutes since midnight of 'HH:MM'. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

const workHours = z
  .string()
  .refine((v) => v.split(',').every(isHalfDay), '应是用逗号隔开的若干段 时:分-时:分')
  .transform((v) => v.split(',').map(halfDayOf))
  .refine(inOrder, '每段要先早后晚，各段按先后排列、互不重叠');

function isHalfDay(part: string): boolean {
  return (
    halfDay.test(part.trim()) &&
    part
      .trim()
      .split('-')
      .every((time) => clockTime.test(time))
  );
}

function halfDayOf(part: string): HalfDay {
  const [from = '', to = ''] = part.trim().split('-');
  return { from, to };
}

// 'HH:MM' sorts as text the way it sorts as time.
function inOrder(halves: HalfDay[]): boolean {
  return halves.every((half, i) => half.from < half.to && (halves[i - 1]?.to ?? '') <= half.from);
}

const time = z.string().regex(clockTime, '应是 时:分').transform(minutesOf);
const appid = z.string().regex(/^wx[0-9a-f]{16}$/, '应是 wx 加 16 位小写十六进制');
const secret = z.string().regex(/^[0-9a-f]{32}$/, '应是 32 位小写十六进制');
const dataKeys = z.string().transform((v, ctx): readonly DataKey[] => {
  const keys = readKeys(v);
  if (!keys)
    ctx.addIssue({
      code: 'custom',
      message: '应是用逗号隔开的 编号:密钥，密钥是 32 字节的 base64（openssl rand -base64 32）',
    });
  return keys ?? [];
});
const merchantKey = z.string().transform((v, ctx): KeyObject => {
  try {
    return createPrivateKey({ key: Buffer.from(v, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    // OpenSSL's own words would tell an operator nothing, and might show the key.
    ctx.addIssue({ code: 'custom', message: '应是 PKCS#8 私钥的 base64（不带 BEGIN、END 两行）' });
    return z.NEVER;
  }
});
/** WeChat Pay's own keys, by the serial that its signatures name. */
const platformKeys = z.string().transform((v, ctx): ReadonlyMap<string, KeyObject> => {
  try {
    const pairs = v.split(',').map((part) => /^\s*([\w-]{8,80}):([A-Za-z0-9+/=]+)\s*$/.exec(part) ?? []);
    const key = (text = ''): KeyObject =>
      createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return new Map(pairs.map(([, serial = '', text]) => [serial, key(text)]));
  } catch {
    ctx.addIssue({ code: 'custom', message: '应是用逗号隔开的 编号:公钥，公钥是 PEM 去掉首尾两行和换行' });
    return z.NEVER;
  }
});
const tiles = text.refine(
  (v) => /^(https?:\/)?\//.test(v) && ['{x}', '{y}', '{z}'].every((part) => v.includes(part)),
  '应是含 {z}、{x}、{y} 的瓦片地址',
);

function appidOf(program: string): Setting<string> {
  return setting(appid, { says: `「${program}」小程序的 AppID`, example: 'wx0123456789abcdef' });
}

function secretOf(program: string): Setting<string> {
  return setting(secret, {
    says: `「${program}」小程序的 AppSecret`,
    example: '32 位十六进制密钥',
    secret: true,
  });
}

function templateOf(purpose: string): Setting<string> {
  return setting(text, { says: `订阅消息模板编号：${purpose}`, example: 'Tk1x…（公众平台给出的模板 ID）' });
}

function limit(preset: string, says: string): Setting<number> {
  return setting(whole(1, 1_000_000), { default: preset, says, example: preset });
}

/** Every setting there is. The operations page's table and the checks at start are both read from here. */
export const SETTINGS = {
  NODE_ENV: setting(z.enum(['development', 'production', 'test'], '应是 development、production 或 test'), {
    default: 'development',
    says: '运行方式；正式部署请设为 production',
    example: 'production',
  }),
  PORT: setting(whole(0, 65535), {
    default: '7100',
    says: '监听端口（0 表示任选空闲端口）',
    example: '7100',
  }),
  HOST: setting(hostName, {
    default: '127.0.0.1',
    says: '监听地址；要让别的机器直接访问请设为 0.0.0.0',
    example: '0.0.0.0',
  }),
  PUBLIC_URL: setting(address('http', 'https'), {
    says: '外面看到的网址，写进消息与二维码；不设时为本机地址，正式部署必填',
    example: 'https://ywtg.example.gov.cn',
  }),
  TRUST_PROXY: setting(whole(0, 5), {
    default: '0',
    says: '前面有几层可信的反向代理（用来取真实来访地址）；没有代理必须是 0',
    example: '1',
  }),
  LOG_LEVEL: setting(z.enum(['debug', 'info', 'warn', 'error'], '应是 debug、info、warn 或 error'), {
    default: 'info',
    says: '日志的详细程度',
    example: 'warn',
  }),
  DATA_DIR: setting(text, {
    default: './data',
    says: '内置数据库、照片与日志所在的文件夹',
    example: '/var/lib/one-net',
  }),
  DATABASE_URL: setting(databaseAddress, {
    says: 'MySQL 或 MariaDB 的地址，同一台机器可用 ?socket= 走本机套接字；不设时用内置数据库',
    example: 'mysql://one_net:密码@127.0.0.1:3306/one_net',
    secret: true,
  }),
  DEMO: setting(flag, {
    says: '演示城区与演示登录；不设时，production 关、其余开',
    example: '1',
  }),
  DEMO_CASES: setting(whole(0, 5000), {
    default: '600',
    says: '演示城区大约讲多少件案件；每种情形至少讲一件，所以不会少于一百二十来件，0 只有城区与人物',
    example: '200',
  }),
  WORKERS: setting(flag, {
    default: '1',
    says: '本进程是否也做后台工作（投递、到期、折叠计数、夜间学习）；多进程时至少一个为 1',
    example: '0',
  }),
  SESSION_DAYS: setting(whole(1, 365), { default: '30', says: '微信登录保持几天', example: '7' }),
  PASSWORD_PROFILE: setting(z.enum(['dengbao', 'asvs'], '应是 dengbao 或 asvs'), {
    default: 'dengbao',
    says: '工作人员密码规则：dengbao 为等保（至少 10 位、四类字符取三、不重复近 5 次、90 天更换），asvs 为至少 12 位、不在常见密码之列、不强制更换',
    example: 'asvs',
  }),
  STAFF_IDLE_MINUTES: setting(whole(5, 480), {
    default: '30',
    says: '业务后台（和工作人员不经微信、只用密码的登录）多少分钟没有操作就自动退出',
    example: '15',
  }),
  STAFF_SESSION_HOURS: setting(whole(1, 72), {
    default: '12',
    says: '这样的登录一次最多保持几小时',
    example: '8',
  }),
  AUDIT_DIGEST: setting(z.enum(['sha256', 'sm3'], '应是 sha256 或 sm3'), {
    default: 'sha256',
    says: '审计日志哈希链的算法；可随时更换，已有的行仍按原算法核验',
    example: 'sm3',
  }),
  AUDIT_KEEP_DAYS: setting(whole(180, 3650), {
    default: '365',
    says: '审计日志保留几天（不少于 180 天）',
    example: '180',
  }),
  WORK_HOURS: setting(workHours, {
    default: '08:30-12:00,13:30-17:30',
    says: '工作时段（时限按它计算，节假日另依国务院安排）',
    example: '09:00-12:00,14:00-18:00',
  }),
  LEARN_AT: setting(time, { default: '02:30', says: '每天几点从已办结案件重新学习分类', example: '03:00' }),
  MAP_TILES_URL: setting(tiles, {
    says: '地图瓦片地址；不设时只画城区自己的街道与网格',
    example: 'https://tiles.example.gov.cn/{z}/{x}/{y}.png',
  }),
  WECHAT_BASE_URL: setting(address('http', 'https'), {
    default: 'https://api.weixin.qq.com',
    says: '微信服务端接口的地址',
    example: 'https://api.weixin.qq.com',
  }),
  WECHAT_RESIDENT_APPID: appidOf('随手拍'),
  WECHAT_RESIDENT_SECRET: secretOf('随手拍'),
  WECHAT_VOLUNTEER_APPID: appidOf('智慧党建'),
  WECHAT_VOLUNTEER_SECRET: secretOf('智慧党建'),
  WECHAT_ENTERPRISE_APPID: appidOf('企业诉求'),
  WECHAT_ENTERPRISE_SECRET: secretOf('企业诉求'),
  WECHAT_COMMAND_APPID: appidOf('决策指挥'),
  WECHAT_COMMAND_SECRET: secretOf('决策指挥'),
  WECHAT_CALLBACK_TOKEN: setting(z.string().regex(/^[A-Za-z0-9]{3,32}$/, '应是 3 到 32 位字母或数字'), {
    says: '微信消息推送的令牌（Token），与公众平台上填的一致',
    example: 'a1B2c3D4e5',
    secret: true,
  }),
  WECHAT_TEMPLATE_PROGRESS: templateOf('诉求有了进展'),
  WECHAT_TEMPLATE_RESULT: templateOf('诉求已办结，请评价'),
  WECHAT_TEMPLATE_TASK: templateOf('有新的待办'),
  WECHAT_TEMPLATE_SERVICE: templateOf('志愿服务有了消息'),
  PAY_BASE_URL: setting(address('http', 'https'), {
    default: 'https://api.mch.weixin.qq.com',
    says: '微信支付接口的地址',
    example: 'https://api.mch.weixin.qq.com',
  }),
  PAY_MCHID: setting(z.string().regex(/^\d{8,12}$/, '应是 8 到 12 位数字'), {
    says: '微信支付商户号；与下面四项一起设置才能兑付奖励，都不设时只有审批、不发起转账',
    example: '1900000109',
  }),
  PAY_SERIAL: setting(z.string().regex(/^[0-9A-F]{20,64}$/, '应是证书序列号（大写十六进制）'), {
    says: '商户 API 证书的序列号',
    example: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  }),
  PAY_PRIVATE_KEY: setting(merchantKey, {
    says: '商户 API 私钥：apiclient_key.pem 去掉首尾两行和换行',
    example: 'MIIEvQIBADANBg…',
    secret: true,
  }),
  PAY_API_V3_KEY: setting(z.string().regex(/^[\x21-\x7e]{32}$/, '应是 32 个字符'), {
    says: '商户平台上设置的 APIv3 密钥，用来解开回调',
    example: '（32 个字符）',
    secret: true,
  }),
  PAY_PUBLIC_KEYS: setting(platformKeys, {
    says: '微信支付公钥或平台证书公钥，用来验签；更换期间新旧都写上',
    example: 'PUB_KEY_ID_0119000001092024:MIIBIjANBg…',
  }),
  FILES_S3_ENDPOINT: setting(address('http', 'https'), {
    says: 'S3 兼容存储的地址；不设时照片存在 DATA_DIR 里',
    example: 'https://s3.example.gov.cn',
  }),
  FILES_S3_BUCKET: setting(text, { says: '存储桶', example: 'one-net-photos' }),
  FILES_S3_KEY: setting(text, { says: '访问密钥编号', example: 'AKIA…', secret: true }),
  FILES_S3_SECRET: setting(text, { says: '访问密钥', example: '（密钥）', secret: true }),
  FILES_S3_REGION: setting(text, { default: 'us-east-1', says: '存储所在区域', example: 'cn-north-1' }),
  LIMIT_REPORTS: limit('10', '一位居民每小时最多上报（连同“我也遇到”）几件'),
  LIMIT_UPLOADS: limit('300', '一个人每小时最多上传多少 MB 照片和视频'),
  LIMIT_RESIDENT: limit('120', '一位居民每分钟最多请求几次'),
  LIMIT_STAFF: limit('1200', '一位工作人员每分钟最多请求几次'),
  LIMIT_SIGN_INS: limit('10', '一个地址每分钟最多输错几次密码、用几次无效的微信登录凭证'),
  LIMIT_ADDRESS: limit(
    '600',
    '一个地址每分钟最多几次未登录的请求（看照片另计，为它的十倍；就绪检查另计，与它相同）',
  ),
  REDIS_URL: setting(connection('redis', 'rediss'), {
    says: '几个进程共用访问限次时的 Redis；不设时各进程各自计数，Redis 断开时也是',
    example: 'redis://:密码@127.0.0.1:6379/0',
    secret: true,
  }),
  METRICS_TOKEN: setting(z.string().regex(/^[\w-]{16,128}$/, '应是 16 到 128 位字母、数字、-、_'), {
    says: '读取 /api/metrics 的令牌；不设时没有这个地址',
    example: '（随机 32 位以上）',
    secret: true,
  }),
  BACKUP_PASSPHRASE: setting(
    text.refine((v) => v.length >= 16, '至少 16 个字符'),
    {
      says: '备份与恢复时封存、打开密钥的口令；与备份分开保管，丢了就打不开',
      example: '（四五个不相干的词）',
      secret: true,
    },
  ),
  DATA_KEYS: setting(dataKeys, {
    says: '个人信息的数据密钥，第一把是现用的，旧的留在后面直到轮换完；演示时不设则自动生成在 DATA_DIR/data-keys，正式部署必填',
    example: '2026a:（openssl rand -base64 32 的输出）',
    secret: true,
  }),
  DATA_CIPHER: setting(z.enum(CIPHER_NAMES, '应是 aes-256-gcm 或 sm4-cbc-sm3'), {
    default: 'aes-256-gcm',
    says: '个人信息用什么算法加密；改后运行 npm run rotate-keys',
    example: 'sm4-cbc-sm3',
  }),
};

export type SettingName = keyof typeof SETTINGS;
