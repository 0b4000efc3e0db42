import { isOffered } from '../../person/duties';
import { Posted } from '../../door/Posted';
import { Supervise } from './Supervise';

export default function SupervisePage() {
  return (
    <Posted>
      {(person) => <Supervise key={person.id} figures={isOffered(person, 'figures') ? 'shown' : 'none'} />}
    </Posted>
  );
}
