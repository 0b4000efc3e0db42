import { useState } from 'react';
import { partyLifeApi, type ContactView, type PartyMineView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import type { Community } from '@shared/place/communities';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { Sheet } from '@shared/ui/Sheet';
import { TextBox, TextLine } from '@shared/ui/TextBox';
import { CommunityBox } from '../ui/CommunityBox';
import { ForWhom, onlyName } from '../ui/ForWhom';
import { useSending } from '../ui/use-sending';

interface ProposeSheetProps {
  mine: PartyMineView;
  onMade: (pair: ContactView) => void;
  onClose: () => void;
}

/** Offers to stand by a community, or by some of its households. */
export function ProposeSheet({ mine, onMade, onClose }: ProposeSheetProps) {
  const [whom, setWhom] = useState(() => onlyName(mine));
  const [community, setCommunity] = useState<Community>();
  const [households, setHouseholds] = useState('');
  const [words, setWords] = useState('');
  const { busy, tried, trouble, send } = useSending();
  const said = [...words.trim()].length >= 2;
  const input =
    whom === undefined || !community || !said
      ? undefined
      : {
          ...{ from: 'party' as const, targetId: community.id, words: words.trim() },
          ...{ households: households.trim(), ...(whom === 0 ? {} : { orgUnitId: whom }) },
        };
  const propose = async (): Promise<void> => {
    const made = await send(input, (sent, key) => api(partyLifeApi.proposeContact, sent, { key }));
    if (made) onMade(made);
  };
  return (
    <Sheet
      open
      title="提出结对"
      onClose={onClose}
      footer={<BigButton label="提出结对" busy={busy} onTap={() => void propose()} />}
    >
      {trouble && <Notice tone="bad" icon="alert" words={trouble} />}
      <ForWhom
        mine={mine}
        value={whom}
        error={tried && whom === undefined ? '请选以谁的名义' : undefined}
        onChange={setWhom}
      />
      <CommunityBox
        label="联系哪个社区"
        community={community}
        error={tried && !community ? '请选社区' : undefined}
        onChange={setCommunity}
      />
      <Field label="哪些住户" hint="不写就是整个社区">
        <TextLine
          label="哪些住户"
          value={households}
          max={80}
          placeholder="例如 3 号楼 2 单元"
          onChange={setHouseholds}
        />
      </Field>
      <Field label="打算怎么联系" required error={tried && !said ? '请写几个字，说清楚些' : undefined}>
        <TextBox
          label="打算怎么联系"
          value={words}
          max={200}
          placeholder="例如：每月走访一次"
          onChange={setWords}
        />
      </Field>
    </Sheet>
  );
}
