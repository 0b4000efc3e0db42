import { useEffect, useRef } from 'react';
import { View } from '@tarojs/components';
import type { CaseRow } from '@contract/case/case.api';
import { useNow } from '@shared/hooks/now';
import type { Paged } from '@shared/hooks/paged';
import { Notice } from '@shared/ui/Notice';
import { spoken } from '@shared/ui/spoken';
import { CaseCard } from '../../case/CaseCard';
import { go } from '../../case/go';
import { reportBox } from '../../outbox/boxes';
import { useWaiting } from '../../outbox/use-outbox';

interface RecentCasesProps {
  personId: number;
  list: Paged<CaseRow>;
}

/** My newest reports; nothing is drawn while there are none, the button above says what to do. */
export function RecentCases({ personId, list }: RecentCasesProps) {
  const { rows, more, loading, error, refresh } = list;
  const now = useNow();
  useRefreshWhenSent(personId, refresh);
  return (
    <View className="section">
      <View className="section__head">
        <View className="heading" {...spoken('heading')}>
          我最近上报
        </View>
        {more && (
          <View className="section__more" onClick={go.mine} {...spoken('button', '看全部我的上报')}>
            看全部
          </View>
        )}
      </View>
      {error && <Notice words={error} action={{ label: '再试', onTap: () => void refresh() }} />}
      {rows.map((row) => (
        <CaseCard key={row.no} row={row} now={now} onTap={go.progress} />
      ))}
      {rows.length === 0 && !error && (
        <View className="card quiet">
          {loading ? '正在打开…' : '还没有。路灯不亮、井盖破损、垃圾没清，都可以拍给我们。'}
        </View>
      )}
    </View>
  );
}

/** What has just left the outbox is a case now. */
function useRefreshWhenSent(personId: number, refresh: () => Promise<void>): void {
  const { length } = useWaiting(reportBox, personId);
  const before = useRef(length);
  useEffect(() => {
    if (length < before.current) void refresh();
    before.current = length;
  }, [length, refresh]);
}
