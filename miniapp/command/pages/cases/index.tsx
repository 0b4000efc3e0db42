import { Staffed } from '../../door/Staffed';
import { Cases } from './Cases';

export default function CasesPage() {
  return <Staffed>{(person) => <Cases key={person.id} />}</Staffed>;
}
