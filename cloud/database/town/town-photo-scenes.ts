import { manhole, pothole } from './town-photo-ground';
import { room, smallAds } from './town-photo-indoor';
import { corner, greenery, rubbish, site, stall } from './town-photo-place';
import { lamp, parking, railing } from './town-photo-road';
import { burstPipe, flood, river } from './town-photo-water';
import type { TownRandom } from './town-random';

export type PhotoStage = 'before' | 'after';

/**
 * Draws one scene as SVG markup. Whatever both stages show is drawn from chance before anything
 * that only one of them shows; otherwise they would not be the same place.
 */
export type Scene = (random: TownRandom, stage: PhotoStage) => string;

export const SCENES = {
  lamp,
  pothole,
  flood,
  manhole,
  parking,
  railing,
  burstPipe,
  rubbish,
  smallAds,
  greenery,
  river,
  stall,
  site,
  room,
  corner,
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;

const BY_PREFIX: [prefix: string, scene: SceneName][] = [
  ['100118', 'lamp'],
  ['100120', 'lamp'],
  ['100104', 'flood'],
  ['1001', 'manhole'],
  ['100113', 'corner'],
  ['100211', 'railing'],
  ['1003', 'rubbish'],
  ['1004', 'greenery'],
  ['200109', 'river'],
  ['200110', 'pothole'],
  ['200111', 'flood'],
  ['200105', 'greenery'],
  ['200106', 'parking'],
  ['2001', 'rubbish'],
  ['2002', 'smallAds'],
  ['2003', 'site'],
  ['200401', 'pothole'],
  ['200406', 'greenery'],
  ['2004', 'burstPipe'],
  ['200505', 'parking'],
  ['2005', 'stall'],
  ['900101', 'room'],
  ['900102', 'burstPipe'],
  ['900105', 'smallAds'],
];

/** The scene that suits a category code; a plain street corner when none does. */
export function sceneFor(categoryCode: string): SceneName {
  const matches = BY_PREFIX.filter(([prefix]) => categoryCode.startsWith(prefix));
  const longest = matches.sort(([one], [other]) => other.length - one.length)[0];
  return longest ? longest[1] : 'corner';
}
