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
  /** What stands in its place where it may not be shown. */
  hidden?: string;
}

interface PhotoStripProps {
  photos: readonly StripPhoto[];
  /** What they show, for those who cannot see them: 「上报时的照片」. */
  label: string;
}

/** Thumbnails; a tap opens the picture in full. What may not be shown is a quiet tile that says so. */
export function PhotoStrip({ photos, label }: PhotoStripProps) {
  const shown = photos.filter(({ hidden }) => hidden === undefined);
  return (
    <View className="photo-strip">
      {photos.map((photo, index) =>
        photo.hidden === undefined ? (
          <Tile
            key={photo.id}
            photo={photo}
            label={`${label}，第 ${index + 1} 个，点开看大图`}
            onTap={() => showMedia(shown, photo)}
          />
        ) : (
          <View key={photo.id} className="photo-tile photo-tile--hidden">
            <Icon name="picture" />
            <View>{`${photo.kind === 'video' ? '视频' : '照片'}${photo.hidden}`}</View>
          </View>
        ),
      )}
    </View>
  );
}

function Tile({ photo, label, onTap }: { photo: StripPhoto; label: string; onTap: () => void }) {
  return (
    <View className="photo-tile" onClick={onTap} {...spoken('button', label)}>
      <Image className="photo-tile__image" mode="aspectFill" lazyLoad src={fromOrigin(photo.thumb)} />
      {photo.kind === 'video' && (
        <View className="photo-tile__over">
          <Icon name="play" size="large" />
        </View>
      )}
    </View>
  );
}
