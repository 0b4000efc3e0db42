import { join } from 'node:path';
import type { LaunchOptions } from '../../src/node/options';
import { Driven } from '../driving';

export interface Heard {
  readonly id: string;
  readonly type: string;
  readonly detail: Record<string, unknown>;
}

/** Starts the fixture of the built-in components on one of its pages. */
export function startOn(page: string, options: Partial<LaunchOptions> = {}): Promise<Driven> {
  return Driven.start(join(__dirname, 'program'), { open: `pages/${page}/${page}`, ...options });
}

/** Opens the page anew in a program that runs already, and forgets what its handlers heard on the way. */
export async function reopen(driven: Driven, page: string): Promise<void> {
  await driven.client.callWxMethod('reLaunch', { url: `/pages/${page}/${page}` });
  await pause(30);
  await heard(driven);
}

/** What the page's handlers have heard since the last time. */
export async function heard(driven: Driven): Promise<Heard[]> {
  return (await driven.page()).callMethod('takeHeard');
}

/** As `heard`, told in short: `id:type`. */
export async function heardNames(driven: Driven): Promise<string[]> {
  return (await heard(driven)).map(({ id, type }) => `${id}:${type}`);
}

/** The details of one component's events of one type. */
export async function details(driven: Driven, id: string, type: string): Promise<Record<string, unknown>[]> {
  return (await heard(driven))
    .filter((each) => each.id === id && each.type === type)
    .map((each) => each.detail);
}

/** What a component told once it had something to tell: pictures come when they are read, on a slow machine later. */
export async function heardOf(driven: Driven, id: string, type?: string): Promise<Heard[]> {
  for (let tries = 0; tries < 60; tries++) {
    const told = (await heard(driven)).filter(
      (each) => each.id === id && (type === undefined || each.type === type),
    );
    if (told.length > 0) return told;
    await pause(50);
  }
  return [];
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A finger put on an element and lifted `dx`, `dy` away, in steps. */
export async function drag(driven: Driven, selector: string, way: { dx: number; dy: number }): Promise<void> {
  const element = await driven.find(selector);
  const [{ left, top }, { width, height }] = await Promise.all([element.offset(), element.size()]);
  const from = { x: Number(left) + Number(width) / 2, y: Number(top) + Number(height) / 2 };
  await element.touchstart();
  for (const share of [0.3, 0.7, 1])
    await element.touchmove(finger(from.x + way.dx * share, from.y + way.dy * share));
  await element.touchend(finger(from.x + way.dx, from.y + way.dy));
}

/** One finger at a place of the page. */
export function finger(x: number, y: number): { touches: never[]; changedTouches: never[] } {
  const touch = { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y, force: 1 };
  return { touches: [], changedTouches: [touch] } as unknown as { touches: never[]; changedTouches: never[] };
}
