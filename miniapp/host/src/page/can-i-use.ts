import type { Builtin } from './builtin';

const TOUCHES = ['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel'];

/** Answers wx.canIUse from what is registered: `api`, `api.option…`, `component`, `component.property`. */
export function canIUse(schema: string, offered: ReadonlySet<string>, builtins: readonly Builtin[]): boolean {
  const [name = '', part] = schema.split('.');
  if (offered.has(name)) return true;
  const builtin = builtins.find((each) => each.tag === name);
  if (!builtin || builtin.refused !== undefined) return false;
  return part === undefined || camelCased(part) in builtin.properties || hears(builtin, part);
}

/** Whether it can be bound: `bindchange`, or a touch, which every component hears. */
function hears({ events = [] }: Builtin, part: string): boolean {
  const type = /^bind:?(.+)$/.exec(part)?.[1];
  return type !== undefined && (events.includes(type) || TOUCHES.includes(type));
}

export function camelCased(name: string): string {
  return name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
}
