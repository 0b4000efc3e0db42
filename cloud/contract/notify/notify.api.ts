import { get, post, type Page } from '../route';
import type { TemplatesQuery } from './notify.schema';

/** What a notice may be about. Whoever reads it in a program without a page for that reads the words alone. */
export const NOTICE_ABOUT = [
  'case',
  'article',
  'order',
  'activity',
  'claim',
  'redemption',
  'payout',
  'meeting',
  'contact',
  'transfer',
  'registration',
  'dataRequest',
] as const;
export type NoticeKind = (typeof NOTICE_ABOUT)[number];
/** What is known by its id. */
export interface AboutThing {
  readonly kind: Exclude<NoticeKind, 'case'>;
  readonly id: number;
}
/** A case is known by its number. */
export type NoticeAbout = AboutThing | { readonly kind: 'case'; readonly id: string };

export interface NoticeView {
  id: number;
  at: number;
  title: string;
  body: string;
  about?: NoticeAbout;
  read: boolean;
}
export interface SubscribeTemplates {
  templates: { id: string; key: 'progress' | 'ending' | 'task' | 'service'; title: string }[];
}

export const notifyApi = {
  inbox: get<{ after?: string; size?: number }, Page<NoticeView>>('/inbox'),
  unread: get<Record<never, never>, { count: number }>('/inbox/unread'),
  /** Marks all up to this id as read. */
  read: post<{ upTo: number }, { count: number }>('/inbox/read'),
  /** What may be subscribed to in a program; nothing in those that send no messages. */
  templates: get<TemplatesQuery, SubscribeTemplates>('/subscribe-templates'),
};
