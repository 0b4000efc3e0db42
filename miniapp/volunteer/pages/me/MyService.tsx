import { View } from '@tarojs/components';
import { volunteerApi, type RecordView } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useRemote } from '@shared/hooks/remote';
import { Notice } from '@shared/ui/Notice';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import { go } from '../../ui/go';
import { ScansWaiting } from '../../ui/ScansWaiting';
import './me.scss';

/** My hours and my number at the top, and the ways to everything that is mine. */
export function MyService({ personId }: { personId: number }) {
  const { data, loading, error, refresh } = useRemote(`record-${personId}`, () =>
    api(volunteerApi.record, {}),
  );
  useRefreshOnReturn(refresh);
  return (
    <>
      <ScansWaiting personId={personId} />
      <View>
        {error && <Notice words={error} action={{ label: '再试', onTap: () => void refresh() }} />}
        {loading && <View className="card quiet">正在查您的服务记录…</View>}
        {data?.record && <Hours record={data.record} />}
        {data && !data.record && (
          <Notice
            tone="calm"
            icon="heart"
            words="登记成为志愿者，就有志愿者编号，能认领活动、记时长"
            action={{ label: '去登记', onTap: go.join }}
          />
        )}
      </View>
      <Rows>
        <Row icon="check" title="我的认领" words="签到、退出、申诉、答复投诉" onTap={go.claims} />
        <Row icon="list" title="服务记录" words="时长、培训、评价与投诉" onTap={go.record} />
        <Row icon="flag" title="服务证明" words="开一份 PDF，任何人可凭编码查验" onTap={go.certificates} />
        <Row icon="person" title="志愿者资料" words="技能、出生年份、所在社区" onTap={go.join} />
      </Rows>
      <Rows>
        <Row icon="heart" title="我的积分" words="怎么来的、用到哪里" onTap={go.points} />
        <Row icon="inbox" title="积分商城" words="兑换，到社区领取" onTap={go.shop} />
        <Row icon="bell" title="消息" words="推送给您的文章和活动通知" onTap={go.inbox} />
      </Rows>
    </>
  );
}

function Hours({
  record: { hours, activities, volunteer, restrictedUntil, misses },
}: {
  record: RecordView;
}) {
  return (
    <View className="hours" onClick={go.record} {...spoken('button', `累计服务 ${hours} 小时`)}>
      <View className="hours__figures">
        <Figure value={String(hours)} label="小时" />
        <Figure value={String(activities)} label="次服务" />
      </View>
      <View>{`志愿者编号 ${volunteer.no}`}</View>
      {restrictedUntil !== undefined && (
        <View className="hours__limit">
          {`最近 90 天爽约 ${misses} 次，${dayTime(restrictedUntil)} 前暂停认领；可以在认领里申诉`}
        </View>
      )}
    </View>
  );
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <View className="hours__figure">
      <View className="hours__value">{value}</View>
      <View>{label}</View>
    </View>
  );
}
