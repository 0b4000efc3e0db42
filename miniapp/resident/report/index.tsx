import { SignedIn } from '@shared/screens/SignedIn';
import { Page } from '@shared/ui/Page';

export default function Report() {
  return (
    <SignedIn>
      {() => <Page empty={{ title: '马上就好', words: '上报页正在准备。', icon: 'camera' }} />}
    </SignedIn>
  );
}
