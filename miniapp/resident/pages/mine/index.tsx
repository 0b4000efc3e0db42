import { View } from '@tarojs/components';
import { useNow } from '@shared/hooks/now';
import { SignedIn } from '@shared/screens/SignedIn';
import { ListPage } from '@shared/ui/ListPage';
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
  return (
    <ListPage list={list} nothing={NOTHING}>
      {(rows) => (
        <View>
          {rows.map((row) => (
            <CaseCard key={row.no} row={row} now={now} onTap={go.progress} />
          ))}
        </View>
      )}
    </ListPage>
  );
}
