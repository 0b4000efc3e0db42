import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { CallMeeting } from './CallMeeting';

export default function CallMeetingPage() {
  const { params } = useRouter();
  return (
    <SignedIn>{(person) => <CallMeeting key={person.id} orgUnitId={Number(params.org ?? 0)} />}</SignedIn>
  );
}
