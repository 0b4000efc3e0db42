import { View } from '@tarojs/components';
import type { CaseView } from '@contract/case/case.api';
import { useTrailCheck } from '@shared/hooks/case-trail-heads';
import { Icon } from '@shared/ui/Icon';
import { spoken } from '@shared/ui/spoken';

/** This phone has recomputed the history; here it says what came of it. */
export function TrailRow({ view }: { view: CaseView }) {
  const check = useTrailCheck(view);
  const words = check.whole
    ? `您的手机刚核对了全部 ${check.head.seq} 步，没有一步被改过。`
    : `第 ${check.seq} 步${check.why}。这份记录可能被改动过，请拨打 12345 反映，并告知编号 ${view.no}。`;
  return (
    <View
      className={`trail trail--${check.whole ? 'whole' : 'broken'}`}
      {...spoken(check.whole ? 'status' : 'alert')}
    >
      <Icon name={check.whole ? 'check' : 'alert'} size="large" />
      <View className="trail__body">
        <View className="heading">{check.whole ? '留痕可核验' : '留痕对不上'}</View>
        <View>{words}</View>
      </View>
    </View>
  );
}
