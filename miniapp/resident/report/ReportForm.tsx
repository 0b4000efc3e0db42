import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { BigButton } from '@shared/ui/BigButton';
import { useSubscribeConsent } from '@shared/hooks/subscribe';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { PhotoPicker } from '@shared/ui/PhotoPicker';
import { Rows, SwitchRow } from '@shared/ui/Row';
import { TextBox } from '@shared/ui/TextBox';
import { VoiceButton } from '@shared/ui/VoiceButton';
import { addPhotos } from '@shared/hooks/add-photos';
import { go } from '../case/go';
import type { CaseView } from '@contract/case/case.api';
import type { Outcome } from '../outbox/outbox';
import { useDraftPhotos } from '../outbox/use-draft-photos';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { usePrivacy } from '@shared/screens/privacy/privacy';
import { CategoryField } from './CategoryField';
import { NearbyOffer } from './NearbyOffer';
import { PlaceField } from '../place/PlaceField';
import { QuestionFields } from './QuestionFields';
import { useReportForm, type ReportFormHook } from './use-report-form';
import './report.scss';

/** A report in under a minute: picture, words, place, kind, sent. */
export function ReportForm({ personId }: { personId: number }) {
  const form = useReportForm(personId);
  const photos = useDraftPhotos(form);
  const { draft, change, missing } = form;
  return (
    <Page footer={<SendBar form={form} uploading={photos.sending} />}>
      <View className="card">
        <Field label="拍照片或视频" hint="拍清楚东西和周围，处理得更快">
          <PhotoPicker
            photos={photos.photos}
            addLabel="拍照"
            onAdd={() => addPhotos(photos)}
            onRetry={photos.retry}
            onRemove={photos.remove}
          />
        </Field>
      </View>
      <View className="card">
        <Field label="什么情况" required error={missing.get('text')}>
          <TextBox
            label="什么情况"
            value={draft.text}
            max={2000}
            placeholder="比如：楼门口的路灯坏了三天，晚上看不见路"
            onChange={(text) => change({ text })}
          />
        </Field>
        <VoiceButton onWords={(words) => change({ text: draft.text + words })} />
      </View>
      <PlaceField
        draft={draft}
        change={change}
        error={missing.get('place')}
        hint="比如：3 号楼东门口，小卖部对面。定不了位时请写这里"
      />
      <CategoryField draft={draft} change={change} categories={form.categories} chosen={form.category} />
      <QuestionFields
        questions={form.category?.questions ?? []}
        answers={draft.answers}
        missing={missing}
        onChange={(answers) => change({ answers })}
      />
      <Rows>
        <SwitchRow
          title="不让处理单位看到我的姓名"
          words="受理的人看得到，方便和您联系"
          on={draft.hideName}
          onToggle={() => change({ hideName: !draft.hideName })}
        />
      </Rows>
      <NearbyOffer
        draft={draft}
        categories={form.categories}
        category={form.category}
        onJoined={form.clear}
      />
      <PrivacySheet />
    </Page>
  );
}

function SendBar({ form, uploading }: { form: ReportFormHook; uploading: boolean }) {
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
        label={uploading ? '照片上传中，请稍候' : '提交'}
        busy={form.sending}
        disabled={uploading}
        onTap={() => void tap()}
      />
    </>
  );
}

function arrive(outcome: Outcome<CaseView>): void {
  if ('view' in outcome) void Taro.redirectTo({ url: `/progress/index?no=${outcome.view.no}&new=1` });
  if ('waiting' in outcome) {
    void Taro.showToast({ title: '网络不通，已存好，连上后自动发送', icon: 'none', duration: 3000 });
    go.home();
  }
}
