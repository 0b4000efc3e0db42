import { View } from '@tarojs/components';
import type { MyDataView, RequestView } from '@contract/identity/rights.api';
import { rightsApi } from '@contract/identity/rights.api';
import { api } from '../../api/request';
import { BigButton } from '../../ui/BigButton';
import { dayTime } from '../../ui/time';
import { handOver } from './hand-over';
import type { MyDataHook } from './my-data';

interface RequestsProps {
  data: MyDataView;
  mine: MyDataHook;
}

/** What I have asked for, and how it stands. */
export function Requests({ data: { requests }, mine }: RequestsProps) {
  if (requests.length === 0) return null;
  return (
    <View>
      <View className="heading">我的申请</View>
      {requests.map((request) => (
        <Request key={request.id} request={request} mine={mine} />
      ))}
    </View>
  );
}

function Request({ request, mine }: { request: RequestView; mine: MyDataHook }) {
  const { id, kindLabel, stateLabel, askedAt, dueAt, endedAt, words, answer, ready, actions } = request;
  const fetchCopy = () => mine.act(async () => handOver(await api(rightsApi.fetchCopy, { id })));
  const cancellable = actions.find(({ action }) => action === 'cancel');
  return (
    <View className="card mydata__request">
      <View className="mydata__head">
        <View>{kindLabel}</View>
        <View className="quiet">{stateLabel}</View>
      </View>
      <View className="quiet">
        {dayTime(askedAt)} 申请
        {endedAt === undefined ? `，最迟 ${dayTime(dueAt)} 前办` : `，${dayTime(endedAt)} 办完`}
      </View>
      {words !== '' && <View>我说：{words}</View>}
      {answer !== '' && <View>答复：{answer}</View>}
      {ready && <BigButton label="下载" busy={mine.busy} onTap={() => void fetchCopy()} />}
      {ready && <View className="quiet">保留七天，到期自动清除。</View>}
      {cancellable && (
        <BigButton
          label={cancellable.label}
          tone="plain"
          busy={mine.busy}
          onTap={() => void mine.act(() => api(rightsApi.cancel, { id }))}
        />
      )}
    </View>
  );
}
