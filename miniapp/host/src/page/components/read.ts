import type { Placed } from '../builtin';

/** 750 rpx are the width of the screen. */
const RPX_PER_VW = 7.5;

/** A property as text; what a template left undefined is empty. */
export function textOf(it: Placed, name: string): string {
  const value = it.data[name];
  return value === undefined || value === null ? '' : String(value);
}

/** A property as a finite number, or what stands in for one that is missing or no number. */
export function numberOf(it: Placed, name: string, otherwise = 0): number {
  return asNumber(it.data[name], otherwise);
}

export function flagOf(it: Placed, name: string): boolean {
  return Boolean(it.data[name]);
}

/** A property as a list; anything else is an empty one. */
export function listOf(it: Placed, name: string): readonly unknown[] {
  const value = it.data[name];
  return Array.isArray(value) ? value : [];
}

/** The fields of an object, such as one marker of a map; none for what is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value)) : {};
}

export function asNumber(value: unknown, otherwise = 0): number {
  if (value === undefined || value === null || value === '') return otherwise;
  const number = Number(value);
  return Number.isFinite(number) ? number : otherwise;
}

export function asText(value: unknown, otherwise = ''): string {
  return value === undefined || value === null ? otherwise : String(value);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** A length as a program writes it: a bare number is pixels. */
export function length(value: unknown): string {
  const text = asText(value).trim();
  if (text !== '' && Number.isFinite(Number(text))) return `${text}px`;
  const rpx = text.endsWith('rpx') ? Number(text.slice(0, -'rpx'.length)) : NaN;
  return Number.isNaN(rpx) ? text : `${rpx / RPX_PER_VW}vw`;
}
