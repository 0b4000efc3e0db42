import { pointsApi } from '@contract/points/points.api';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';
import { WordsField } from '../ui/WordsField';
import { LEAGUE, useRules } from './use-points';

export interface Penalised {
  name: string;
  personId: number;
  communityId: number;
}

/** Points taken from somebody, for a reason that they read. */
export function PenaltyDialog({ name, personId, communityId, onClose }: Penalised & { onClose: () => void }) {
  const [form] = Form.useForm<{ words: string }>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const rule = useRules().data?.rows.find(({ code }) => code === 'penalty');
  const take = useCreate(pointsApi.penalise, ({ taken }) => {
    void client.invalidateQueries({ queryKey: LEAGUE });
    void message.success(taken > 0 ? `已扣 ${taken} 分，本人会看到原因` : '没有可扣的积分');
    onClose();
  });
  return (
    <FormModal
      title={`扣分：${name}`}
      form={form}
      refusal={take.error ? messageOf(take.error) : undefined}
      note={
        <p className="form-about">
          按规则一次扣 {rule?.points ?? '…'} 分，余额不足时扣完为止；扣分不改名次，只减可用的积分。
        </p>
      }
      submitLabel="扣分"
      danger
      first="words"
      busy={take.isPending}
      onSubmit={() => take.mutate({ personId, communityId, words: form.getFieldsValue().words })}
      onClose={onClose}
    >
      <WordsField label="原因（本人会看到）" max={200} least={2} />
    </FormModal>
  );
}
