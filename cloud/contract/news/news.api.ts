import type { FileView } from '../file/file.api';
import type { ActionView } from '../flow';
import { create, get, post, type Page } from '../route';
import type { NewsAction, NewsColumn, NewsState, PolicyTag } from './news.flow';
import type { AttachmentInput, NewsDeskQuery, NewsInput, NewsQuery, NewsTake } from './news.schema';

/** A document to be downloaded. `bytes`: its size. */
export interface AttachmentView {
  id: string;
  name: string;
  kind: 'pdf' | 'docx' | 'xlsx';
  bytes: number;
}

/** An article in a list. Times are ms since epoch. */
export interface NewsRow {
  id: number;
  title: string;
  summary: string;
  column: NewsColumn;
  columnLabel: string;
  unit: { id: number; name: string; shortName: string };
  publishedAt: number;
  top: boolean;
  /** People who opened it, each once. */
  readers: number;
  tags: { tag: PolicyTag; label: string }[];
  cover?: FileView;
}

export interface NewsView extends NewsRow {
  /** Clean markup: kernel/rich-text says what may be in it. Pictures bear addresses that end after an hour or two. */
  body: string;
  video?: FileView;
  attachments: AttachmentView[];
}

/** An article as those see it who write it. */
export interface NewsDeskRow {
  id: number;
  title: string;
  columnLabel: string;
  unit: { id: number; name: string; shortName: string };
  state: NewsState;
  stateLabel: string;
  authorName: string;
  changedAt: number;
  /** When it will come out by itself. */
  publishAt?: number;
  publishedAt?: number;
  top: boolean;
  readers: number;
}

export interface NewsDeskView extends NewsDeskRow {
  version: number;
  column: NewsColumn;
  summary: string;
  body: string;
  tags: PolicyTag[];
  cover?: FileView;
  video?: FileView;
  attachments: AttachmentView[];
  /** How many found it in their inbox. */
  pushed: number;
  steps: { at: number; title: string; words: string }[];
  actions: (ActionView & { action: NewsAction })[];
}

export interface NewsUnit {
  id: number;
  name: string;
}

export const newsApi = {
  list: get<NewsQuery, Page<NewsRow>>('/news'),
  show: get<{ id: number }, NewsView>('/news/:id'),
  /** Tells that the reader has it open; gives how many people have. */
  read: post<{ id: number }, { readers: number }>('/news/:id/read'),
  attachment: get<{ id: string }, undefined>('/news-attachments/:id'),

  desk: get<NewsDeskQuery, Page<NewsDeskRow>>('/news-desk'),
  /** For which units the caller may write. */
  seats: get<Record<never, never>, { rows: NewsUnit[] }>('/news-units'),
  open: get<{ id: number }, NewsDeskView>('/news-desk/:id'),
  write: create<NewsInput, NewsDeskView>('/news-desk'),
  take: post<NewsTake, NewsDeskView>('/news-desk/:id/steps/:action'),
  attach: create<AttachmentInput, AttachmentView>('/news-attachments'),
};
