import { View } from '@tarojs/components';
import type { CaseCounts, Counted } from '@contract/case/case.api';
import { casesOf, figureOf } from '@contract/case/counted';
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
        <Figure label="正在办" counted={{ count: open }} tone="plain" />
        <Figure label="快到期" counted={counts.lamps.yellow} tone="yellow" />
        <Figure label="已超时" counted={counts.lamps.red} tone="red" />
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

interface FigureProps {
  label: string;
  counted: Counted;
  tone: 'plain' | 'yellow' | 'red';
}

function Figure({ label, counted: { count, atLeast }, tone }: FigureProps) {
  return (
    <View
      className={`figures__one figures__one--${tone}`}
      {...spoken('text', `${label} ${casesOf(count, atLeast)}`)}
    >
      <View className="figures__number">{figureOf(count, atLeast)}</View>
      <View>{label}</View>
    </View>
  );
}
