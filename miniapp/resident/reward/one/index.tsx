import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Reward } from './Reward';

export default function RewardPage() {
  const { params } = useRouter();
  return <SignedIn>{() => <Reward id={Number(params.id ?? 0)} />}</SignedIn>;
}
