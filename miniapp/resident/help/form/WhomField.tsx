import { View } from '@tarojs/components';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { TextLine } from '@shared/ui/TextBox';
import type { OrderDraft } from '../../outbox/order-draft';
import type { Missing } from './order-of';

interface WhomFieldProps {
  draft: Pick<OrderDraft, 'whom' | 'name' | 'phone'>;
  change: (part: Partial<OrderDraft>) => void;
  missing: Missing;
}

const WHOM = [
  { value: 'self', label: '自己家' },
  { value: 'neighbour', label: '替邻居、老人点' },
] as const;

/** For oneself, or for somebody who does not have a phone at hand. */
export function WhomField({ draft, change, missing }: WhomFieldProps) {
  return (
    <View className="card">
      <Field label="为谁点单" required error={missing.get('whom')}>
        <Choices choices={WHOM} value={draft.whom} onChange={(whom) => change({ whom })} />
      </Field>
      {draft.whom === 'self' && (
        <View className="quiet">志愿者会联系您；在“我的”里绑定了手机号，联系起来更快。</View>
      )}
      {draft.whom === 'neighbour' && (
        <>
          <Field label="对方怎么称呼" required error={missing.get('name')}>
            <TextLine
              label="对方怎么称呼"
              value={draft.name}
              max={40}
              placeholder="比如：赵秀英"
              onChange={(name) => change({ name })}
            />
          </Field>
          <Field label="对方的手机号" required error={missing.get('phone')}>
            <TextLine
              label="对方的手机号"
              type="number"
              value={draft.phone}
              max={11}
              onChange={(phone) => change({ phone })}
            />
          </Field>
          <View className="quiet">
            请先问过对方。姓名和电话只给社区和来帮忙的志愿者看，办完 30 天后自动清除。
          </View>
        </>
      )}
    </View>
  );
}
