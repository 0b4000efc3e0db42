import { useState } from 'react';
import { View } from '@tarojs/components';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { Sheet } from '@shared/ui/Sheet';
import { dayName, dayStart } from '@shared/ui/time';
import type { OrderDraft, WishedTime } from '../../outbox/order-draft';
import { PART_CHOICES } from '../when';

interface WhenFieldProps {
  draft: WishedTime;
  change: (part: Partial<OrderDraft>) => void;
  error?: string;
}

const NEAR = ['今天', '明天', '后天'];
/** The days offered on their own, and as far as one may look ahead. */
const AHEAD = 30;

/** When help is wanted: any day of the week, or a day and a part of it. */
export function WhenField({ draft, change, error }: WhenFieldProps) {
  const [now] = useState(() => Date.now());
  const [open, setOpen] = useState(false);
  const near = NEAR.map((label, days) => ({ value: dayStart(now, days), label }));
  const { day } = draft;
  const far =
    day !== undefined && day !== 'week' && !near.some(({ value }) => value === day) ? day : undefined;
  const choices = [
    { value: 'week', label: '一周内都行' } as const,
    ...near,
    { value: 'other', label: far === undefined ? '其他日子' : dayName(far) } as const,
  ];
  return (
    <View className="card">
      <Field label="什么时候" required error={error}>
        <Choices
          choices={choices}
          value={far === undefined ? day : 'other'}
          onChange={(chosen) => (chosen === 'other' ? setOpen(true) : change({ day: chosen }))}
        />
      </Field>
      {day !== undefined && day !== 'week' && (
        <Field label="哪个时段">
          <Choices choices={PART_CHOICES} value={draft.part} onChange={(part) => change({ part })} />
        </Field>
      )}
      {/* A place of its own: what stands around it is not sent to the view again when it opens. */}
      <View>
        {open && (
          <Sheet open title="选哪一天" onClose={() => setOpen(false)}>
            <Choices
              choices={Array.from({ length: AHEAD }, (_, index) => dayStart(now, index + NEAR.length)).map(
                (value) => ({ value, label: dayName(value) }),
              )}
              value={far}
              onChange={(chosen) => {
                change({ day: chosen });
                setOpen(false);
              }}
            />
          </Sheet>
        )}
      </View>
    </View>
  );
}
