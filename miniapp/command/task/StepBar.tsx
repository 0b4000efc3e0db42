import { useState } from 'react';
import type { CaseView } from '@contract/case/case.api';
import { ActionBar } from '@shared/ui/ActionBar';
import { BigButton } from '@shared/ui/BigButton';
import { Sheet } from '@shared/ui/Sheet';
import './StepBar.scss';
import { View } from '@tarojs/components';

type Action = CaseView['actions'][number];

interface StepBarProps {
  actions: readonly Action[];
  taking?: string;
  onTake: (action: Action) => void;
}

const IN_SIGHT = 3;

/** What the server offers: the main steps in sight, the rest one tap away. */
export function StepBar({ actions, taking, onTake }: StepBarProps) {
  const [open, setOpen] = useState(false);
  const ordered = [
    ...actions.filter(({ tone }) => tone === 'main'),
    ...actions.filter(({ tone }) => tone !== 'main'),
  ];
  const fits = ordered.length <= IN_SIGHT;
  const first = fits ? ordered : ordered.slice(0, IN_SIGHT - 1);
  const choose = (action: Action) => {
    setOpen(false);
    onTake(action);
  };
  return (
    <View className="step-bar">
      <View className="step-bar__first">
        <ActionBar actions={first} taking={taking} onTake={onTake} />
      </View>
      {!fits && (
        <BigButton label="更多" tone="plain" disabled={taking !== undefined} onTap={() => setOpen(true)} />
      )}
      <Sheet title="更多操作" open={open} onClose={() => setOpen(false)}>
        <ActionBar actions={ordered.slice(first.length)} taking={taking} onTake={choose} />
      </Sheet>
    </View>
  );
}
