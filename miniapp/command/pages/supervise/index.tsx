import { isOffered } from '../../person/duties';
import { Staffed } from '../../door/Staffed';
import { Supervise } from './Supervise';

export default function SupervisePage() {
  return (
    <Staffed>
      {(person) => <Supervise key={person.id} figures={isOffered(person, 'figures') ? 'shown' : 'none'} />}
    </Staffed>
  );
}
