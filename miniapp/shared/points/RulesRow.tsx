import { useState } from 'react';
import { View } from '@tarojs/components';
import { pointsApi } from '@contract/points/points.api';
import { api } from '../api/request';
import { useRemote } from '../hooks/remote';
import { ErrorBlock } from '../ui/ErrorBlock';
import { Row, Rows } from '../ui/Row';
import { Sheet } from '../ui/Sheet';

/** How points are earned and lost; asked for when it is opened. */
export function RulesRow() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Row icon="list" title="怎么得积分" words="规则由区里定" onTap={() => setOpen(true)} />
      {open && (
        <Sheet open title="怎么得积分" onClose={() => setOpen(false)}>
          <Rules />
        </Sheet>
      )}
    </>
  );
}

function Rules() {
  const { data, loading, error, refresh } = useRemote('rules', () => api(pointsApi.rules, {}));
  if (error) return <ErrorBlock message={error} onRetry={() => void refresh()} />;
  if (loading) return <View className="quiet">正在打开…</View>;
  return (
    <Rows>
      {(data?.rows ?? [])
        .filter(({ active }) => active)
        .map((rule) => (
          <Row key={rule.code} title={rule.label} words={rule.says} />
        ))}
    </Rows>
  );
}
