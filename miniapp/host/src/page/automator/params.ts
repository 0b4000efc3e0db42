/** The parameters of a command, as the client sent them. */
export type Params = Readonly<Record<string, unknown>>;
export type Command = (params: Params) => unknown;
export type Commands = Readonly<Record<string, Command>>;

export function text(params: Params, name: string): string {
  const value = params[name];
  if (typeof value !== 'string') throw new Error(`${name} must be a string`);
  return value;
}

export function optionalText(params: Params, name: string): string | undefined {
  return params[name] === undefined || params[name] === null ? undefined : text(params, name);
}

export function texts(params: Params, name: string): string[] {
  return list(params, name).map(String);
}

export function list(params: Params, name: string): unknown[] {
  const value = params[name] ?? [];
  if (!Array.isArray(value)) throw new Error(`${name} must be a list`);
  return value;
}

export function fields(params: Params, name: string): Record<string, unknown> {
  const value = params[name];
  if (value === null || typeof value !== 'object') throw new Error(`${name} must be an object`);
  return { ...value };
}
