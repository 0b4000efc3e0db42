import { useRouter } from '@tarojs/taro';
import { Page } from '@shared/ui/Page';
import { Staffed } from '../door/Staffed';
import { Task } from './Task';

const NO_NUMBER = { title: '没有指明案件', words: '请从列表里打开。', icon: 'search' } as const;

export default function TaskPage() {
  const { no } = useRouter().params;
  if (!no) return <Page empty={NO_NUMBER} />;
  return <Staffed>{(person) => <Task key={`${person.id} ${no}`} no={no} />}</Staffed>;
}
