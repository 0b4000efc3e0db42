import { Image, View } from '@tarojs/components';
import { Icon } from './Icon';
import { fromOrigin } from './origin';
import { showMedia } from './show-media';
import { spoken } from './spoken';
import './PhotoStrip.scss';

/** `FileView` of the contract fits. */
export interface StripPhoto {
  id: string;
  kind: 'photo' | 'video';
  url: string;
  thumb: string;
}

interface PhotoStripProps {
  photos: readonly StripPhoto[];
  /** What they show, for those who cannot see them: 「上报时的照片」. */
  label: string;
}

/** Thumbnails; a tap opens the picture in full. */
export function PhotoStrip({ photos, label }: PhotoStripProps) {
  return (
    <View className="photo-strip">
      {photos.map((photo, index) => (
        <View
          key={photo.id}
          className="photo-tile"
          onClick={() => showMedia(photos, photo)}
          {...spoken('button', `${label}，第 ${index + 1} 个，点开看大图`)}
        >
          <Image className="photo-tile__image" mode="aspectFill" lazyLoad src={fromOrigin(photo.thumb)} />
          {photo.kind === 'video' && (
            <View className="photo-tile__over">
              <Icon name="play" size="large" />
            </View>
          )}
        </View>
      ))}
    </View>
  );
}
