import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Branch } from './Branch';

export default function BranchPage() {
  const { params } = useRouter();
  return <SignedIn>{(person) => <Branch key={person.id} id={Number(params.id ?? 0)} />}</SignedIn>;
}
