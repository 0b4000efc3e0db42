import { FileTextOutlined } from '@ant-design/icons';
import type { ModerationItem } from '@contract/moderation/moderation.api';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { StateTag } from '../ui/StateTag';
import { agoInWords } from '../ui/time';
import { useNow } from '../ui/use-now';
import type { ModerationQueue } from './use-moderation';

export const KINDS = { photo: '照片', video: '视频', words: '文字' } as const;

export function ModerationList({ queue, focused }: { queue: ModerationQueue; focused?: number }) {
  const { rows, list, choose, which } = queue;
  return (
    <div className="moderation-list">
      <ul aria-label="待看的内容">
        {rows.map((item) => (
          <Line
            key={item.id}
            item={item}
            look={item.id === focused ? 'focused' : 'plain'}
            tag={which === 'done' ? item.stateLabel : undefined}
            onChoose={choose}
          />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          再看一些
        </Button>
      ) : null}
      {focused === undefined ? null : <p className="moderation-keys">键盘：J / K 换一项，P 通过，B 屏蔽</p>}
    </div>
  );
}

interface LineProps {
  item: ModerationItem;
  look: 'plain' | 'focused';
  /** How it stands, where that is not the same for the whole list. */
  tag: string | undefined;
  onChoose: (id: number) => void;
}

function Line({ item, look, tag, onChoose }: LineProps) {
  const box = useRef<HTMLLIElement>(null);
  const now = useNow();
  useEffect(() => {
    if (look === 'focused') box.current?.scrollIntoView({ block: 'nearest' });
  }, [look]);
  return (
    <li ref={box} aria-current={look === 'focused'}>
      <button type="button" className="moderation-line" onClick={() => onChoose(item.id)}>
        <Glimpse item={item} />
        <span className="moderation-line-words">
          <span className="moderation-line-head">
            <strong>{KINDS[item.kind]}</strong>
            {tag === undefined ? null : <StateTag label={tag} />}
            <time>{agoInWords(item.since, now)}</time>
          </span>
          <span className="moderation-line-why">
            {item.why}
            {item.risk ? <b>{item.risk}</b> : null}
          </span>
          <span className="moderation-line-text">{item.text || item.categoryName}</span>
        </span>
      </button>
    </li>
  );
}

/** Veiled: nobody is shown the worst of it in passing. */
function Glimpse({ item }: { item: ModerationItem }) {
  return (
    <span className="glimpse" aria-hidden>
      {item.file ? <img src={item.file.thumb} alt="" loading="lazy" /> : <FileTextOutlined />}
    </span>
  );
}
