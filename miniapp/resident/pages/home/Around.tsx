import { View } from '@tarojs/components';
import type { NearbyCase } from '@contract/case/case.api';
import { useHere } from '@shared/hooks/here';
import { BigButton } from '@shared/ui/BigButton';
import { ErrorBlock } from '@shared/ui/ErrorBlock';
import { GeoMap } from '@shared/ui/GeoMap';
import { Notice } from '@shared/ui/Notice';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { go } from '../../case/go';
import { away, useNearby } from '../../place/nearby';
import { baseOf, useTown } from '../../place/town';
import { usePrivacy } from '@shared/screens/privacy/privacy';

const METRES = 1500;
const LISTED = 5;

/** What is being dealt with around me, or around the town's middle as long as the phone has not said where it is. */
export function Around({ signedIn }: { signedIn: 'yes' | 'no' }) {
  const { data: ground, error, refresh } = useTown();
  const { here, locating, error: lost, locate } = useHere();
  const { agreed, ask } = usePrivacy();
  const at = here ?? ground?.town.centre;
  const nearby = useNearby({ at: signedIn === 'yes' ? at : undefined, metres: METRES });
  const rows = nearby.data ?? [];
  const look = () => (agreed || process.env.TARO_ENV === 'weapp' ? void locate() : ask());
  if (!ground || !at) return error ? <ErrorBlock message={error} onRetry={() => void refresh()} /> : null;
  return (
    <View className="section around">
      <View className="section__head">
        <View className="heading" {...spoken('heading')}>
          {here ? '我附近正在办' : '身边正在办'}
        </View>
      </View>
      {lost && <Notice words={lost} />}
      {signedIn === 'no' && (
        <Notice
          tone="calm"
          words="登录后，能看到身边正在办的事"
          action={{ label: '去登录', onTap: go.mine }}
        />
      )}
      <GeoMap
        {...baseOf(ground)}
        centre={at}
        zoom={14}
        label={`地图：附近有 ${rows.length} 件正在办理`}
        markers={rows.map((row) => ({
          key: row.no,
          at: row.place,
          tone: row.mine ? 'accent' : 'green',
          label: row.categoryName,
        }))}
        pin={here}
        onMarker={(no) => rows.some((row) => row.no === no && row.mine) && go.progress(no)}
      />
      {!here && (
        <View className="around__look">
          <BigButton label="看我附近" tone="plain" icon="pin" busy={locating} onTap={look} />
        </View>
      )}
      <View className="around__rows">
        <NearbyRows rows={rows.slice(0, LISTED)} />
      </View>
    </View>
  );
}

function NearbyRows({ rows }: { rows: NearbyCase[] }) {
  if (rows.length === 0) return null;
  return (
    <Rows>
      {rows.map((row) => (
        <Row
          key={row.no}
          icon="pin"
          title={row.categoryName}
          words={`${row.address || '位置见地图'} · ${row.plain}`}
          end={<View className="quiet">{row.mine ? '我报的' : away(row.metres)}</View>}
          onTap={row.mine ? () => go.progress(row.no) : undefined}
        />
      ))}
    </Rows>
  );
}
