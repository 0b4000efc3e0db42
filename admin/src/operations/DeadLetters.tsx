import { operationsApi, type DeadLetterView } from '@contract/operations/operations.api';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { fullTime } from '../ui/time';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';

const LETTERS = ['operations', 'dead-letters'] as const;

/** Deliveries that were given up after all their tries: try again, or let go for a reason. */
export function DeadLetters() {
  const [discarding, setDiscarding] = useState<DeadLetterView>();
  const retry = useRetry();
  const letters = useInfiniteQuery({
    queryKey: LETTERS,
    queryFn: ({ pageParam }) => api(operationsApi.deadLetters, { after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const rows = letters.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="part" aria-labelledby="dead-letters">
      <h2 id="dead-letters">没能送达</h2>
      {letters.isPending ? <LoadingRows rows={2} /> : null}
      {letters.isError ? (
        <LoadFailed failed={messageOf(letters.error)} onRetry={() => void letters.refetch()} />
      ) : null}
      {letters.isSuccess && rows.length === 0 ? (
        <Nothing title="都送到了" hint="多次重试仍失败的消息会出现在这里" />
      ) : null}
      <ul className="dead-letters">
        {rows.map((letter) => (
          <Letter
            key={letter.id}
            letter={letter}
            busy={retry.isPending}
            onRetry={() => retry.mutate(letter.id)}
            onDiscard={() => setDiscarding(letter)}
          />
        ))}
      </ul>
      {letters.hasNextPage ? (
        <Button loading={letters.isFetchingNextPage} onClick={() => void letters.fetchNextPage()}>
          更早的
        </Button>
      ) : null}
      {discarding ? <Discard letter={discarding} onClose={() => setDiscarding(undefined)} /> : null}
    </section>
  );
}

function useRetry() {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (id: number) => api(operationsApi.retry, { id }),
    onSuccess: () => {
      void message.success('已放回队列，马上重试');
      return client.invalidateQueries({ queryKey: ['operations'] });
    },
    onError: (error) => void message.error(messageOf(error)),
  });
}

interface LetterProps {
  letter: DeadLetterView;
  busy: boolean;
  onRetry: () => void;
  onDiscard: () => void;
}

function Letter({ letter, busy, onRetry, onDiscard }: LetterProps) {
  const { id, topic, attempts, createdAt, error, about } = letter;
  return (
    <li>
      <div>
        <strong>{topic}</strong>
        <small>
          编号 {id} · {fullTime(createdAt)} · 试过 {attempts} 次
        </small>
        <p className="dead-letter-error">{error || '没有记下原因'}</p>
        <small>{about.map(({ name, value }) => `${name}=${value}`).join('　')}</small>
      </div>
      <div className="dead-letter-tools">
        <Button disabled={busy} onClick={onRetry}>
          重试
        </Button>
        <Button danger onClick={onDiscard}>
          放弃
        </Button>
      </div>
    </li>
  );
}

function Discard({ letter, onClose }: { letter: DeadLetterView; onClose: () => void }) {
  const [form] = Form.useForm();
  const client = useQueryClient();
  const discard = useMutation({
    mutationFn: (reason: string) => api(operationsApi.discard, { id: letter.id, reason }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['operations'] });
      onClose();
    },
  });
  return (
    <FormModal
      title={`放弃第 ${letter.id} 条（${letter.topic}）`}
      form={form}
      danger
      submitLabel="放弃"
      busy={discard.isPending}
      refusal={discard.error ? messageOf(discard.error) : undefined}
      onSubmit={({ reason }) => discard.mutate(String(reason ?? ''))}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label="原因（记入审计日志）"
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: '请写明原因，2 到 200 字' }]}
      >
        <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
      </Form.Item>
    </FormModal>
  );
}
