import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { OrderView } from '@contract/volunteer/volunteer.api';
import { HELP_KINDS, type HelpKind } from '@contract/volunteer/order.flow';
import { addPhotos } from '@shared/hooks/add-photos';
import { useSubscribeConsent } from '@shared/hooks/subscribe';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { usePrivacy } from '@shared/screens/privacy/privacy';
import { BigButton } from '@shared/ui/BigButton';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { PhotoPicker } from '@shared/ui/PhotoPicker';
import { TextBox } from '@shared/ui/TextBox';
import { VoiceButton } from '@shared/ui/VoiceButton';
import type { Outcome } from '../../outbox/outbox';
import { useDraftPhotos } from '../../outbox/use-draft-photos';
import { useOrderForm, type OrderFormHook } from './use-order-form';
import { WhenField } from './WhenField';
import { WhereField } from './WhereField';
import { WhomField } from './WhomField';

const isKind = (key: string): key is HelpKind => key in HELP_KINDS;
const KINDS = Object.keys(HELP_KINDS)
  .filter(isKind)
  .map((value) => ({ value, label: HELP_KINDS[value] }));

/** 百姓点单: what help, when, for whom, where. */
export function OrderForm({ personId }: { personId: number }) {
  const form = useOrderForm(personId);
  const photos = useDraftPhotos(form);
  const { draft, change, missing } = form;
  return (
    <Page footer={<SendBar form={form} uploading={photos.sending} />}>
      <View className="card">
        <Field label="要哪种帮助" required error={missing.get('kind')}>
          <Choices choices={KINDS} value={draft.kind} onChange={(kind) => change({ kind })} />
        </Field>
        <Field label="帮什么忙" required error={missing.get('words')}>
          <TextBox
            label="帮什么忙"
            value={draft.words}
            placeholder="比如：母亲腿脚不便，想请人上门理发"
            onChange={(words) => change({ words })}
          />
        </Field>
        <VoiceButton onWords={(words) => change({ words: draft.words + words })} />
      </View>
      <WhenField draft={draft} change={change} error={missing.get('when')} />
      <WhomField draft={draft} change={change} missing={missing} />
      <WhereField draft={draft} change={change} error={missing.get('place')} />
      <View className="card">
        <Field label="照片" hint="可以不加。要修的东西拍一张，志愿者好带工具">
          <PhotoPicker
            photos={photos.photos}
            onAdd={() => addPhotos(photos)}
            onRetry={photos.retry}
            onRemove={photos.remove}
          />
        </Field>
      </View>
      <PrivacySheet />
    </Page>
  );
}

function SendBar({ form, uploading }: { form: OrderFormHook; uploading: boolean }) {
  const consent = useSubscribeConsent();
  const { agreed, ask } = usePrivacy();
  const tap = async () => {
    if (!agreed && process.env.TARO_ENV === 'h5') return ask();
    // First thing in the tap, or WeChat refuses to ask.
    await consent();
    const outcome = await form.send();
    if (outcome) arrive(outcome);
    else void Taro.showToast({ title: '还差一点，请看红字', icon: 'none' });
  };
  const short = [...form.missing.values()][0];
  return (
    <>
      {(form.refusal ?? short) && <Notice tone="bad" icon="alert" words={form.refusal ?? short ?? ''} />}
      <BigButton
        label={uploading ? '照片上传中，请稍候' : '提交点单'}
        busy={form.sending}
        disabled={uploading}
        onTap={() => void tap()}
      />
    </>
  );
}

function arrive(outcome: Outcome<OrderView>): void {
  if ('view' in outcome) void Taro.redirectTo({ url: `/help/order/index?id=${outcome.view.id}&new=1` });
  if ('waiting' in outcome) {
    void Taro.showToast({ title: '网络不通，已存好，连上后自动发送', icon: 'none', duration: 3000 });
    void Taro.redirectTo({ url: '/help/index' });
  }
}
