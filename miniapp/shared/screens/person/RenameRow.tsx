import { useState } from 'react';
import { identityApi } from '@contract/identity/identity.api';
import { api } from '../../api/request';
import { useSession } from '../../hooks/session';
import { BigButton } from '../../ui/BigButton';
import { Field } from '../../ui/Field';
import { Row } from '../../ui/Row';
import { Sheet } from '../../ui/Sheet';
import { TextLine } from '../../ui/TextBox';
import { usePersonChange } from './person';

/** What the staff should call me. */
export function RenameRow() {
  const { person } = useSession();
  const [name, setName] = useState<string>();
  const { busy, error, change } = usePersonChange();
  const save = async () => {
    if (await change(() => api(identityApi.rename, { name: (name ?? '').trim() }))) setName(undefined);
  };
  return (
    <>
      <Row icon="person" title="称呼" words={person?.name} onTap={() => setName(person?.name ?? '')} />
      <Sheet
        title="怎么称呼您"
        open={name !== undefined}
        onClose={() => setName(undefined)}
        footer={<BigButton label="保存" busy={busy} disabled={!name?.trim()} onTap={() => void save()} />}
      >
        <Field label="称呼" error={error} hint="比如：李阿姨、陈先生，最多 20 个字">
          <TextLine label="称呼" value={name ?? ''} max={20} onChange={setName} />
        </Field>
      </Sheet>
    </>
  );
}
