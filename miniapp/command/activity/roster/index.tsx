import { useRouter } from '@tarojs/taro';
import { Staffed } from '../../door/Staffed';
import { Roster } from './Roster';

export default function RosterPage() {
  const { params } = useRouter();
  const id = Number(params.id ?? 0);
  return <Staffed>{() => <Roster key={id} id={id} />}</Staffed>;
}
