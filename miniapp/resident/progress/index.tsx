import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Progress } from './Progress';

export default function ProgressPage() {
  const { params } = useRouter();
  const arrival = params.new ? 'new' : params.joined ? 'joined' : undefined;
  return <SignedIn>{() => <Progress no={params.no ?? ''} arrival={arrival} />}</SignedIn>;
}
