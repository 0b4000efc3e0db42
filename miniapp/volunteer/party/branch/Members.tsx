import { useState } from 'react';
import { View } from '@tarojs/components';
import { partyLifeApi } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { Notice } from '@shared/ui/Notice';
import { Row, Rows } from '@shared/ui/Row';

/** Who is in it; asked for when somebody wants to know. */
export function Members({ id }: { id: number }) {
  const [open, setOpen] = useState(false);
  const { data, loading, error, refresh } = useRemote(open ? `members-${id}` : null, () =>
    api(partyLifeApi.branchMembers, { id }),
  );
  return (
    <Rows>
      {!open && <Row icon="list" title="党员名册" words="本组织的党员" onTap={() => setOpen(true)} />}
      {loading && <Row title="正在打开…" />}
      {error && <Notice words={error} action={{ label: '再试', onTap: () => void refresh() }} />}
      {data?.rows.map(({ personId, name, kindLabel, dutyLabel }) => (
        <Row
          key={personId}
          title={name || '已注销'}
          words={kindLabel}
          end={dutyLabel && <View className="quiet">{dutyLabel}</View>}
        />
      ))}
    </Rows>
  );
}
