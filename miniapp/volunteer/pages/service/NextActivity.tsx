import { View } from '@tarojs/components';
import { volunteerApi, type ClaimRow } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useNow } from '@shared/hooks/now';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import { spoken } from '@shared/ui/spoken';
import { lasting, stretch } from '@shared/ui/time';
import { go } from '../../ui/go';
import './next.scss';

const LOOKED_AT = 20;
/** The way in is drawn from so long before the start. */
const SOON = 2 * 3_600_000;

/** What I go to next, with the way in; nothing is drawn while there is none. Always there, so that it may come and go. */
export function NextActivity({ personId }: { personId: number }) {
  const claims = useRemote(`next-${personId}`, () => api(volunteerApi.claims, { size: LOOKED_AT }));
  useRefreshOnReturn(claims.refresh);
  const now = useNow();
  const next = nextOf(claims.data?.rows ?? [], now);
  return <View>{next && <NextCard claim={next} now={now} />}</View>;
}

/** The earliest that is not over and where I am expected: where the server lets me check in or out. */
function nextOf(rows: readonly ClaimRow[], now: number): ClaimRow | undefined {
  return rows
    .filter(({ activity, actions }) => activity.endsAt > now && actions.some(({ form }) => form === 'check'))
    .sort((a, b) => a.activity.startsAt - b.activity.startsAt)[0];
}

function NextCard({ claim, now }: { claim: ClaimRow; now: number }) {
  const { id, activity, stateLabel, actions } = claim;
  const check = actions.find(({ form }) => form === 'check');
  const begun = activity.startsAt <= now;
  const soon = activity.startsAt - now <= SOON;
  return (
    <View className="next">
      <View onClick={() => go.claim(id)} {...spoken('button', `下一次：${activity.title}`)}>
        <View className="next__what">{`下一次 · ${stateLabel}`}</View>
        <View className="next__title">{activity.title}</View>
        <View>{stretch(activity.startsAt, activity.endsAt)}</View>
        <View>{`${activity.community.name} · ${activity.address}`}</View>
        <View className="next__what">{begun ? '正在进行' : `${lasting(activity.startsAt - now)}后开始`}</View>
      </View>
      {check && soon && (
        <View className="next__do">
          <BigButton
            label={`扫码${check.label}`}
            tone="plain"
            icon="camera"
            onTap={() => go.check(check.action === 'checkOut' ? 'out' : 'in', activity.title)}
          />
        </View>
      )}
    </View>
  );
}
