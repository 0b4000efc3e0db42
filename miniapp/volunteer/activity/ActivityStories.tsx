import { View } from '@tarojs/components';
import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { PhotoStrip } from '@shared/ui/PhotoStrip';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { Timeline } from '@shared/ui/Timeline';
import { stepsOf } from '@shared/volunteer/trail';
import { go } from '../ui/go';
import './activity.scss';

/** Whom it is for, what came of it, who said thanks, and how it went. */
export function ActivityStories({ view: { orders, summary, thanks, steps } }: { view: ActivityView }) {
  return (
    <>
      {orders.length > 0 && (
        <>
          <Head words="这次要办的心愿" />
          <Rows>
            {orders.map(({ id, kindLabel, words, stateLabel, address }) => (
              <Row
                key={id}
                icon="heart"
                title={words}
                words={[kindLabel, address, stateLabel].filter(Boolean).join(' · ')}
                onTap={() => go.order(id)}
              />
            ))}
          </Rows>
        </>
      )}
      {summary && <Said title="活动小结" {...summary} />}
      {thanks.map(({ words, level, files }, index) => (
        <Said key={index} title={`居民评价 ${level} 分`} words={words} files={files} />
      ))}
      {steps.length > 0 && (
        <View className="card">
          <Head words="经过" />
          <Timeline steps={stepsOf(steps)} />
        </View>
      )}
    </>
  );
}

function Head({ words }: { words: string }) {
  return (
    <View className="heading activity__head" {...spoken('heading')}>
      {words}
    </View>
  );
}

interface SaidProps {
  title: string;
  words: string;
  files: ActivityView['thanks'][number]['files'];
}

function Said({ title, words, files }: SaidProps) {
  return (
    <View className="card">
      <Head words={title} />
      {words && <View className="activity__words">{words}</View>}
      {files.length > 0 && <PhotoStrip photos={files} label={title} />}
    </View>
  );
}
