import { useRouter } from '@tarojs/taro';
import { SignedIn } from '@shared/screens/SignedIn';
import { Activity } from './Activity';
import { activityOf } from './activity-of';

export default function ActivityPage() {
  const { params } = useRouter();
  const id = activityOf(params);
  return <SignedIn>{() => <Activity key={id} id={id} />}</SignedIn>;
}
