import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Meetings } from './Meetings';

export default function MeetingsPage() {
  const { params } = useRouter();
  return (
    <SignedIn>
      {(person) => <Meetings key={person.id} personId={person.id} orgUnitId={Number(params.org ?? 0)} />}
    </SignedIn>
  );
}
