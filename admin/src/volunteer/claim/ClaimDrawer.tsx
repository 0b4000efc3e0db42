import type { ClaimView } from '@contract/volunteer/volunteer.api';
import { Drawer } from 'antd';
import { messageOf } from '../../app/http';
import { ActionBar } from '../../ui/ActionBar';
import { FactList } from '../../ui/FactList';
import { Timeline } from '../../ui/Timeline';
import { fullTime } from '../../ui/time';
import { LoadFailed, LoadingRows } from '../../ui/Waiting';
import { CLAIM, useThing } from '../volunteer-data';

interface ClaimDrawerProps {
  id: number;
  busy: boolean;
  onTake: (claim: ClaimView, step: ClaimView['actions'][number]) => void;
  onClose: () => void;
}

const WAYS = { in: '签到', out: '签退' } as const;

/** One person's part: when they came and went and how that is known, and what was said of it. */
export function ClaimDrawer({ id, busy, onTake, onClose }: ClaimDrawerProps) {
  const shown = useThing(CLAIM, id);
  const claim = shown.data;
  return (
    <Drawer open width={520} title={claim ? `${claim.name}，${claim.stateLabel}` : '认领'} onClose={onClose}>
      {shown.isError && !claim ? (
        <LoadFailed failed={messageOf(shown.error)} onRetry={() => void shown.refetch()} />
      ) : null}
      {shown.isPending ? <LoadingRows rows={3} /> : null}
      {claim ? (
        <div className="volunteer-claim">
          <ActionBar
            actions={claim.actions}
            busy={busy}
            none="现在没有要您办的"
            onTake={(step) => onTake(claim, step)}
          />
          <Checks claim={claim} />
          <section aria-label="经过">
            <h2>经过</h2>
            <Timeline events={claim.steps} />
          </section>
        </div>
      ) : null}
    </Drawer>
  );
}

function Checks({ claim: { checks, hours, queue, countedTo, rating } }: { claim: ClaimView }) {
  return (
    <section aria-label="签到签退">
      <h2>签到签退</h2>
      {checks.length === 0 ? <p className="none">还没有签到</p> : null}
      <ul className="volunteer-checks">
        {checks.map(({ way, at, sourceLabel, metres }, index) => (
          <li key={index}>
            <strong>{WAYS[way]}</strong> {fullTime(at)}
            <small>
              {sourceLabel}
              {metres === undefined ? '' : `，离集合地点约 ${metres} 米`}
            </small>
          </li>
        ))}
      </ul>
      <FactList
        facts={[
          ['候补次序', queue === undefined ? undefined : `第 ${queue} 位`],
          ['没有签退', countedTo === undefined ? undefined : `时长算到 ${fullTime(countedTo)}，不对请补录`],
          ['时长', hours > 0 ? `${hours} 小时` : undefined],
          ['评分', rating === undefined ? undefined : `${rating} 分`],
        ]}
      />
    </section>
  );
}
