import { View } from '@tarojs/components';
import type { ActivityView, ClaimActionView } from '@contract/volunteer/volunteer.api';
import { ActionBar } from '@shared/ui/ActionBar';
import { BigButton } from '@shared/ui/BigButton';
import { go } from '../ui/go';
import type { MyClaim } from './my-claim';

interface ActivityFooterProps {
  view: ActivityView;
  mine: MyClaim;
  onStep: (action: ClaimActionView) => void;
}

/** My own steps where I have some; otherwise the claim, or why there is none. All of it the server's word. */
export function ActivityFooter({
  view,
  mine: { claim, steps, claiming, join },
  onStep,
}: ActivityFooterProps) {
  if (claim && claim.actions.length > 0)
    return <ActionBar actions={claim.actions} taking={steps.taking} onTake={onStep} />;
  const { open, why } = view.claiming;
  // Only those who have joined are told how well it suits them.
  const joined = view.match !== undefined;
  return (
    <View>
      {why && <View className="quiet activity__why">{why}</View>}
      {open && <BigButton label={why ? '排候补' : '认领'} busy={claiming.busy} onTap={() => void join()} />}
      {!open && !joined && <BigButton label="登记成为志愿者" onTap={go.join} />}
    </View>
  );
}
