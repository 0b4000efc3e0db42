import type { CaseRow } from '@contract/case/case.api';
import { Button } from 'antd';
import { useState } from 'react';
import { messageOf } from '../../app/http';
import { ActionBar } from '../../ui/ActionBar';
import { Cover } from '../../ui/Cover';
import { Lamp } from '../../ui/Lamp';
import { StateTag } from '../../ui/StateTag';
import { agoInWords } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { useCase } from '../case-cache';
import { useCaseSteps } from '../use-case-steps';

interface TodoCardProps {
  row: CaseRow;
  onOpen: () => void;
}

export function TodoCard({ row, onOpen }: TodoCardProps) {
  const now = useNow();
  const [handling, setHandling] = useState(false);
  return (
    <article className="todo-card" data-no={row.no}>
      <Cover src={row.cover} />
      <div className="todo-card-body">
        <div className="todo-card-head">
          <strong>{row.categoryName || '未分类'}</strong>
          <StateTag label={row.stateLabel} supervised={row.supervised} />
          <Lamp lamp={row.lamp} dueAt={row.dueAt} />
        </div>
        <p className="todo-card-text">{row.text}</p>
        <p className="todo-card-meta">
          <span>{row.address || '待定位'}</span>
          <span>{agoInWords(row.enteredAt, now)} 到此</span>
          <span>{row.no}</span>
        </p>
        <div className="todo-card-tools">
          {handling ? (
            <CardActions no={row.no} />
          ) : (
            <Button type="primary" onClick={() => setHandling(true)}>
              办理
            </Button>
          )}
          <Button type="link" onClick={onOpen}>
            看全部
          </Button>
        </div>
      </div>
    </article>
  );
}

/** The steps are the server's to offer, so the case is asked for once someone wants to act on it. */
function CardActions({ no }: { no: string }) {
  const shown = useCase(no);
  const steps = useCaseSteps();
  if (shown.isError)
    return <Button onClick={() => void shown.refetch()}>{messageOf(shown.error)}，重试</Button>;
  const view = shown.data;
  if (!view) return <Button loading>正在读取</Button>;
  return (
    <>
      <ActionBar
        actions={view.actions}
        busy={steps.busy}
        none="这一件现在没有要您办的，可看全部"
        onTake={(step) => steps.start(view, step)}
      />
      {steps.dialog}
    </>
  );
}
