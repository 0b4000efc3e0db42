import { get, post, type Page } from '../route';
import type { TemplatesQuery } from './notify.schema';

export interface NoticeView {
  id: number;
  at: number;
  title: string;
  body: string;
  caseNo?: string;
  /** The article it leads to. */
  articleId?: number;
  read: boolean;
}
export interface SubscribeTemplates {
  templates: { id: string; key: 'progress' | 'ending' | 'task'; title: string }[];
}

export const notifyApi = {
  inbox: get<{ after?: string; size?: number }, Page<NoticeView>>('/inbox'),
  unread: get<Record<never, never>, { count: number }>('/inbox/unread'),
  /** Marks all up to this id as read. */
  read: post<{ upTo: number }, { count: number }>('/inbox/read'),
  /** What may be subscribed to in a program; nothing in those that send no messages. */
  templates: get<TemplatesQuery, SubscribeTemplates>('/subscribe-templates'),
};
