import { Staffed } from '../door/Staffed';
import { FoundForm } from './FoundForm';

export default function FoundPage() {
  return <Staffed>{(person) => <FoundForm key={person.id} />}</Staffed>;
}
