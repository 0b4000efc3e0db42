/** A stored photo or video; `url` and `thumb` are paths below the server's origin. Sent to `POST /api/files` as multipart field `file`. */
export interface FileView {
  id: string;
  kind: 'photo' | 'video';
  url: string;
  thumb: string;
  width: number;
  height: number;
}
export const FILE_UPLOAD_PATH = '/files';
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024;
export const VIDEO_MAX_BYTES = 50 * 1024 * 1024;
