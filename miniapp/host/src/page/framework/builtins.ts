import type * as ge from 'glass-easel';
import type { Builtin, Property } from '../builtin';
import { builtinPath } from './nodes';
import { PlacedBuiltin, place } from './placed';
import type { HostServices } from '../builtin';

/** What every built-in component takes besides its own properties. */
const SHARED_PROPERTIES: Readonly<Record<string, Property>> = {
  hidden: Boolean,
  animation: null,
  hoverClass: { type: String, value: 'none' },
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: 50 },
  hoverStayTime: { type: Number, value: 400 },
  ariaRole: String,
  ariaLabel: String,
  ariaHidden: null,
};

/** Makes the built-in components known to every template of the program. */
export function registerBuiltins(
  space: ge.ComponentSpace,
  builtins: readonly Builtin[],
  host: HostServices,
): void {
  for (const builtin of builtins) {
    const definition = space.defineComponent({
      is: builtinPath(builtin.tag),
      options: { writeIdToDOM: true, idPrefixGenerator: null },
      properties: properties(builtin),
      observers: [{ fields: '**', observer: updated }],
      lifetimes: { created, attached, detached },
    });
    space.setGlobalUsingComponent(builtin.tag, definition.general());
  }

  // Known from its creation, so that a form finds fields that have not entered yet.
  function created(this: ge.GeneralComponent): void {
    place(this, byTag(this.is), host);
  }

  function byTag(path: string): Builtin {
    const found = builtins.find((each) => builtinPath(each.tag) === path);
    if (!found) throw new Error(`${path} is not a built-in component`);
    return found;
  }
}

function updated(this: ge.GeneralComponent): void {
  PlacedBuiltin.of(this)?.update();
}

function attached(this: ge.GeneralComponent): void {
  PlacedBuiltin.of(this)?.enter();
}

function detached(this: ge.GeneralComponent): void {
  PlacedBuiltin.of(this)?.leave();
}

function properties(builtin: Builtin): ge.typeUtils.PropertyList {
  const all = { ...SHARED_PROPERTIES, ...builtin.properties };
  return Object.fromEntries(
    Object.entries(all).map(([name, property]) => [
      name,
      property !== null && typeof property === 'object' ? { ...property } : property,
    ]),
  ) as ge.typeUtils.PropertyList; // the library spells out each kind of property; ours are those
}
