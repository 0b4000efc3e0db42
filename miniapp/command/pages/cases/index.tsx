import { Posted } from '../../door/Posted';
import { Cases } from './Cases';

export default function CasesPage() {
  return <Posted>{(person) => <Cases key={person.id} />}</Posted>;
}
