import { useRouter } from '@tarojs/taro';
import { Staffed } from '../../door/Staffed';
import { RosterClaim } from './RosterClaim';

export default function ClaimPage() {
  const { params } = useRouter();
  const id = Number(params.id ?? 0);
  return <Staffed>{() => <RosterClaim key={id} id={id} />}</Staffed>;
}
