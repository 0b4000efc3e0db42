import { useRouter } from '@tarojs/taro';
import { Redemption } from '@shared/points/Redemption';
import { SignedIn } from '@shared/screens/SignedIn';

export default function RedemptionPage() {
  const { params } = useRouter();
  return <SignedIn>{() => <Redemption id={Number(params.id ?? 0)} />}</SignedIn>;
}
