import Taro from '@tarojs/taro';
import type { MyDataView } from '@contract/identity/rights.api';
import { rightsApi } from '@contract/identity/rights.api';
import { api } from '../../api/request';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Row, Rows } from '../../ui/Row';
import { Consent } from './Consent';
import { CorrectRow } from './CorrectRow';
import { EraseRow } from './EraseRow';
import { Requests } from './Requests';
import { useMyData, type MyDataHook } from './my-data';
import './mydata.scss';

/** What is known of me, and my rights over it: see, correct, copy, take back, delete. */
export function MyData({ personId }: { personId: number }) {
  const mine = useMyData(personId);
  const { data, loading, error, stale, refresh, refusal } = mine;
  return (
    <Page loading={loading} error={error} stale={stale} onRetry={() => void refresh()}>
      {refusal && <Notice tone="bad" icon="alert" words={refusal} />}
      {data && <Sections data={data} mine={mine} />}
    </Page>
  );
}

interface SectionsProps {
  data: MyDataView;
  mine: MyDataHook;
}

function Sections({ data, mine }: SectionsProps) {
  return (
    <>
      <Rows>
        <Row icon="person" title="称呼" words={data.name} />
        <Phone data={data} mine={mine} />
        <Row
          icon="chat"
          title="微信"
          words={data.programs.length > 0 ? '已登录，只用来认出是您' : '没有登录过'}
        />
      </Rows>
      <Rows>
        <Row
          icon="picture"
          title="复制我的信息"
          words="我们留有您的哪些信息，做成一份给您下载"
          onTap={() => void mine.act(() => api(rightsApi.askCopy, {}))}
        />
        <CorrectRow mine={mine} />
        <Consent data={data} />
        <EraseRow data={data} mine={mine} />
      </Rows>
      <Requests data={data} mine={mine} />
      <Notice
        tone="calm"
        words="处理单位平时只看到“张*”和“138****1234”。谁查看过完整的，审计日志里都有一行。"
      />
    </>
  );
}

function Phone({ data, mine }: SectionsProps) {
  if (!data.phone) return <Row icon="phone" title="手机号" words="没有绑定" />;
  const unbind = async () => {
    const { confirm } = await Taro.showModal({
      title: '解除绑定',
      content: '解除后，我们不再留有您的手机号。',
    });
    if (confirm) await mine.act(() => api(rightsApi.unbindPhone, {}));
  };
  return (
    <Row icon="phone" title={`手机号 ${data.phone}`} words="点这里解除绑定" onTap={() => void unbind()} />
  );
}
