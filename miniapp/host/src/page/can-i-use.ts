import type { Builtin } from './builtin';

/** Answers wx.canIUse from what is registered: `api`, `api.option…`, `component`, `component.property`. */
export function canIUse(schema: string, offered: ReadonlySet<string>, builtins: readonly Builtin[]): boolean {
  const [name = '', part] = schema.split('.');
  if (offered.has(name)) return true;
  const builtin = builtins.find((each) => each.tag === name);
  if (!builtin || builtin.refused !== undefined) return false;
  return part === undefined || camelCased(part) in builtin.properties || part.startsWith('bind');
}

export function camelCased(name: string): string {
  return name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
}
