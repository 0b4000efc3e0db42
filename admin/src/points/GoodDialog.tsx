import { pointsApi, type GoodView } from '@contract/points/points.api';
import type { UnitBrief } from '@contract/staff/unit.api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { api, messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';
import { GoodFields, type GoodValues } from './GoodFields';
import { GOODS, useReplaceGood } from './use-points';

interface GoodDialogProps {
  desks: UnitBrief[];
  /** Absent for a new one. */
  good?: GoodView;
  onClose: () => void;
}

/** Something new on offer, or its price, stock and place on the shelf. */
export function GoodDialog({ desks, good, onClose }: GoodDialogProps) {
  const [form] = Form.useForm<GoodValues>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const replace = useReplaceGood();
  const done = (words: string) => {
    void message.success(words);
    onClose();
  };
  const offer = useCreate(pointsApi.offer, ({ title }) => {
    void client.invalidateQueries({ queryKey: GOODS });
    done(`“${title}”已上架`);
  });
  const change = useMutation({
    mutationFn: ({ restock, listed, ...values }: GoodValues) =>
      api(pointsApi.changeGood, {
        ...{ id: good?.id ?? 0, ...fieldsOf(values), restock: restock ?? 0, listed: listed ?? true },
      }),
    onSuccess: (changed) => {
      replace(changed);
      done(`“${changed.title}”已修改，现有 ${changed.stock} 件`);
    },
  });
  const submit = () => {
    const values = form.getFieldsValue();
    if (good) return change.mutate(values);
    // Who runs one desk only is not asked which.
    const { communityId = desks[0]?.id, stock = 0 } = values;
    offer.mutate({ ...fieldsOf(values), communityId, stock });
  };
  const error = offer.error ?? change.error;
  return (
    <FormModal
      title={good ? `修改物品 · ${good.title}` : '上架物品'}
      form={form}
      refusal={error ? messageOf(error) : undefined}
      submitLabel={good ? '保存' : '上架'}
      busy={offer.isPending || change.isPending}
      initial={{ perPerson: 1, pickupDays: 14, communityId: desks[0]?.id, restock: 0, ...good }}
      first="title"
      onSubmit={submit}
      onClose={onClose}
    >
      <GoodFields desks={desks} good={good} />
    </FormModal>
  );
}

const fieldsOf = ({ title, words, points, perPerson, pickupDays }: GoodValues) => ({
  ...{ title, points, perPerson, pickupDays },
  words: words ?? '',
});
