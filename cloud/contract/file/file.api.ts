import { create, get } from '../route';
/**
 * A stored photo or video, as this reader may see it. `url` and `thumb` are paths below the server's origin; they hold
 * a pass of this reader's kind and end after an hour or two. Where it may not be shown both are empty, and `hidden` says
 * so. Sent to `POST /api/files` as multipart field `file`.
 */
export interface FileView {
  id: string;
  kind: 'photo' | 'video';
  url: string;
  thumb: string;
  width: number;
  height: number;
  /** What stands in its place, such as 「正在审核」. */
  hidden?: string;
}
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024;
export const VIDEO_MAX_BYTES = 50 * 1024 * 1024;

/** `pass` comes with the address that was given; it is this reader's, and ends. */
export interface FileAsked {
  id: string;
  pass?: string;
}

/** Sent and answered as files, not as JSON. */
export const fileApi = {
  upload: create<Record<never, never>, FileView>('/files'),
  whole: get<FileAsked, undefined>('/files/:id'),
  thumb: get<FileAsked, undefined>('/files/:id/thumb'),
};
