import type { IMidwayContainer } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import type { z } from 'zod';
import type { Route } from '../../contract/route';
import type { Actor } from './actor';
import { complaint } from './complaint';
import type { Gate, Reach, Who } from './gate';
import { onceOf, type Once } from './once';
import { Refusal } from './refusal';

/** One call, parsed and admitted. `once` is there exactly on creating routes. */
export interface Call<Input> {
  readonly input: Input;
  readonly actor: Actor;
  readonly once: Once | undefined;
  readonly ip: string;
  readonly ctx: Context;
}

interface Binding {
  readonly who: Who;
  readonly reaches: Reach;
  /** In Chinese: what the call does, for the API document. */
  readonly says: string;
  /** What is sent is a file: multipart, in the field `file`. */
  readonly sends?: 'file';
  /** Pictures are fetched by the dozen: their addresses are counted apart. */
  readonly counts?: 'picture';
}

/** Answers one request; `params` are those of its path. */
export type Handle = (ctx: Context, params: Readonly<Record<string, string>>) => Promise<unknown>;

export interface BoundRoute extends Binding {
  readonly route: Pick<Route<never, never>, 'method' | 'path' | 'creates'>;
  readonly schema: z.ZodType | undefined;
  /** Finds the controller and gives what answers. */
  readonly open: (container: IMidwayContainer) => Promise<Handle>;
}

/** Every route served, as bound: requests are answered by it (served.ts), and the API document is made of it. */
export const BOUND_ROUTES: BoundRoute[] = [];

const NOBODY: Actor = { id: 0, kind: 'resident', name: '', program: '', sessionId: 0, posts: [] };

/**
 * Serves a route of the contract: parses path, query and body with the schema, admits the actor, hands over one
 * `Call` and answers what the method returns as JSON. Controllers are singletons that `@Inject() gate: Gate`.
 */
export function Serve<Wire, Answer, Input>(
  route: Route<Wire, Answer>,
  schema: z.ZodType<Input, unknown> | undefined,
  binding: Binding,
) {
  return function bind<C extends { gate: Gate }, M extends (call: Call<Input>) => Promise<Answer>>(
    target: C,
    name: string,
    descriptor: TypedPropertyDescriptor<M>,
  ): void {
    const serve = descriptor.value;
    if (!serve) throw new Error(`${name} is not a method`);
    const answer = async (controller: C, ...[ctx, params]: Parameters<Handle>): Promise<Answer> => {
      const actor = (await controller.gate.admit(ctx.get('authorization'), ctx.ip, binding)) ?? NOBODY;
      const sent = {
        ...(route.method === 'GET' || route.method === 'DELETE' ? ctx.query : bodyOf(ctx)),
        ...params,
      };
      const input = parse(schema, sent);
      const key = ctx.get('idempotency-key') || undefined;
      const once = route.creates ? onceOf(actor.id, key, [route.path, input]) : undefined;
      return serve.call(controller, { input, actor, once, ip: ctx.ip, ctx });
    };
    const made: unknown = target.constructor;
    if (!isClassOf(made, target)) throw new Error(`${name} is a method of no class`);
    const open: BoundRoute['open'] = async (container) => {
      const controller = await container.getAsync(made);
      return (ctx, params) => answer(controller, ctx, params);
    };
    BOUND_ROUTES.push({ route, schema, ...binding, open });
  };
}

const isClassOf = <C>(made: unknown, prototype: C): made is new () => C =>
  typeof made === 'function' && made.prototype === prototype;

function bodyOf(ctx: Context): Record<string, unknown> {
  const body: unknown = ctx.request.body;
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refusal('badJson');
  return { ...body };
}

/** Throws `badInput` with the first complaint and where each stands, all in Chinese. */
export function parse<Input>(schema: z.ZodType<Input, unknown> | undefined, sent: unknown): Input;
export function parse(schema: z.ZodType | undefined, sent: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(sent, { error: complaint });
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw new Refusal('badInput', { first: issues[0]?.message ?? '', issues });
}
