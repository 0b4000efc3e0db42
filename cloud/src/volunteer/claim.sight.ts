import { bared, type EventRecord, type Sight } from './volunteer.trail';

/** What concerns whoever was helped: that somebody came, went, and served. */
const OF_THE_SERVICE: readonly string[] = ['checkIn', 'checkOut', 'correct', 'serve', 'restate'];

/**
 * What an orderer reads of the claim of somebody who came: that they did, without the words of volunteer and organiser,
 * and what the two said to each other: the orderer's own complaint and the answers to it. An answer is to the last complaint
 * before it; what is said to another orderer is between those two.
 */
export const sightOfOrderer =
  (ordererId: number): Sight =>
  (events) => {
    let complainedLast: EventRecord['byId'] = null;
    return events.flatMap((event) => {
      if (event.action === 'complain') complainedLast = event.byId;
      const isOurs = event.action === 'complain' || event.action === 'reply';
      if (isOurs && complainedLast === ordererId) return [event];
      return OF_THE_SERVICE.includes(event.action) ? [bared(event)] : [];
    });
  };
