import { View } from '@tarojs/components';
import type { CaseCounts } from '@contract/case/case.api';
import { spoken } from '@shared/ui/spoken';
import './Figures.scss';

const MOST = 5;

/** Open, yellow, red; and what there is most of. */
export function Figures({ counts }: { counts: CaseCounts }) {
  const open = counts.byCategory.reduce((sum, each) => sum + each.open, 0);
  const top = counts.byCategory.filter((each) => each.open > 0).slice(0, MOST);
  const longest = Math.max(1, ...top.map((each) => each.open));
  return (
    <View className="figures">
      <View className="figures__line">
        <Figure label="正在办" count={open} tone="plain" />
        <Figure label="快到期" count={counts.lamps.yellow} tone="yellow" />
        <Figure label="已超时" count={counts.lamps.red} tone="red" />
      </View>
      {top.map(({ code, name, open: count }) => (
        <View key={code} className="figures__bar" {...spoken('text', `${name} ${count} 件`)}>
          <View className="figures__name">{name}</View>
          <View className="figures__track">
            <View className="figures__fill" style={{ width: `${Math.round((count / longest) * 100)}%` }} />
          </View>
          <View className="figures__count">{count}</View>
        </View>
      ))}
    </View>
  );
}

function Figure({ label, count, tone }: { label: string; count: number; tone: 'plain' | 'yellow' | 'red' }) {
  return (
    <View className={`figures__one figures__one--${tone}`} {...spoken('text', `${label} ${count} 件`)}>
      <View className="figures__number">{count}</View>
      <View>{label}</View>
    </View>
  );
}
