import { EyeOutlined } from '@ant-design/icons';
import type { CaseView } from '@contract/case/case.api';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { ActionBar } from '../../ui/ActionBar';
import { Lamp } from '../../ui/Lamp';
import { StateTag } from '../../ui/StateTag';
import { fullTime } from '../../ui/time';
import type { Steps } from '../../ui/use-steps';
import { useMovedNote } from '../case-cache';
import { useWatching } from '../use-watching';

interface CaseHeadProps {
  view: CaseView;
  steps: Steps<CaseView>;
}

/** State, lamp, holder, who else is looking, and what this person may do now. */
export function CaseHead({ view, steps }: CaseHeadProps) {
  const { note, clear } = useMovedNote(view.no);
  return (
    <header className="case-head">
      <div className="case-head-title">
        <h1>{view.categoryName || '未分类'}</h1>
        <StateTag label={view.stateLabel} supervised={view.supervised} />
        <Lamp lamp={view.lamp} dueAt={view.dueAt} />
      </div>
      <p className="case-head-meta">
        <span>编号 {view.no}</span>
        {view.holder ? <span>现在 {view.holder.name}</span> : null}
        {view.dueAt && view.lamp !== 'off' ? <span>{fullTime(view.dueAt)} 前办完这一步</span> : null}
        {view.endingLabel ? <span>结论：{view.endingLabel}</span> : null}
      </p>
      <Watchers no={view.no} />
      {note ? (
        <Alert type="warning" showIcon closable message={`${note}（以下已是最新情况）`} onClose={clear} />
      ) : null}
      <MergeLinks view={view} />
      <ActionBar
        actions={view.actions}
        busy={steps.busy}
        none="这一步不由您办理，可查看进展"
        onTake={(step) => steps.start(view, step)}
      />
    </header>
  );
}

function Watchers({ no }: { no: string }) {
  const names = useWatching(no);
  if (names.length === 0) return null;
  return (
    <p className="watchers" role="status">
      <EyeOutlined /> {names.join('、')} 也在看这一件
    </p>
  );
}

function MergeLinks({ view }: { view: CaseView }) {
  if (!view.mergedInto && view.merged.length === 0) return null;
  return (
    <p className="merge-links">
      {view.mergedInto ? (
        <span>
          已并入 <Link to={`/cases/${view.mergedInto}`}>{view.mergedInto}</Link>
        </span>
      ) : null}
      {view.merged.length > 0 ? (
        <span>
          并入本件的：
          {view.merged.map((no) => (
            <Link key={no} to={`/cases/${no}`}>
              {no}
            </Link>
          ))}
        </span>
      ) : null}
    </p>
  );
}
