import { isIP } from 'node:net';
import { z } from 'zod';

export const text = z.string().max(2000, '太长了');

const NAME = /^(?=.*[a-z])[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;
const hasProtocol = (v: string, protocols: readonly string[]): boolean =>
  URL.canParse(v) && protocols.includes(new URL(v).protocol.slice(0, -1));

/**
 * An address with one of the protocols, to which paths are appended: so it ends without a slash, and holds neither a
 * query nor a fragment.
 */
export function address(...protocols: string[]): z.ZodType<string, string> {
  const wants = `应是以 ${protocols.map((p) => `${p}://`).join(' 或 ')} 开头的完整地址，不带 ? 和 #`;
  return text
    .refine((v) => hasProtocol(v, protocols) && !/[?#]/.test(v), wants)
    .transform((v) => v.replace(/(?<!\/)\/+$/, ''));
}

/** Where a connection goes to; options may follow a `?`. */
export function connection(...protocols: string[]): z.ZodType<string, string> {
  const wants = `应是以 ${protocols.map((p) => `${p}://`).join(' 或 ')} 开头的完整地址`;
  return text.refine((v) => hasProtocol(v, protocols) && new URL(v).hostname !== '', wants);
}

/** A connection whose path names the database; user and password can be decoded. */
export const databaseAddress = connection('mysql')
  .refine((v) => !URL.canParse(v) || decoded(new URL(v).pathname.slice(1)) !== '', '地址的末尾要写明数据库名')
  .refine(
    (v) =>
      !URL.canParse(v) ||
      [new URL(v).username, new URL(v).password].every((part) => decoded(part) !== undefined),
    '用户名和密码里的 % 要写成 %25',
  );

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** An IP address of this machine, or a name for it. What looks like an address must be one. */
export const hostName = text.refine((v) => isIP(v) !== 0 || NAME.test(v), '应是这台机器的 IP 地址或名称');
