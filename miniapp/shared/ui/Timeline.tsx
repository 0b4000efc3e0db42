import { View } from '@tarojs/components';
import { PhotoStrip, type StripPhoto } from './PhotoStrip';
import { spoken } from './spoken';
import { dayTime } from './time';
import './Timeline.scss';

export interface TimelineStep {
  key: string | number;
  /** Plain words: who did what. */
  title: string;
  /** ms since the epoch; absent for what is still to come. */
  at?: number;
  /** Beside the time: how long it lay there, until when it is due. */
  note?: string;
  words?: string;
  photos?: readonly StripPhoto[];
  mood?: 'now' | 'good' | 'bad' | 'done';
}

/** What happened, in the order given. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View className="timeline" {...spoken('list')}>
      {steps.map((step) => (
        <View
          key={step.key}
          className={`timeline__step timeline__step--${step.mood ?? 'done'}`}
          {...spoken('listitem')}
        >
          <View className="timeline__dot" />
          <View className="timeline__title">{step.title}</View>
          <View className="quiet">
            {[step.at === undefined ? '' : dayTime(step.at), step.note].filter(Boolean).join(' · ')}
          </View>
          {step.words && <View className="timeline__words">{step.words}</View>}
          {step.photos && step.photos.length > 0 && (
            <View className="timeline__photos">
              <PhotoStrip photos={step.photos} label={step.title} />
            </View>
          )}
        </View>
      ))}
    </View>
  );
}
