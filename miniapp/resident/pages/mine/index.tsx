import { useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useNow } from '@shared/hooks/now';
import { SignedIn } from '@shared/screens/SignedIn';
import { More } from '@shared/ui/More';
import { Page } from '@shared/ui/Page';
import { CaseCard } from '../../case/CaseCard';
import { go } from '../../case/go';
import { useMyCases } from '../../case/my-cases';
import { useUnreadBadge } from '../../subscribe/unread';

const SIZE = 15;
const NOTHING = {
  title: '还没有上报过问题',
  words: '看到路灯不亮、井盖破损、垃圾没清，拍一张就行。',
  icon: 'camera',
  action: { label: '去拍一张', onTap: go.report },
} as const;

export default function Mine() {
  useUnreadBadge();
  return <SignedIn>{(person) => <MyCases personId={person.id} />}</SignedIn>;
}

function MyCases({ personId }: { personId: number }) {
  const list = useMyCases(personId, SIZE);
  const now = useNow();
  useReachBottom(() => void list.loadMore());
  return (
    <Page
      loading={list.loading}
      error={list.error}
      stale={list.rows.length > 0}
      empty={list.empty ? NOTHING : undefined}
      onRetry={() => void list.refresh()}
    >
      {/* Places of their own: when the button goes, Taro sends all that stands beside it once more. */}
      <View>
        {list.rows.map((row) => (
          <CaseCard key={row.no} row={row} now={now} onTap={go.progress} />
        ))}
      </View>
      <More list={list} />
    </Page>
  );
}
