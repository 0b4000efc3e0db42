import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { CheckIn } from './CheckIn';

export default function CheckInPage() {
  const { params } = useRouter();
  const way = params.way === 'out' ? 'out' : 'in';
  const title = decodeURIComponent(params.title ?? '');
  return <SignedIn>{(person) => <CheckIn personId={person.id} way={way} title={title} />}</SignedIn>;
}
