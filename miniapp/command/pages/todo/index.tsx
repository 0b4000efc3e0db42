import { Posted } from '../../door/Posted';
import { Todo } from './Todo';

export default function TodoPage() {
  return <Posted>{(person) => <Todo key={person.id} person={person} />}</Posted>;
}
