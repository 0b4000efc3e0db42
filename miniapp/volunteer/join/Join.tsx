import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { volunteerApi, type VolunteerView } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { Rows, SwitchRow } from '@shared/ui/Row';
import { TextLine } from '@shared/ui/TextBox';
import { CommunityField } from './CommunityField';
import { Skills } from './Skills';
import { useJoin } from './use-join';
import './join.scss';

const AGREED = [
  '认领了就按时到；去不了，开始前 12 小时以上可以直接退出，再晚要说明原因。',
  '没有说明就不到场，记一次爽约；90 天内三次暂停认领，可以申诉。',
  '在服务中看到的邻居的姓名、电话和家事，不外传。',
  '编号、时长、培训、评价按《志愿服务信息系统基本规范》记录，您随时能看、能开证明。',
] as const;

/** Becoming a volunteer, or changing what one said. */
export function Join({ personId }: { personId: number }) {
  const { data, loading, error, stale, refresh } = useRemote(`volunteer-${personId}`, () =>
    api(volunteerApi.me, {}),
  );
  if (!data) return <Page loading={loading} error={error} stale={stale} onRetry={() => void refresh()} />;
  return <JoinForm before={data.volunteer} />;
}

function JoinForm({ before }: { before: VolunteerView | undefined }) {
  const { draft, change, busy, trouble, save } = useJoin(before);
  const send = async () => {
    if (!(await save())) return;
    await Taro.showToast({ title: before ? '已保存' : '欢迎您，志愿者', icon: 'success' });
    await Taro.navigateBack();
  };
  return (
    <Page
      footer={
        <>
          {trouble && <Notice tone="bad" icon="alert" words={trouble} />}
          <BigButton label={before ? '保存' : '登记成为志愿者'} busy={busy} onTap={() => void send()} />
        </>
      }
    >
      {before && <Notice tone="calm" icon="person" words={`志愿者编号 ${before.no}`} />}
      <View className="card">
        <Field label="会什么" hint="可以多选，也可以不选；会优先把合适的活动推给您">
          <Skills chosen={draft.skills} onChange={(skills) => change({ skills })} />
        </Field>
        <Field label="出生年份" hint="有的活动有年龄要求；可以不填">
          <TextLine
            label="出生年份"
            type="number"
            max={4}
            value={draft.birthYear}
            placeholder="例如 1990"
            onChange={(birthYear) => change({ birthYear: birthYear.trim() })}
          />
        </Field>
        <CommunityField community={draft.community} onChange={(community) => change({ community })} />
      </View>
      {!before && (
        <View className="card">
          {AGREED.map((words) => (
            <View key={words} className="join__point">
              {words}
            </View>
          ))}
          <Rows>
            <SwitchRow
              icon="heart"
              title="我愿意"
              words="自愿成为志愿者，照上面说的做"
              on={draft.willing}
              onToggle={() => change({ willing: !draft.willing })}
            />
          </Rows>
        </View>
      )}
    </Page>
  );
}
