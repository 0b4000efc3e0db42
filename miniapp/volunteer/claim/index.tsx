import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Claim } from './Claim';

export default function ClaimPage() {
  const { params } = useRouter();
  const id = Number(params.id ?? 0);
  return <SignedIn>{() => <Claim key={id} id={id} />}</SignedIn>;
}
