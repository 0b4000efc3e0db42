import { EyeInvisibleOutlined, PlayCircleFilled } from '@ant-design/icons';
import type { FileView } from '@contract/file/file.api';
import { Image, Modal } from 'antd';
import { useState } from 'react';

interface PhotosProps {
  files: FileView[];
  /** What they show, for those who cannot see them. */
  about: string;
  size?: number;
}

const BROKEN =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" fill="#ece6d8"/><text x="48" y="52" font-size="12" fill="#6b7078" text-anchor="middle">照片未取到</text></svg>',
  );

/** Thumbnails; a photo opens large and turns pages, a video plays. What may not be shown is a quiet tile with its reason. */
export function Photos({ files, about, size = 96 }: PhotosProps) {
  const shown = files.filter(({ hidden }) => hidden === undefined);
  const photos = shown.filter(({ kind }) => kind === 'photo');
  const videos = shown.filter(({ kind }) => kind === 'video');
  return (
    <div className="photos">
      <Image.PreviewGroup items={photos.map(({ url }) => url)}>
        {photos.map((photo, at) => (
          <Image
            key={photo.id}
            src={photo.thumb}
            alt={`${about}照片 ${at + 1}`}
            width={size}
            height={size}
            loading="lazy"
            fallback={BROKEN}
            preview={{ mask: '看大图' }}
          />
        ))}
      </Image.PreviewGroup>
      {videos.map((video, at) => (
        <VideoThumb key={video.id} video={video} label={`${about}视频 ${at + 1}`} size={size} />
      ))}
      {files.map(({ id, kind, hidden }) =>
        hidden === undefined ? null : (
          <div key={id} className="photo-hidden" style={{ width: size, height: size }}>
            <EyeInvisibleOutlined />
            {`${kind === 'video' ? '视频' : '照片'}${hidden}`}
          </div>
        ),
      )}
    </div>
  );
}

function VideoThumb({ video, label, size }: { video: FileView; label: string; size: number }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="video-thumb"
        style={{
          width: size,
          height: size,
          backgroundImage: video.thumb ? `url("${video.thumb}")` : undefined,
        }}
        aria-label={`播放${label}`}
        onClick={() => setOpen(true)}
      >
        <PlayCircleFilled />
      </button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        title={label}
        destroyOnHidden
        width={760}
      >
        <video src={video.url} controls autoPlay style={{ width: '100%' }}>
          <track kind="captions" />
        </video>
      </Modal>
    </>
  );
}
