import { SignedIn } from '@shared/screens/SignedIn';
import { Page } from '@shared/ui/Page';

export default function Inbox() {
  return (
    <SignedIn>
      {() => (
        <Page
          empty={{ title: '还没有消息', words: '您上报的问题有了进展，会在这里告诉您。', icon: 'bell' }}
        />
      )}
    </SignedIn>
  );
}
