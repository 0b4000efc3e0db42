import { View } from '@tarojs/components';
import type { FileView } from '@contract/file/file.api';
import { PhotoStrip } from '@shared/ui/PhotoStrip';

/** Side by side, what was found and what was made of it; before that, the timeline has the pictures. */
export function BeforeAfter({ before, after }: { before: FileView[]; after: FileView[] }) {
  if (after.length === 0) return null;
  return (
    <View className="card before-after">
      <Side title="办理前" files={before} />
      <Side title="办理后" files={after} />
    </View>
  );
}

function Side({ title, files }: { title: string; files: FileView[] }) {
  if (files.length === 0) return null;
  return (
    <View className="before-after__side">
      <View className="heading">{title}</View>
      <PhotoStrip photos={files} label={`${title}的照片`} />
    </View>
  );
}
