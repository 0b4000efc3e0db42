import { useState } from 'react';
import type { PartyMineView } from '@contract/party/party-life.api';
import { partyApi, type RegistrationView } from '@contract/staff/party.api';
import { api } from '@shared/api/request';
import type { Community } from '@shared/place/communities';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { Sheet } from '@shared/ui/Sheet';
import { TextBox } from '@shared/ui/TextBox';
import { CommunityBox } from '../ui/CommunityBox';
import { ForWhom, onlyName } from '../ui/ForWhom';
import { useSending } from '../ui/use-sending';

interface RegisterSheetProps {
  mine: PartyMineView;
  onMade: (row: RegistrationView) => void;
  onClose: () => void;
}

/** Registers me, or the organisation I speak for, with a community. */
export function RegisterSheet({ mine, onMade, onClose }: RegisterSheetProps) {
  const [whom, setWhom] = useState(() => onlyName(mine));
  const [community, setCommunity] = useState<Community>();
  const [words, setWords] = useState('');
  const { busy, tried, trouble, send } = useSending();
  const input =
    whom === undefined || !community
      ? undefined
      : { communityId: community.id, words: words.trim(), ...(whom === 0 ? {} : { orgUnitId: whom }) };
  const register = async (): Promise<void> => {
    const made = await send(input, (sent, key) => api(partyApi.register, sent, { key }));
    if (!made) return;
    onMade(made);
    onClose();
  };
  return (
    <Sheet
      open
      title="向社区报到"
      onClose={onClose}
      footer={<BigButton label="报到" busy={busy} onTap={() => void register()} />}
    >
      {trouble && <Notice tone="bad" icon="alert" words={trouble} />}
      <ForWhom
        mine={mine}
        value={whom}
        error={tried && whom === undefined ? '请选以谁的名义' : undefined}
        onChange={setWhom}
      />
      <CommunityBox
        label="向哪个社区报到"
        community={community}
        error={tried && !community ? '请选社区' : undefined}
        onChange={setCommunity}
      />
      <Field label="能做些什么" hint="可以不写">
        <TextBox
          label="能做些什么"
          value={words}
          max={200}
          placeholder="例如：周末可以参加巡查"
          onChange={setWords}
        />
      </Field>
    </Sheet>
  );
}
