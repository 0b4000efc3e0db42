import { View } from '@tarojs/components';
import { volunteerApi, type RecordView } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { day, dayTime, yearDay } from '@shared/ui/time';
import { go } from '../ui/go';
import './record.scss';

const NOT_JOINED = {
  title: '还没有登记成为志愿者',
  words: '登记以后才有编号和服务记录。',
  icon: 'heart',
  action: { label: '去登记', onTap: go.join },
} as const;

/** 志愿服务记录 after MZ/T 061-2015: who I am as a volunteer, what I did and learnt, what was said of it. */
export function Record({ personId }: { personId: number }) {
  const { data, loading, error, stale, refresh } = useRemote(`record-${personId}`, () =>
    api(volunteerApi.record, {}),
  );
  const record = data?.record;
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      empty={data && !record ? NOT_JOINED : undefined}
    >
      {record && <Whole record={record} />}
    </Page>
  );
}

function Whole({ record }: { record: RecordView }) {
  const { restrictedUntil, misses } = record;
  return (
    <>
      {restrictedUntil !== undefined && (
        <Notice
          tone="bad"
          icon="alert"
          words={`最近 90 天爽约 ${misses} 次，${dayTime(restrictedUntil)} 前暂停认领`}
          action={{ label: '去申诉', onTap: go.claims }}
        />
      )}
      <Basics record={record} />
      <View className="record__do">
        <BigButton label="开服务证明" icon="flag" tone="plain" onTap={go.certificates} />
      </View>
      <Services record={record} />
      <Trainings record={record} />
    </>
  );
}

function Basics({ record }: { record: RecordView }) {
  const { volunteer, hours, activities, trainingHours, rating, ratings, complaints, misses } = record;
  const { no, name, skills, community, registered, party, joinedAt } = volunteer;
  const facts: (readonly [label: string, value: string])[] = [
    ['志愿者编号', no],
    ['姓名', name],
    ['登记时间', yearDay(joinedAt)],
    ['技能', skills.map(({ label }) => label).join('、') || '没有填写'],
    ['所在社区', community?.name ?? '没有填写'],
    ...(registered.length > 0 ? [['报到社区', registered.map((each) => each.name).join('、')] as const] : []),
    ...(party ? [['党组织', party.name] as const] : []),
    ['服务时长', `${hours} 小时，${activities} 次`],
    ['培训时长', `${trainingHours} 小时`],
    ['评价', rating === undefined ? '还没有' : `平均 ${rating} 分，共 ${ratings} 次（满分 5 分）`],
    ['投诉', `${complaints} 次`],
    ['爽约', `最近 90 天 ${misses} 次`],
  ];
  return (
    <View className="card">
      {facts.map(([label, value]) => (
        <View key={label} className="record__fact">
          <View className="record__label">{label}</View>
          <View className="record__value">{value}</View>
        </View>
      ))}
    </View>
  );
}

function Services({ record: { services } }: { record: RecordView }) {
  return (
    <>
      <Head words="服务" />
      {services.length === 0 && <View className="card quiet">还没有。完成一次活动后，会记在这里。</View>}
      <Rows>
        {services.map(({ claimId, title, community, at, hours, points }) => (
          <Row
            key={claimId}
            icon="check"
            title={title}
            words={`${day(at)} · ${community.name}`}
            end={
              <View className="record__end">
                <View className="record__hours">{`${hours} 小时`}</View>
                {points > 0 && <View className="quiet">{`${points} 积分`}</View>}
              </View>
            }
            onTap={() => go.claim(claimId)}
          />
        ))}
      </Rows>
    </>
  );
}

function Trainings({ record: { trainings } }: { record: RecordView }) {
  if (trainings.length === 0) return null;
  return (
    <>
      <Head words="培训" />
      <Rows>
        {trainings.map(({ title, at, hours, unit }) => (
          <Row
            key={`${title}${at}`}
            icon="list"
            title={title}
            words={`${day(at)} · ${unit.name}`}
            end={<View className="record__hours">{`${hours} 小时`}</View>}
          />
        ))}
      </Rows>
    </>
  );
}

function Head({ words }: { words: string }) {
  return (
    <View className="heading record__head" {...spoken('heading')}>
      {words}
    </View>
  );
}
