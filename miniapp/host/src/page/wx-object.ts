import type { HostServices } from './builtin';
import { report } from './exceptions';
import type { ApiFamily } from './wx/api';
import { KNOWN_APIS } from './known-apis';

/** `wx` as the program sees it, and what of it is real. */
export interface WxObject {
  readonly wx: Record<string, unknown>;
  readonly offered: ReadonlySet<string>;
}

/**
 * Gathers the families into `wx`. What WeChat has and the host has not is there as a function that throws with its
 * name, so that a program never takes the host's gap for an old telephone.
 */
export function gatherWx(families: readonly ApiFamily[], host: HostServices): WxObject {
  const wx: Record<string, unknown> = {};
  const offered = new Set<string>();
  for (const family of families) {
    for (const [name, api] of Object.entries(family(host))) {
      if (offered.has(name)) throw new Error(`wx.${name} is offered twice`);
      offered.add(name);
      wx[name] = api;
    }
  }
  for (const name of KNOWN_APIS) wx[name] ??= () => missing(name);
  if (!offered.has('canIUse')) {
    offered.add('canIUse');
    wx['canIUse'] = (schema: string) => host.canIUse(schema);
  }
  return { wx, offered };
}

function missing(name: string): never {
  const error = new Error(`wx.${name} is not offered by the headless host`);
  // Reported as well as thrown: callers like to swallow what an API throws.
  report(error);
  throw error;
}
