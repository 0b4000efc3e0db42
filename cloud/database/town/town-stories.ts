import type { Story } from './town-stories-model';
import { CLOSE_BY_GRID, HEARD_OF, NORMAL } from './town-stories-normal';
import { RARE } from './town-stories-rare';

export type * from './town-stories-model';

/** What has happened in the town in three months. Normal ends come often, the rest each at least once. */
export const STORIES: readonly Story[] = [...NORMAL, ...CLOSE_BY_GRID, ...HEARD_OF, ...RARE];

export { OPEN_STORIES } from './town-stories-open';
export { DEMO_STORIES } from './town-stories-demo';
