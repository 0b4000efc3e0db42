import { useRouter } from '@tarojs/taro';
import { Staffed } from '../../door/Staffed';
import { CodeScreen } from './CodeScreen';

export default function CodePage() {
  const { params } = useRouter();
  const id = Number(params.id ?? 0);
  return <Staffed>{() => <CodeScreen key={id} id={id} />}</Staffed>;
}
