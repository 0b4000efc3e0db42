import { useState } from 'react';
import type { DemoPerson } from '@contract/identity/identity.api';
import { useDemoPeople } from '@shared/hooks/demo';
import { Notice } from '@shared/ui/Notice';
import { Row, Rows } from '@shared/ui/Row';
import { Sheet } from '@shared/ui/Sheet';
import { useStaffDoor } from '../../door/staff-door';
import { Waiting } from '../../ui/Waiting';

/** H5 demonstration: be somebody else without leaving first. */
export function PersonSwitch() {
  const [open, setOpen] = useState(false);
  const { data: people, error } = useDemoPeople(open ? 'open' : 'closed');
  const door = useStaffDoor();
  if (process.env.TARO_ENV !== 'h5') return null;
  const enter = async (person: DemoPerson) => {
    if (await door.enterAs(person)) setOpen(false);
  };
  return (
    <>
      <Rows>
        <Row
          icon="people"
          title="换一个人物"
          words="演示环境：换成受理、处置、核查或领导"
          onTap={() => setOpen(true)}
        />
      </Rows>
      <Sheet title="换成谁" open={open} onClose={() => setOpen(false)}>
        {(door.error ?? error) && <Notice tone="bad" words={door.error ?? error ?? ''} />}
        {!people && !error && <Waiting />}
        <Rows>
          {(people ?? []).map((person) => (
            <Row
              key={person.key}
              icon="person"
              title={`${person.name} · ${person.title}`}
              onTap={door.busy ? undefined : () => void enter(person)}
            />
          ))}
        </Rows>
      </Sheet>
    </>
  );
}
