import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Meeting } from './Meeting';

export default function MeetingPage() {
  const { params } = useRouter();
  return <SignedIn>{(person) => <Meeting key={person.id} id={Number(params.id ?? 0)} />}</SignedIn>;
}
