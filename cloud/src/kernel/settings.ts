import type { KeyObject } from 'node:crypto';
import path from 'node:path';
import { PROGRAMS } from '../../contract/identity/identity.schema';
import type { HalfDay } from './calendar';
import { ownAddress } from './own-address';
import type { DataKey } from './personal-data';
import type { CipherName } from './personal-data.ciphers';
import type { S3Settings } from './s3-file-store';
import { SETTINGS, type SettingName } from './settings-table';

export type Environment = Readonly<Record<string, string | undefined>>;

const PROGRAM_SETTINGS = {
  resident: ['WECHAT_RESIDENT_APPID', 'WECHAT_RESIDENT_SECRET'],
  volunteer: ['WECHAT_VOLUNTEER_APPID', 'WECHAT_VOLUNTEER_SECRET'],
  enterprise: ['WECHAT_ENTERPRISE_APPID', 'WECHAT_ENTERPRISE_SECRET'],
  command: ['WECHAT_COMMAND_APPID', 'WECHAT_COMMAND_SECRET'],
} as const satisfies Record<(typeof PROGRAMS)[number], readonly [SettingName, SettingName]>;

const PAY_NEEDED = [
  'PAY_MCHID',
  'PAY_SERIAL',
  'PAY_PRIVATE_KEY',
  'PAY_API_V3_KEY',
  'PAY_PUBLIC_KEYS',
] as const;

/** A merchant of WeChat Pay (APIv3). */
export interface PaySettings {
  readonly baseUrl: string;
  readonly mchid: string;
  /** Of the merchant's own certificate. */
  readonly serial: string;
  readonly privateKey: KeyObject;
  readonly apiV3Key: string;
  /** WeChat Pay's keys by serial; both kinds while they are being changed. */
  readonly platformKeys: ReadonlyMap<string, KeyObject>;
}

const S3_NEEDED = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_KEY', 'FILES_S3_SECRET'] as const;

type WechatProgram = (typeof PROGRAMS)[number];

export interface WechatAccount {
  appid: string;
  secret: string;
}

/** How this deployment runs. Read once at start and handed on; nothing else reads the environment. */
export interface Settings {
  mode: 'development' | 'production' | 'test';
  port: number;
  host: string;
  /** Without a trailing slash. */
  publicUrl: string;
  /** How many reverse proxies in front are trusted. */
  trustProxy: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Absolute. */
  dataDir: string;
  /** mysql://…; undefined means the embedded database in dataDir. */
  databaseUrl: string | undefined;
  demo: boolean;
  demoCases: number;
  /** Does this process also carry out deliveries and the clock's own steps? */
  workers: boolean;
  sessionDays: number;
  passwordProfile: 'dengbao' | 'asvs';
  staffIdleMinutes: number;
  staffSessionHours: number;
  auditDigest: 'sha256' | 'sm3';
  auditKeepDays: number;
  workHours: readonly HalfDay[];
  /** Minutes since midnight, town time. */
  learnAt: number;
  mapTilesUrl: string | undefined;
  wechat: {
    baseUrl: string;
    /** Only the programs that were given an appid. */
    accounts: Partial<Record<WechatProgram, WechatAccount>>;
    callbackToken: string | undefined;
    templates: Record<'progress' | 'result' | 'task' | 'service', string | undefined>;
  };
  /** Undefined means that rewards in money are decided here, but not paid. */
  pay: PaySettings | undefined;
  /** Undefined means the folder dataDir/files. */
  filesS3: S3Settings | undefined;
  limits: AccessLimits;
  /** The first one seals; undefined means the key file in dataDir. */
  dataKeys: readonly DataKey[] | undefined;
  dataCipher: CipherName;
  /** redis://…; undefined means that every process counts for itself. */
  redisUrl: string | undefined;
  /** Undefined means that the metrics are served to nobody. */
  metricsToken: string | undefined;
  /** Seals the keys in a backup; undefined means that no backup takes them along. */
  backupPassphrase: string | undefined;
  /** Every setting that is no secret, as it was set or assumed ('' where neither), for the audit log. */
  told: Readonly<Record<string, string>>;
}

/** How often is too often. */
export interface AccessLimits {
  /** An hour, for one resident. */
  reports: number;
  /** Bytes an hour, for one person. */
  uploads: number;
  /** Requests a minute, for one person. */
  resident: number;
  staff: number;
  /** Wrong passwords a minute, from one address. */
  signIns: number;
  /** Requests a minute without a session, from one address. */
  address: number;
}

export interface SettingProblem {
  name: SettingName;
  /** As found; masked when it is a secret. */
  value: string;
  wants: string;
  example: string;
}

