import { Image, View } from '@tarojs/components';
import type { CaseRow } from '@contract/case/case.api';
import { Icon } from '@shared/ui/Icon';
import { fromOrigin } from '@shared/ui/origin';
import { spoken } from '@shared/ui/spoken';
import { ago } from '@shared/ui/time';
import './CaseCard.scss';

interface CaseCardProps {
  row: Pick<CaseRow, 'no' | 'cover' | 'text' | 'plain' | 'categoryName' | 'reportedAt'>;
  /** ms since the epoch. */
  now: number;
  onTap: (no: string) => void;
}

/** One of my reports, in a list. */
export function CaseCard({ row, now, onTap }: CaseCardProps) {
  return (
    <View
      className="case-card"
      hoverClass="case-card--pressed"
      onClick={() => onTap(row.no)}
      {...spoken('button', `${row.text}，${row.plain}`)}
    >
      <Cover path={row.cover} />
      <View className="case-card__body">
        <View className="case-card__text">{row.text}</View>
        <View className="case-card__plain">{row.plain}</View>
        <View className="quiet">{`${row.categoryName} · ${ago(row.reportedAt, now)}`}</View>
      </View>
    </View>
  );
}

/** The first photo, or a drawing where there is none. */
export function Cover({ path }: { path?: string }) {
  return (
    <View className="case-card__cover">
      {path ? (
        <Image className="case-card__picture" mode="aspectFill" lazyLoad src={fromOrigin(path)} />
      ) : (
        <View className="case-card__none">
          <Icon name="picture" size="large" />
        </View>
      )}
    </View>
  );
}
