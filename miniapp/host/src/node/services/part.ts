import type { Params } from './params';

export type Method = (params: Params) => unknown;

/** One subject of the Node half: its methods by name, and what to end when the program stops. */
export interface ServicePart {
  readonly methods: Readonly<Record<string, Method>>;
  close?(): void | Promise<void>;
}
