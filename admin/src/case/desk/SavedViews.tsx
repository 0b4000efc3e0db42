import { DeleteOutlined, DownOutlined, PushpinOutlined } from '@ant-design/icons';
import { caseApi } from '@contract/case/case.api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Empty, Input, Popover } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../../app/http';
import { useCreate } from '../../app/use-create';

const VIEWS = ['case-views'] as const;

interface SavedViewsProps {
  current: Record<string, string>;
  onPick: (query: Record<string, string>) => void;
}

/** Filters kept under a name, for this person. */
export function SavedViews({ current, onPick }: SavedViewsProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title="我的视图"
      content={
        <ViewList
          current={current}
          onPick={(query) => {
            setOpen(false);
            onPick(query);
          }}
        />
      }
      destroyOnHidden
    >
      <Button icon={<PushpinOutlined />}>
        视图 <DownOutlined />
      </Button>
    </Popover>
  );
}

function ViewList({ current, onPick }: SavedViewsProps) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const views = useQuery({ queryKey: VIEWS, queryFn: () => api(caseApi.views, {}) });
  const changed = () => void client.invalidateQueries({ queryKey: VIEWS });
  const save = useCreate(caseApi.saveView, () => {
    setName('');
    changed();
  });
  const drop = useMutation({
    mutationFn: (id: number) => api(caseApi.dropView, { id }),
    onSuccess: changed,
    onError: (error) => void message.error(messageOf(error)),
  });
  const rows = views.data?.rows ?? [];
  const failed = views.error ?? save.error;
  return (
    <div className="saved-views">
      {rows.length === 0 && !views.isPending ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有保存的视图" />
      ) : null}
      <ul>
        {rows.map((view) => (
          <li key={view.id}>
            <Button type="text" onClick={() => onPick(view.query)}>
              {view.name}
            </Button>
            <Button
              type="text"
              aria-label={`删除视图 ${view.name}`}
              icon={<DeleteOutlined />}
              onClick={() => drop.mutate(view.id)}
            />
          </li>
        ))}
      </ul>
      {failed ? <Alert type="error" message={messageOf(failed)} /> : null}
      <Input.Search
        value={name}
        maxLength={30}
        placeholder="给当前筛选起个名字"
        enterButton="保存"
        loading={save.isPending}
        onChange={(event) => setName(event.target.value)}
        onSearch={(text) => text.trim() && save.mutate({ name: text.trim(), query: current })}
      />
    </div>
  );
}
