import { useState } from 'react';
import { View } from '@tarojs/components';
import { identityApi, type SessionRow } from '@contract/identity/identity.api';
import { messageOf } from '@shared/api/api-error';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { Notice } from '@shared/ui/Notice';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import './Sessions.scss';

const PROGRAM_NAMES: Record<string, string> = {
  resident: '随手拍',
  volunteer: '智慧党建',
  enterprise: '企业诉求',
  command: '决策指挥',
  admin: '业务后台',
};
const SHOWN = 5;

/** Where this account is signed in; another phone can be shut out at once. */
export function Sessions() {
  const [failure, setFailure] = useState<string>();
  const sessions = useRemote('sessions', () => api(identityApi.sessions, {}));
  const revoke = async ({ id }: SessionRow) => {
    try {
      await api(identityApi.revoke, { id });
      setFailure(undefined);
      await sessions.refresh();
    } catch (error) {
      setFailure(messageOf(error));
    }
  };
  const trouble = failure ?? sessions.error;
  const rows = [...(sessions.data?.rows ?? [])].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.seenAt - a.seenAt,
  );
  return (
    <>
      <View className="sessions__title">登录过的地方</View>
      {trouble && <Notice words={trouble} action={{ label: '再试', onTap: () => void sessions.refresh() }} />}
      <Rows>
        {rows.slice(0, SHOWN).map((row) => (
          <Row
            key={row.id}
            title={`${PROGRAM_NAMES[row.program] ?? row.program}${row.current ? '（这一部）' : ''}`}
            words={`最近使用 ${dayTime(row.seenAt)}`}
            end={!row.current && <Revoke onTap={() => void revoke(row)} />}
          />
        ))}
      </Rows>
    </>
  );
}

function Revoke({ onTap }: { onTap: () => void }) {
  return (
    <View className="sessions__revoke" onClick={onTap} {...spoken('button', '让它退出')}>
      让它退出
    </View>
  );
}
