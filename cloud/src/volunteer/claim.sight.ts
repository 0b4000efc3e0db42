import { bared, type EventRecord, type Sight } from './volunteer.trail';

/** What concerns whoever was helped: that somebody came, went, and served. */
const OF_THE_SERVICE: readonly string[] = ['checkIn', 'checkOut', 'correct', 'serve', 'restate'];

/**
 * What an orderer reads of the claim of somebody who came: that they did, without the words of volunteer and organiser,
 * and what the two said to each other: the orderer's own complaint and the answers to it.
 */
export const sightOfOrderer =
  (ordererId: number): Sight =>
  (events) => {
    const complained = events.find(({ action, byId }) => action === 'complain' && byId === ordererId);
    const isOurs = ({ action, seq }: EventRecord): boolean =>
      action === 'reply' && complained !== undefined && seq > complained.seq;
    return events.flatMap((event) => {
      if (event === complained || isOurs(event)) return [event];
      return OF_THE_SERVICE.includes(event.action) ? [bared(event)] : [];
    });
  };
