import { SignedIn } from '@shared/screens/SignedIn';
import { Page } from '@shared/ui/Page';

export default function Progress() {
  return (
    <SignedIn>
      {() => <Page empty={{ title: '马上就好', words: '进度页正在准备。', icon: 'clock' }} />}
    </SignedIn>
  );
}
