import { Me as MeScreen } from '@shared/screens/Me';
import { Staffed } from '../../door/Staffed';
import { PersonSwitch } from './PersonSwitch';
import { Sessions } from './Sessions';

export default function Me() {
  return (
    <Staffed>
      {(person) => (
        <MeScreen>
          <PersonSwitch />
          <Sessions key={person.id} />
        </MeScreen>
      )}
    </Staffed>
  );
}
