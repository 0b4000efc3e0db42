import type { Ground } from './fill';
import type { Shot } from './load';

const PLACE = { lng: 122.07, lat: 41.12 };

interface Pair {
  readonly product: (i: number) => Shot;
  readonly floor: (i: number) => Shot;
}

export const bare = (): Shot => ({ method: 'GET', path: '/bare', token: '' });

/** The five things that a district does all day, as requests to the product and to the floor. */
export function dailyShots(ground: Ground): Record<string, Pair> {
  const { handler, dispatcher, residents } = ground.tokens;
  const raw = (path: string): Shot => ({ method: 'GET', path, token: 'floor' });
  return {
    计数: {
      product: () => ({ method: 'GET', path: '/api/case-counts', token: dispatcher }),
      floor: () => raw('/counts'),
    },
    报送: {
      product: (i) => ({
        method: 'POST',
        path: '/api/cases',
        token: at(residents, i),
        body: { text: `路灯不亮 ${i}`, place: PLACE, categoryCode: '200102' },
      }),
      floor: () => raw('/create'),
    },
    列表: {
      product: () => ({
        method: 'GET',
        path: '/api/cases?scope=unit&states=handling&size=20',
        token: handler,
      }),
      floor: () => raw(`/list?unitId=${ground.unitId}`),
    },
    详情: {
      product: (i) => ({ method: 'GET', path: `/api/cases/${at(ground.sampled, i)}`, token: handler }),
      floor: (i) => raw(`/read?no=${at(ground.sampled, i)}`),
    },
    进展: {
      product: (i) => ({
        method: 'POST',
        path: `/api/cases/${at(ground.sampled, i)}/steps/note`,
        token: handler,
        body: { form: { words: '已到现场' } },
      }),
      floor: (i) => raw(`/move?no=${at(ground.sampled, i)}`),
    },
  };
}

function at<T>(list: readonly T[], i: number): T {
  const item = list[i % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
}
