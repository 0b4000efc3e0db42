import { useEffect, useRef } from 'react';
import { usePhotos, type PhotoDraft, type PhotosHook } from '@shared/hooks/photos';
import { fromOrigin } from '@shared/ui/origin';
import { dropPhoto, keepPhoto, keptPhoto } from './photo-store';

const MOST = 9;

interface Photographed {
  draft: { photos: PhotoDraft[] };
  change: (part: { photos: PhotoDraft[] }) => void;
}

/** The photos of the draft: each sent at once, each kept on the phone until the draft is with the server. */
export function useDraftPhotos({ draft, change }: Photographed): PhotosHook {
  const photos = usePhotos({ count: MOST, kinds: ['photo', 'video'] });
  const { reset } = photos;
  const before = useRef<readonly PhotoDraft[]>([]);
  const started = useRef(draft.photos);
  const restored = useRef(started.current.length === 0);

  useEffect(() => {
    if (restored.current) return;
    void Promise.all(started.current.map(restore)).then((rows) => {
      restored.current = true;
      before.current = rows;
      reset(rows);
    });
  }, [reset]);

  useEffect(() => {
    // Until the draft's own photos are back, the empty list is not the person's doing.
    if (!restored.current || photos.photos === before.current) return;
    const known = new Set(before.current.map(({ key }) => key));
    const left = new Set(photos.photos.map(({ key }) => key));
    photos.photos.filter(({ key }) => !known.has(key)).forEach(({ key, path }) => void keepPhoto(key, path));
    before.current.filter(({ key }) => !left.has(key)).forEach(({ key }) => void dropPhoto(key));
    before.current = photos.photos;
    change({ photos: photos.photos });
  }, [photos.photos, change]);
  return photos;
}

/** What an earlier run left: its local path may have died with it. */
async function restore(photo: PhotoDraft): Promise<PhotoDraft> {
  const path = await keptPhoto(photo.key);
  // The server's address of it ends after an hour or two; the phone's own copy does not.
  if (photo.file) return { ...photo, path: path ?? fromOrigin(photo.file.thumb) };
  const message = path ? '上次没传完，点这里重传' : '照片已不在手机里，请删去重拍';
  return { ...photo, path: path ?? photo.path, status: 'failed', progress: 0, message };
}
