import { View } from '@tarojs/components';
import type { MeetingDuty } from '@contract/party/party-life.api';
import { spoken } from '@shared/ui/spoken';

const WORDS: Record<MeetingDuty['periods'][number]['state'], string> = {
  met: '已开',
  planned: '已安排',
  missing: '欠开',
  due: '应开',
  ahead: '',
  before: '',
};

/** 三会一课, period by period: held, owed, still to come. Colour only repeats the word. */
export function Duties({ duties }: { duties: readonly MeetingDuty[] }) {
  return (
    <View className="card">
      <View className="heading" {...spoken('heading')}>
        三会一课
      </View>
      {duties.map(({ kind, kindLabel, everyLabel, periods }) => (
        <View key={kind} className="duty">
          <View className="duty__head">
            <View>{kindLabel}</View>
            <View className="quiet">{everyLabel}</View>
          </View>
          <View className="duty__periods" {...spoken('list', kindLabel)}>
            {periods.map(({ label, state }) => (
              <View
                key={label}
                className={`duty__period duty__period--${state}`}
                {...spoken(
                  'listitem',
                  `${label}${WORDS[state] || (state === 'before' ? '没有登记' : '还没到')}`,
                )}
              >
                <View>{label}</View>
                <View>{WORDS[state] || '—'}</View>
              </View>
            ))}
          </View>
        </View>
      ))}
    </View>
  );
}