/** Every wrong setting at once, worded for the operator. */
export class SettingsRefused extends Error {
  constructor(readonly problems: readonly SettingProblem[]) {
    super(['设置有误，没有启动：', ...problems.map(worded)].join('\n'));
    this.name = 'SettingsRefused';
  }
}

function worded({ name, value, wants, example }: SettingProblem): string {
  return `  ${name}：${value === '' ? '没有设置' : `现在是「${value}」`}，${wants}。例如 ${name}=${example}`;
}

/**
 * Reads and checks all settings. An empty variable counts as not set.
 * @throws SettingsRefused naming every problem
 */
export function readSettings(env: Environment): Settings {
  const reading = new Reading(env);
  const settings = shape(reading);
  reading.finish();
  return settings;
}

/** Every setting with its default ('' when there is none) and meaning, for the operations page. */
export function describeSettings(): { name: string; default: string; says: string }[] {
  return Object.entries(SETTINGS).map(([name, { default: preset, says }]) => ({
    name,
    default: preset ?? '',
    says,
  }));
}

const isSecret = (setting: object): boolean => 'secret' in setting && setting.secret === true;

type ValueOf<N extends SettingName> = NonNullable<(typeof SETTINGS)[N]['reads']['_output']>;

/** One pass over the environment that gathers problems instead of stopping at the first. */
class Reading {
  private readonly problems: SettingProblem[] = [];

  constructor(private readonly env: Environment) {}

  has(name: SettingName): boolean {
    return this.env[name]?.trim() ? true : false;
  }

  /** The value, or undefined when it is not set, has no default, or was refused. */
  get<N extends SettingName>(name: N): ValueOf<N> | undefined {
    const given = this.env[name]?.trim() || SETTINGS[name].default;
    if (given === undefined) return undefined;
    const read = SETTINGS[name].reads.safeParse(given);
    if (!read.success) return this.refuse(name, read.error.issues[0]?.message ?? '不认识');
    // The table pairs each name with its own reader; indexing by a type parameter loses that pairing.
    return read.data as ValueOf<N>;
  }

  /** The value of a setting that has a default; the stand-in value is never seen, for finish() throws. */
  sure<N extends SettingName>(name: N, otherwise: ValueOf<N>): ValueOf<N> {
    return this.get(name) ?? otherwise;
  }

  told(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(SETTINGS)
        .filter(([, setting]) => !isSecret(setting))
        .map(([name, setting]) => [name, this.env[name]?.trim() || setting.default || '']),
    );
  }

  refuse(name: SettingName, wants: string): undefined {
    const value = this.env[name]?.trim() ?? '';
    const shown = value !== '' && isSecret(SETTINGS[name]) ? '（保密）' : value;
    this.problems.push({ name, value: shown, wants, example: SETTINGS[name].example });
    return undefined;
  }

  finish(): void {
    if (this.problems.length > 0) throw new SettingsRefused(this.problems);
  }
}

function shape(reading: Reading): Settings {
  const mode = reading.sure('NODE_ENV', 'development');
  const demo = reading.get('DEMO') ?? mode !== 'production';
  const port = reading.sure('PORT', 0);
  const host = reading.sure('HOST', '');
  return {
    mode,
    port,
    host,
    publicUrl:
      (mode === 'production' && !demo ? knownAddress(reading) : reading.get('PUBLIC_URL')) ??
      ownAddress(host, port),
    trustProxy: reading.sure('TRUST_PROXY', 0),
    logLevel: reading.sure('LOG_LEVEL', 'info'),
    dataDir: path.resolve(reading.sure('DATA_DIR', '')),
    databaseUrl: reading.get('DATABASE_URL'),
    demo,
    demoCases: reading.sure('DEMO_CASES', 600),
    workers: reading.sure('WORKERS', true),
    sessionDays: reading.sure('SESSION_DAYS', 0),
    passwordProfile: reading.sure('PASSWORD_PROFILE', 'dengbao'),
    staffIdleMinutes: reading.sure('STAFF_IDLE_MINUTES', 0),
    staffSessionHours: reading.sure('STAFF_SESSION_HOURS', 0),
    auditDigest: reading.sure('AUDIT_DIGEST', 'sha256'),
    auditKeepDays: reading.sure('AUDIT_KEEP_DAYS', 0),
    workHours: reading.sure('WORK_HOURS', []),
    learnAt: reading.sure('LEARN_AT', 0),
    mapTilesUrl: reading.get('MAP_TILES_URL'),
    wechat: wechat(reading),
    pay: pay(reading),
    filesS3: filesS3(reading),
    limits: accessLimits(reading),
    dataKeys: mode === 'production' && !demo ? ownKeys(reading) : reading.get('DATA_KEYS'),
    dataCipher: reading.sure('DATA_CIPHER', 'aes-256-gcm'),
    redisUrl: reading.get('REDIS_URL'),
    metricsToken: reading.get('METRICS_TOKEN'),
    backupPassphrase: reading.get('BACKUP_PASSPHRASE'),
    told: reading.told(),
  };
}

