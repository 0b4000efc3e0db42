import { Staffed } from '../../door/Staffed';
import { Todo } from './Todo';

export default function TodoPage() {
  return <Staffed>{(person) => <Todo key={person.id} person={person} />}</Staffed>;
}
