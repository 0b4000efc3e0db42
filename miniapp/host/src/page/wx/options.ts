import { ApiFailure, type ApiOptions } from './api';

/** A parameter of the wrong type, in WeChat's words. */
export function wrongParameter(name: string, wanted: string, given: unknown): ApiFailure {
  return new ApiFailure(
    `parameter error: parameter.${name} should be ${wanted} instead of ${kindOf(given)};`,
    { errno: 1001 },
  );
}

/** A text that must be given. */
export function text(options: ApiOptions, name: string): string {
  const value = options[name];
  if (typeof value !== 'string') throw wrongParameter(name, 'String', value);
  return value;
}

export function maybeText(options: ApiOptions, name: string): string | undefined {
  const value = options[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw wrongParameter(name, 'String', value);
  return value;
}

/** A number that must be given. */
export function number(options: ApiOptions, name: string): number {
  const value = options[name];
  if (typeof value !== 'number') throw wrongParameter(name, 'Number', value);
  return value;
}

export function maybeNumber(options: ApiOptions, name: string): number | undefined {
  const value = options[name];
  if (value === undefined || value === null) return undefined;
  return number(options, name);
}

export function flag(options: ApiOptions, name: string): boolean {
  return options[name] === true;
}

/** A list of texts that must be given. */
export function texts(options: ApiOptions, name: string): readonly string[] {
  const value = options[name];
  if (!Array.isArray(value)) throw wrongParameter(name, 'Array', value);
  return value.map((one: unknown, at) => {
    if (typeof one !== 'string') throw wrongParameter(`${name}[${at}]`, 'String', one);
    return one;
  });
}

export function maybeTexts(options: ApiOptions, name: string): readonly string[] | undefined {
  return options[name] == null ? undefined : texts(options, name);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
