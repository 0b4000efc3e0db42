import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { MeetingKind } from '@contract/party/meeting.flow';
import { partyLifeApi, type BranchView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { Begun, useBegun } from '@shared/hooks/begun';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { draftOf, lacksOf, PLAN_FIELDS, planOf, stillAhead, type PlanDraft } from '../ui/plan-draft';
import { PlanFields } from '../ui/PlanFields';
import { useSending } from '../ui/use-sending';

interface CallDraft extends PlanDraft {
  kind?: MeetingKind;
}

const drafts = new Begun<CallDraft>('meetings', PLAN_FIELDS);

/** The secretary calls a meeting; whoever is called finds it in the inbox. */
export function CallMeeting({ orgUnitId }: { orgUnitId: number }) {
  const { data, loading, error, stale, refresh } = useRemote(`call-${orgUnitId}`, () =>
    api(partyLifeApi.branch, { id: orgUnitId }),
  );
  if (!data) return <Page loading={loading} error={error} stale={stale} onRetry={() => void refresh()} />;
  if (data.mayCall.length === 0)
    return (
      <Page empty={{ title: '不能在这里召集会议', words: '会议由本组织的负责人召集。', icon: 'people' }} />
    );
  return <CallForm branch={data} />;
}

function CallForm({ branch }: { branch: BranchView }) {
  const begun = useBegun(drafts, `call-${branch.id}`, (): CallDraft => draftOf(undefined, Date.now()));
  const draft = stillAhead(begun.draft, Date.now());
  const kind = branch.mayCall.find((each) => each.kind === draft.kind)?.kind;
  const { busy, tried, trouble, send } = useSending();
  const lacks = lacksOf(draft);
  const input =
    kind === undefined || Object.keys(lacks).length > 0
      ? undefined
      : { orgUnitId: branch.id, kind, ...planOf(draft) };
  const call = async (): Promise<void> => {
    const made = await send(input, (sent, key) => api(partyLifeApi.callMeeting, sent, { key }));
    if (!made) return;
    begun.drop();
    await Taro.showToast({ title: `已通知 ${made.called} 人`, icon: 'success' });
    await Taro.redirectTo({ url: `/party/meeting/index?id=${made.id}` });
  };
  return (
    <Page
      footer={
        <>
          {trouble && <Notice tone="bad" icon="alert" words={trouble} />}
          <BigButton label="召集并通知" busy={busy} onTap={() => void call()} />
        </>
      }
    >
      <View className="card">
        <Field label="开什么会" required error={tried && kind === undefined ? '请选会议类型' : undefined}>
          <Choices
            choices={branch.mayCall.map((each) => ({ value: each.kind, label: each.label }))}
            value={kind}
            onChange={(chosen) => begun.change({ kind: chosen })}
          />
        </Field>
        <PlanFields
          draft={draft}
          change={(part) => begun.change({ day: draft.day, ...part })}
          lacks={tried ? lacks : {}}
        />
        <View className="quiet">{`由“${branch.name}”召集；通知应到的党员，请他们答复参加或请假。`}</View>
      </View>
    </Page>
  );
}
