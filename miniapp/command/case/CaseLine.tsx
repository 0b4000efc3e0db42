import { Image, View } from '@tarojs/components';
import type { CaseRow } from '@contract/case/case.api';
import { Icon } from '@shared/ui/Icon';
import { Lamp } from '@shared/ui/Lamp';
import { fromOrigin } from '@shared/ui/origin';
import { spoken } from '@shared/ui/spoken';
import { StateTag } from '@shared/ui/StateTag';
import { untilDue } from '@shared/ui/time';
import { distanceWords, type Point } from '@shared/place/distance';
import './CaseLine.scss';

interface CaseLineProps {
  row: CaseRow;
  /** ms since the epoch. */
  now: number;
  /** Where the reader stands, if known. */
  here?: Point;
  onOpen: () => void;
}

/** One case in a list: what, where, in whose hands, and how long still. */
export function CaseLine({ row, now, here, onOpen }: CaseLineProps) {
  const far = here && row.place ? distanceWords(here, row.place) : '';
  return (
    <View
      className="case-line"
      hoverClass="case-line--pressed"
      onClick={onOpen}
      {...spoken('button', `${row.categoryName}，${row.stateLabel}，${row.text}，${row.address}`)}
    >
      <View className="case-line__top">
        <View className="case-line__name">{row.categoryName}</View>
        {row.supervised && <StateTag label="督办" mood="bad" />}
        <StateTag label={row.stateLabel} mood="going" />
      </View>
      <View className="case-line__body">
        <View className="case-line__text">{row.text}</View>
        {row.cover && (
          <Image className="case-line__cover" mode="aspectFill" lazyLoad src={fromOrigin(row.cover)} />
        )}
      </View>
      <View className="case-line__place">
        <Icon name="pin" />
        <View>{[row.address || '还没有定位', far].filter(Boolean).join(' · ')}</View>
      </View>
      <View className="case-line__foot">
        <Lamp colour={row.lamp} words={row.dueAt === undefined ? undefined : untilDue(row.dueAt, now)} />
        {row.holder && <View className="quiet">{`在${row.holder.shortName}`}</View>}
      </View>
    </View>
  );
}
