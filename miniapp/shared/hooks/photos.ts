import { useCallback, useRef, useState } from 'react';
import { PHOTO_MAX_BYTES, VIDEO_MAX_BYTES, type FileView } from '@contract/file/file.api';
import { messageOf } from '../api/api-error';
import { newKey } from '../api/request';
import { upload } from '../api/upload';
import { pickMedia } from './pick-media';
import type { Picked, PickRequest } from './picked';

/** One photo or video on its way. The shape PhotoPicker draws. */
export interface PhotoDraft extends Picked {
  key: string;
  /** 0 to 100. */
  progress: number;
  status: 'sending' | 'sent' | 'failed';
  /** Present once sent. */
  file?: FileView;
  /** Why it failed. */
  message?: string;
}

export interface PhotosHook {
  photos: PhotoDraft[];
  /** Those the server has, in order; their ids go into the report. */
  sent: FileView[];
  sending: boolean;
  failed: boolean;
  pick: () => Promise<void>;
  retry: (key: string) => void;
  remove: (key: string) => void;
  reset: (photos?: PhotoDraft[]) => void;
}

/** The drafts as drawn, and as they stand this very moment: two uploads may end between two drawings. */
function useDrafts(initial: PhotoDraft[]) {
  const [photos, setPhotos] = useState(initial);
  const now = useRef(photos);
  const change = useCallback((next: (rows: PhotoDraft[]) => PhotoDraft[]) => {
    now.current = next(now.current);
    setPhotos(now.current);
  }, []);
  return { photos, now, change };
}

/** Picks photos and videos and sends each at once, so that the report itself is small. `initial` comes from a kept draft. */
export function usePhotos({ count, kinds }: PickRequest, initial: PhotoDraft[] = []): PhotosHook {
  const { photos, now, change } = useDrafts(initial);
  const send = useCallback(
    async (draft: PhotoDraft) => {
      const patch = (part: Partial<PhotoDraft>) =>
        change((rows) => rows.map((row) => (row.key === draft.key ? { ...row, ...part } : row)));
      patch({ status: 'sending', progress: 0, message: undefined });
      try {
        patch({
          status: 'sent',
          progress: 100,
          file: await sendOne(draft, (progress) => patch({ progress })),
        });
      } catch (error) {
        patch({ status: 'failed', message: messageOf(error) });
      }
    },
    [change],
  );
  const pick = useCallback(async () => {
    const picked = await pickMedia({ count: count - now.current.length, kinds });
    const drafts = picked.map(asDraft);
    change((rows) => [...rows, ...drafts]);
    // One after another: ten at once is WeChat's limit, and a weak line carries one best.
    for (const draft of drafts) if (draft.status === 'sending') await send(draft);
  }, [change, count, kinds, now, send]);
  const retry = useCallback(
    (key: string) => {
      const draft = now.current.find((row) => row.key === key);
      if (draft) void send(draft);
    },
    [now, send],
  );
  const remove = useCallback(
    (key: string) => change((rows) => rows.filter((row) => row.key !== key)),
    [change],
  );
  const reset = useCallback((next: PhotoDraft[] = []) => change(() => next), [change]);
  return { photos, ...standing(photos), pick, retry, remove, reset };
}

function standing(photos: PhotoDraft[]): Pick<PhotosHook, 'sent' | 'sending' | 'failed'> {
  return {
    sent: photos.flatMap((row) => row.file ?? []),
    sending: photos.some((row) => row.status === 'sending'),
    failed: photos.some((row) => row.status === 'failed'),
  };
}

function sendOne(draft: PhotoDraft, onProgress: (percent: number) => void): Promise<FileView> {
  return upload({ path: draft.path, name: draft.name, key: draft.key, onProgress });
}

function asDraft(picked: Picked): PhotoDraft {
  const message = tooLarge(picked);
  return { ...picked, key: newKey(), progress: 0, status: message ? 'failed' : 'sending', message };
}

function tooLarge({ kind, size }: Picked): string | undefined {
  if (kind === 'photo' && size > PHOTO_MAX_BYTES) return '照片超过 10 MB，请换一张';
  if (kind === 'video' && size > VIDEO_MAX_BYTES) return '视频超过 50 MB，请剪短后再传';
  return undefined;
}
