import './moderation.css';
import type { ModerationItem } from '@contract/moderation/moderation.api';
import { Grid, Segmented } from 'antd';
import { useState } from 'react';
import { messageOf } from '../app/http';
import { PageHead } from '../ui/PageHead';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import { ModerationDetail } from './ModerationDetail';
import { ModerationList } from './ModerationList';
import { useDecisions } from './use-decisions';
import { useModeration, type ModerationQueue, type Which } from './use-moderation';
import { useModerationKeys } from './use-moderation-keys';

export type Decision = ModerationItem['actions'][number];

/** What a human must look at before everybody may: the queue at the left, one thing in full at the right. */
export function ModerationPage() {
  const [which, setWhich] = useState<Which>('open');
  const queue = useModeration(which);
  const { start, dialog } = useDecisions(queue);
  const { waiting, current, move } = queue;
  useModerationKeys({
    move,
    decide: (action) => {
      const decision = current?.actions.find((each) => each.action === action);
      if (current && decision) start(current, decision);
    },
  });
  return (
    <div className="moderation">
      <PageHead
        title="内容审核"
        about={
          waiting === undefined ? undefined : `${waiting} 项等待人工审核；审核前只有上传人和办案人员能看到。`
        }
      >
        <Segmented<Which>
          value={which}
          onChange={(side) => {
            queue.leave();
            setWhich(side);
          }}
          options={[
            { value: 'open', label: '待审核' },
            { value: 'done', label: '已审核' },
          ]}
        />
      </PageHead>
      <Panes which={which} queue={queue} onDecide={start} />
      {dialog}
    </div>
  );
}

interface PanesProps {
  which: Which;
  queue: ModerationQueue;
  onDecide: (item: ModerationItem, decision: Decision) => void;
}

function Panes({ which, queue, onDecide }: PanesProps) {
  const { list, rows, current, chosen } = queue;
  const wide = Grid.useBreakpoint().lg === true;
  if (list.isPending) return <LoadingRows />;
  if (list.isError && rows.length === 0)
    return (
      <LoadFailed
        failed={messageOf(list.error)}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  if (rows.length === 0 || !current) return <Nothing {...EMPTY[which]} />;
  const detail = (
    <ModerationDetail
      key={current.id}
      item={current}
      onDecide={(decision) => onDecide(current, decision)}
      onBack={wide ? undefined : queue.leave}
    />
  );
  // On a phone one of the two at a time.
  if (!wide) return chosen ? detail : <ModerationList queue={queue} />;
  return (
    <div className="moderation-panes">
      <ModerationList queue={queue} focused={current.id} />
      {detail}
    </div>
  );
}

const EMPTY: Record<Which, { title: string; hint: string }> = {
  open: { title: '没有等待审核的内容', hint: '平台没有通过或没有回答的文字、照片，以及所有视频，会列在这里' },
  done: { title: '还没有审核过', hint: '您和同事通过或屏蔽的内容，会列在这里，可以改判' },
};
