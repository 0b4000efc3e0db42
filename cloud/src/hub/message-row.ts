/** One citizen's message as a source file gives it, checked and cleaned. */
export interface MessageRow {
  /** The source's own number, at most 64 characters. */
  id: string;
  user: string;
  title: string;
  /** Milliseconds since epoch UTC. */
  at: number;
  text: string;
  place?: { point?: { lng: number; lat: number }; address?: string };
}

export type MessageField = 'id' | 'user' | 'title' | 'at' | 'text' | 'place' | 'lng' | 'lat' | 'address';
export type RawMessage = Partial<Record<MessageField, unknown>>;

/** A row as its format gives it, or why it could not even be taken apart. Lines count from 1. */
export type RawLine = { line: number; raw: RawMessage } | { line: number; refused: string };

/** Why a row cannot be taken, in words for the person who imports. */
export class RowRefused extends Error {}

const HEADINGS: Record<MessageField, string[]> = {
  id: ['id', '编号', '留言编号'],
  user: ['user', '用户', '留言用户'],
  title: ['title', '标题', '主题', '留言主题'],
  at: ['at', '时间', '留言时间'],
  text: ['text', '内容', '详情', '留言详情', '留言内容'],
  place: ['place', '地点'],
  lng: ['lng', '经度'],
  lat: ['lat', '纬度'],
  address: ['address', '地址'],
};
const FIELD_OF = new Map<string, MessageField>();
for (const field of ['id', 'user', 'title', 'at', 'text', 'place', 'lng', 'lat', 'address'] as const) {
  for (const heading of HEADINGS[field]) FIELD_OF.set(heading, field);
}

const LONGEST = { id: 64, user: 64, title: 200, text: 20_000, address: 200 };
const TOWN_OFFSET_MINUTES = 8 * 60;
const TIME =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,3})\d*)?)?)? ?(Z|[+-]\d{2}:?\d{2})?$/;

/** The field a heading names, English or Chinese; undefined for a column this import does not know. */
export function fieldOf(heading: string): MessageField | undefined {
  return FIELD_OF.get(heading.trim().toLowerCase());
}

/** Checks one raw row. Throws RowRefused with a Chinese reason. */
export function toMessageRow(raw: RawMessage): MessageRow {
  const id = words(raw.id, '编号', LONGEST.id);
  if (!id) throw new RowRefused('缺少编号');
  const text = words(raw.text, '内容', LONGEST.text);
  if (!text) throw new RowRefused('内容为空');
  const place = readPlace(raw);
  return {
    id,
    user: words(raw.user, '用户', LONGEST.user),
    title: words(raw.title, '标题', LONGEST.title),
    at: readTime(raw.at),
    text,
    ...(place && { place }),
  };
}

/**
 * Reads ISO 8601 or 'YYYY/MM/DD HH:mm(:ss)' as milliseconds since epoch; without an offset it is the town's
 * own time (+08:00). Throws RowRefused.
 */
export function readTime(value: unknown): number {
  const text = words(value, '时间', 40);
  if (!text) throw new RowRefused('缺少时间');
  const parts = TIME.exec(text);
  if (!parts) throw new RowRefused(`时间看不懂：${text}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, Number((parts[7] ?? '').padEnd(3, '0')));
  // 31 April would quietly become 1 May, and the year 26 the year 1926.
  const there = new Date(wall);
  const real = there.getUTCFullYear() === year && there.getUTCDate() === day && month >= 1 && month <= 12;
  if (!real || hour > 23 || minute > 59 || second > 59) throw new RowRefused(`没有这个时间：${text}`);
  return wall - offsetMinutes(parts[8]) * 60_000;
}

function offsetMinutes(zone: string | undefined): number {
  if (!zone) return TOWN_OFFSET_MINUTES;
  if (zone === 'Z') return 0;
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -size : size;
}

function words(value: unknown, name: string, longest: number): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string' && typeof value !== 'number') throw new RowRefused(`${name}应为文字`);
  const text = String(value).trim();
  if (text.length > longest) throw new RowRefused(`${name}过长：${text.length} 字，最多 ${longest} 字`);
  return text;
}

function readPlace(raw: RawMessage): MessageRow['place'] {
  const given = isRecord(raw.place) ? raw.place : {};
  const written = isRecord(raw.place) ? given.address : raw.place;
  const address = words(raw.address ?? written, '地址', LONGEST.address);
  const point = readPoint(raw.lng ?? given.lng, raw.lat ?? given.lat);
  if (!point && !address) return undefined;
  return { ...(point && { point }), ...(address && { address }) };
}

function readPoint(lngValue: unknown, latValue: unknown): { lng: number; lat: number } | undefined {
  const lng = words(lngValue, '经度', 32);
  const lat = words(latValue, '纬度', 32);
  if (!lng && !lat) return undefined;
  if (!lng || !lat) throw new RowRefused('经度和纬度必须成对');
  const point = { lng: Number(lng), lat: Number(lat) };
  const onEarth = Math.abs(point.lng) <= 180 && Math.abs(point.lat) <= 90;
  // NaN fails the comparison too.
  if (!onEarth) throw new RowRefused(`经纬度不对：${lng}, ${lat}`);
  return point;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
