import type { OrderInput } from '@contract/volunteer/volunteer.schema';
import type { OrderDraft } from '../../outbox/order-draft';
import { wantedOf } from '../when';

const WORDS_MAX = 1000;

/** What still keeps an order from being sent, in words, by the field it stands at; empty when nothing does. */
export type Missing = Map<string, string>;

/** The server asks the same again; said here it costs no waiting. */
export function missingIn(draft: OrderDraft, now: number): Missing {
  const missing: Missing = new Map();
  const length = [...draft.words.trim()].length;
  if (draft.kind === undefined) missing.set('kind', '请选要哪种帮助');
  if (length < 2) missing.set('words', '请说说要帮什么忙，至少两个字');
  if (length > WORDS_MAX) missing.set('words', `写得太长了，请删到 ${WORDS_MAX} 个字以内`);
  if (draft.day === undefined) missing.set('when', '请选什么时候');
  else if (!wantedOf(draft, now)) missing.set('when', '选的时间已经过了，请重新选');
  if (draft.whom === undefined) missing.set('whom', '请说明是为谁点单');
  if (draft.whom === 'neighbour') {
    if (draft.name.trim() === '') missing.set('name', '请填写对方怎么称呼');
    if (!/^1\d{10}$/.test(draft.phone.trim())) missing.set('phone', '请填写对方的 11 位手机号');
  }
  if (!draft.place && !draft.community) missing.set('place', '请定位、在地图上点一下，或者选社区');
  return missing;
}

/** What is sent of a draft that lacks nothing, but for the files. */
export function asOrder(draft: OrderDraft, now: number): OrderInput | undefined {
  const { kind, words, place, community, address, whom, name, phone } = draft;
  const wanted = wantedOf(draft, now);
  if (kind === undefined || !wanted) return undefined;
  return {
    kind,
    words: words.trim(),
    ...(place ? { place } : { communityId: community?.id }),
    address: address.trim(),
    ...wanted,
    neighbour: whom === 'neighbour' ? { name: name.trim(), phone: phone.trim() } : undefined,
  };
}