function accessLimits(reading: Reading): AccessLimits {
  return {
    reports: reading.sure('LIMIT_REPORTS', 0),
    uploads: reading.sure('LIMIT_UPLOADS', 0) * 1_048_576,
    resident: reading.sure('LIMIT_RESIDENT', 0),
    staff: reading.sure('LIMIT_STAFF', 0),
    signIns: reading.sure('LIMIT_SIGN_INS', 0),
    address: reading.sure('LIMIT_ADDRESS', 0),
  };
}

function knownAddress(reading: Reading): string | undefined {
  if (reading.has('PUBLIC_URL')) return reading.get('PUBLIC_URL');
  return reading.refuse('PUBLIC_URL', '正式部署必须写明外面看到的网址');
}

function ownKeys(reading: Reading): readonly DataKey[] | undefined {
  if (reading.has('DATA_KEYS')) return reading.get('DATA_KEYS');
  return reading.refuse(
    'DATA_KEYS',
    '正式部署必须给出个人信息的数据密钥，并另行保管：丢了它，个人信息就打不开了',
  );
}

function wechat(reading: Reading): Settings['wechat'] {
  const accounts: Settings['wechat']['accounts'] = {};
  for (const program of PROGRAMS) {
    const account = accountOf(reading, ...PROGRAM_SETTINGS[program]);
    if (account) accounts[program] = account;
  }
  return {
    baseUrl: reading.sure('WECHAT_BASE_URL', ''),
    accounts,
    callbackToken: reading.get('WECHAT_CALLBACK_TOKEN'),
    templates: {
      progress: reading.get('WECHAT_TEMPLATE_PROGRESS'),
      result: reading.get('WECHAT_TEMPLATE_RESULT'),
      task: reading.get('WECHAT_TEMPLATE_TASK'),
      service: reading.get('WECHAT_TEMPLATE_SERVICE'),
    },
  };
}

type PairOf<P extends WechatProgram> = (typeof PROGRAM_SETTINGS)[P];

function accountOf(
  reading: Reading,
  ...[idName, secretName]: PairOf<WechatProgram>
): WechatAccount | undefined {
  if (reading.has(idName) !== reading.has(secretName)) {
    const missing = reading.has(idName) ? secretName : idName;
    return reading.refuse(missing, `要与 ${missing === idName ? secretName : idName} 一起设置`);
  }
  const appid = reading.get(idName);
  const secret = reading.get(secretName);
  return appid && secret ? { appid, secret } : undefined;
}

/** All of it or nothing: with half of it money could leave and nobody would know. */
function pay(reading: Reading): PaySettings | undefined {
  if (!PAY_NEEDED.some((name) => reading.has(name))) return undefined;
  const missing = PAY_NEEDED.filter((name) => !reading.has(name));
  for (const name of missing) reading.refuse(name, '微信支付的五项要一起设置');
  if (!reading.has('WECHAT_RESIDENT_APPID'))
    reading.refuse('WECHAT_RESIDENT_APPID', '要兑付奖励，必须设置「随手拍」的 AppID');
  const [mchid, serial] = [reading.get('PAY_MCHID'), reading.get('PAY_SERIAL')];
  const [privateKey, apiV3Key] = [reading.get('PAY_PRIVATE_KEY'), reading.get('PAY_API_V3_KEY')];
  const platformKeys = reading.get('PAY_PUBLIC_KEYS');
  if (!mchid || !serial || !privateKey || !apiV3Key || !platformKeys) return undefined;
  return { baseUrl: reading.sure('PAY_BASE_URL', ''), mchid, serial, privateKey, apiV3Key, platformKeys };
}

function filesS3(reading: Reading): S3Settings | undefined {
  if (!S3_NEEDED.some((name) => reading.has(name))) return undefined;
  for (const name of S3_NEEDED.filter((n) => !reading.has(n))) reading.refuse(name, '用 S3 存照片时必须设置');
  const [endpoint = '', bucket = '', accessKeyId = '', secretAccessKey = ''] = S3_NEEDED.map((name) =>
    reading.get(name),
  );
  return { endpoint, bucket, accessKeyId, secretAccessKey, region: reading.sure('FILES_S3_REGION', '') };
}
