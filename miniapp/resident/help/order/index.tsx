import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { HelpOrder } from './HelpOrder';

export default function HelpOrderPage() {
  const { params } = useRouter();
  return (
    <SignedIn>
      {() => <HelpOrder id={Number(params.id ?? 0)} arrival={params.new ? 'new' : undefined} />}
    </SignedIn>
  );
}
