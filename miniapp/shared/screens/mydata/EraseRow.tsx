import { useState } from 'react';
import { View } from '@tarojs/components';
import type { MyDataView } from '@contract/identity/rights.api';
import { rightsApi } from '@contract/identity/rights.api';
import { api } from '../../api/request';
import { sessionStore } from '../../api/session';
import { BigButton } from '../../ui/BigButton';
import { Notice } from '../../ui/Notice';
import { Row } from '../../ui/Row';
import { Sheet } from '../../ui/Sheet';
import { leave } from './Consent';
import type { MyDataHook } from './my-data';

interface EraseRowProps {
  data: MyDataView;
  mine: MyDataHook;
}

/** Deletion: at once, or when what I reported is done with. */
export function EraseRow({ data: { unfinished }, mine }: EraseRowProps) {
  const [open, setOpen] = useState(false);
  const erase = async () => {
    const token = sessionStore.get().session?.token ?? '';
    const done = await mine.act(async () => {
      const { state } = await api(rightsApi.askErasure, {});
      if (state === 'done') leave(token);
    });
    if (done) setOpen(false);
  };
  return (
    <>
      <Row
        icon="cross"
        title="删除我的信息"
        words="称呼、手机号、微信、消息和没用上的照片"
        onTap={() => setOpen(true)}
      />
      <Sheet
        title="删除我的信息"
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <BigButton
            label={unfinished.length > 0 ? '办结后删除' : '现在删除'}
            tone="warn"
            busy={mine.busy}
            onTap={() => void erase()}
          />
        }
      >
        {mine.refusal && <Notice tone="bad" words={mine.refusal} />}
        {unfinished.length > 0 && (
          <Notice
            words={`还有 ${unfinished.length} 件在办（${unfinished.join('、')}），都办结后自动删除。`}
          />
        )}
        <View className="mydata__point">删除后找不回来，也查不到以前上报的事。</View>
        <View className="mydata__point">上报的文字和现场照片是公共事务的记录，会留着，但不再连着您。</View>
        <View className="mydata__point">以后再用，就是一位新的居民。</View>
      </Sheet>
    </>
  );
}
