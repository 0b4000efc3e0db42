import { View } from '@tarojs/components';
import type { CaseView } from '@contract/case/case.api';
import { PhotoStrip } from '@shared/ui/PhotoStrip';
import { StateTag } from '@shared/ui/StateTag';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import './CaseHead.scss';

/** What was reported, by whom, and what came of it. */
export function CaseHead({ view }: { view: CaseView }) {
  const reporter = [view.reporterName, view.reporterPhone].filter(Boolean).join(' ');
  return (
    <View className="card">
      <View className="case-head__top">
        <View className="case-head__name" {...spoken('heading')}>
          {view.categoryName}
        </View>
        {view.supervised && <StateTag label="督办" mood="bad" />}
        <StateTag label={view.stateLabel} mood="going" />
      </View>
      <View className="case-head__text">{view.text}</View>
      {view.files.length > 0 && <PhotoStrip photos={view.files} label="上报时的照片" />}
      {view.answers.map(({ ask, value }) => (
        <View key={ask} className="case-head__fact">
          <View className="quiet">{ask}</View>
          <View>{value}</View>
        </View>
      ))}
      {view.afterFiles.length > 0 && (
        <>
          <View className="case-head__after">{`办理后${view.endingLabel ? `：${view.endingLabel}` : ''}`}</View>
          <PhotoStrip photos={view.afterFiles} label="办理后的照片" />
        </>
      )}
      <View className="case-head__foot quiet">
        <View>{`${dayTime(view.reportedAt)} 上报${reporter ? `，${reporter}` : ''}`}</View>
        {view.joined > 0 && <View>{`另有 ${view.joined} 人也遇到`}</View>}
        <View>{`编号 ${view.no}`}</View>
      </View>
    </View>
  );
}
