import { Image, View } from '@tarojs/components';
import { Icon } from './Icon';
import { spoken } from './spoken';
import './PhotoStrip.scss';

/** `PhotoDraft` of hooks/photos fits. */
export interface PickerPhoto {
  key: string;
  path: string;
  kind: 'photo' | 'video';
  progress: number;
  status: 'sending' | 'sent' | 'failed';
  message?: string;
}

interface PhotoPickerProps {
  photos: readonly PickerPhoto[];
  /** No more than so many. */
  max?: number;
  /** Under the plus sign. */
  addLabel?: string;
  onAdd: () => void;
  onRetry: (key: string) => void;
  onRemove: (key: string) => void;
}

/** Photos and videos of a form: how far each has got, one more, one less. Feed it from usePhotos(). */
export function PhotoPicker({
  photos,
  max = 9,
  addLabel = '拍照',
  onAdd,
  onRetry,
  onRemove,
}: PhotoPickerProps) {
  return (
    <View className="photo-strip">
      {photos.map((photo, index) => (
        <View key={photo.key} className="photo-tile">
          {photo.kind === 'photo' && (
            <Image className="photo-tile__image" mode="aspectFill" src={photo.path} />
          )}
          <Progress photo={photo} onRetry={onRetry} />
          <View
            className="photo-tile__remove"
            onClick={() => onRemove(photo.key)}
            {...spoken('button', `删除第 ${index + 1} 个`)}
          >
            <View className="photo-tile__mark">
              <Icon name="cross" />
            </View>
          </View>
        </View>
      ))}
      {photos.length < max && (
        <View className="photo-tile photo-tile--add" onClick={onAdd} {...spoken('button', addLabel)}>
          <Icon name="camera" size="large" />
          {addLabel}
        </View>
      )}
    </View>
  );
}

function Progress({ photo, onRetry }: { photo: PickerPhoto; onRetry: (key: string) => void }) {
  if (photo.status === 'sent') {
    if (photo.kind === 'photo') return null;
    return (
      <View className="photo-tile__over">
        <Icon name="play" size="large" />
        视频已上传
      </View>
    );
  }
  if (photo.status === 'sending') {
    return (
      <View className="photo-tile__over" {...spoken('status', `正在上传，${photo.progress}%`)}>
        {photo.progress}%
      </View>
    );
  }
  return (
    <View
      className="photo-tile__over"
      onClick={() => onRetry(photo.key)}
      {...spoken('button', '没有传上，点击重传')}
    >
      <Icon name="again" />
      {photo.message ?? '没有传上，点这里重传'}
    </View>
  );
}
