import type { HostServices } from '../builtin';
import { elementOf } from '../framework/nodes';
import { PlacedBuiltin } from '../framework/placed';
import { ApiFailure, outcomeOf, tell, type ApiFamily, type ApiOptions } from './api';
import { isRecord } from './options';
import { shadowRootOf } from './selected';

/** Looked up at each call: a context is often made before its component stands. */
type Find = () => HTMLElement | undefined;

/**
 * The context of a component as programs get it (createMapContext, a selector query's `context`): what its behaviour
 * offers under `automator`, with WeChat's callbacks. What it does not offer throws with its name.
 */
export function contextOf(find: Find, kind: string): Record<string, unknown> {
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, name) => (typeof name === 'string' && name !== 'then' ? method(find, kind, name) : undefined),
    },
  );
}

function method(find: Find, kind: string, name: string) {
  return (...given: unknown[]): void => {
    const element = find();
    const act = element ? PlacedBuiltin.at(element)?.behaviour.automator?.[name] : undefined;
    if (element && !act) throw new Error(`${kind} context: ${name} is not offered by the headless host`);
    const outcome = outcomeOf(name, () => {
      if (!act) throw new ApiFailure(`no such ${kind} on the page`);
      return Reflect.apply(act, undefined, given);
    });
    const [options] = given;
    tell(outcome, isRecord(options) ? (options satisfies ApiOptions) : {});
  };
}

/** wx.createMapContext(id) and the like. */
export const contextFamily: ApiFamily = (host) => ({
  createMapContext: (id: string, component?: unknown) => contextOf(() => byId(host, id, component), 'map'),
  createVideoContext: (id: string, component?: unknown) =>
    contextOf(() => byId(host, id, component), 'video'),
  createCameraContext: () => contextOf(() => firstOf(host, 'wx-camera'), 'camera'),
});

function byId(host: HostServices, id: string, component: unknown): HTMLElement | undefined {
  const node = shadowRootOf(component ?? host.pages.top.caller)?.querySelector(`#${id}`);
  return node ? elementOf(node) : undefined;
}

function firstOf(host: HostServices, tag: string): HTMLElement | undefined {
  return host.pages.top.element.querySelector<HTMLElement>(tag) ?? undefined;
}
