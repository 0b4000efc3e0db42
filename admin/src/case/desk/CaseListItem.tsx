import type { CaseRow } from '@contract/case/case.api';
import { Checkbox } from 'antd';
import { memo, useEffect, useRef } from 'react';
import { Cover } from '../../ui/Cover';
import { Lamp } from '../../ui/Lamp';
import { StateTag } from '../../ui/StateTag';
import { agoInWords } from '../../ui/time';
import { useNow } from '../../ui/use-now';

interface CaseListItemProps {
  row: CaseRow;
  look: 'plain' | 'focused';
  selected: boolean;
  onOpen: (no: string) => void;
  onSelect: (no: string) => void;
}

export const CaseListItem = memo(function CaseListItem(props: CaseListItemProps) {
  const { row, look, selected, onOpen, onSelect } = props;
  const box = useRef<HTMLLIElement>(null);
  const now = useNow();
  useEffect(() => {
    if (look === 'focused') box.current?.scrollIntoView({ block: 'nearest' });
  }, [look]);
  return (
    <li
      ref={box}
      className={`case-item case-item-${look}`}
      data-no={row.no}
      aria-current={look === 'focused'}
    >
      <Checkbox checked={selected} aria-label={`选择 ${row.no}`} onChange={() => onSelect(row.no)} />
      <button type="button" className="case-item-main" onClick={() => onOpen(row.no)}>
        <span className="case-item-head">
          <strong>{row.categoryName || '未分类'}</strong>
          <StateTag label={row.stateLabel} supervised={row.supervised} />
          <Lamp lamp={row.lamp} dueAt={row.dueAt} />
        </span>
        <span className="case-item-text">{row.text}</span>
        <span className="case-item-meta">
          <span>{row.place ? row.address || '已标位置' : '待定位'}</span>
          <span>{agoInWords(row.reportedAt, now)}上报</span>
          {row.joined > 0 ? <span>{row.joined} 人也遇到</span> : null}
          {row.holder ? <span title={row.holder.name}>在 {row.holder.shortName}</span> : null}
        </span>
      </button>
      <Cover src={row.cover} className="case-item-cover" />
    </li>
  );
});
