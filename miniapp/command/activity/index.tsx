import { Staffed } from '../door/Staffed';
import { Activities } from './Activities';

export default function ActivitiesPage() {
  return <Staffed>{(person) => <Activities key={person.id} />}</Staffed>;
}
