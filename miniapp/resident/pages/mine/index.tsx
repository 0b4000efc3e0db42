import { SignedIn } from '@shared/screens/SignedIn';
import { Page } from '@shared/ui/Page';

export default function Mine() {
  return (
    <SignedIn>
      {() => (
        <Page
          empty={{
            title: '还没有上报过问题',
            words: '看到路灯不亮、井盖破损、垃圾没清，拍一张就行。',
            icon: 'camera',
          }}
        />
      )}
    </SignedIn>
  );
}
