import { useState } from 'react';
import { Choices } from '../ui/Choices';
import { Field } from '../ui/Field';
import { Sheet } from '../ui/Sheet';
import { TextLine } from '../ui/TextBox';
import { useCommunities, type Community } from './communities';

interface CommunitySheetProps {
  chosen?: number;
  onChoose: (community: Community) => void;
  onClose: () => void;
}

/** One of the town's communities, found by a word of its name. */
export function CommunitySheet({ chosen, onChoose, onClose }: CommunitySheetProps) {
  const rows = useCommunities();
  const [word, setWord] = useState('');
  const found = rows.filter(({ name }) => name.includes(word.trim()));
  return (
    <Sheet open title="是哪个社区" onClose={onClose}>
      <Field label="社区名称" error={troubleOf(rows.length, found.length)}>
        <TextLine label="社区名称" value={word} placeholder="输入名称里的字，找得快" onChange={setWord} />
      </Field>
      <Choices
        choices={found.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={(id) => {
          const community = rows.find((row) => row.id === id);
          if (community) onChoose(community);
          onClose();
        }}
      />
    </Sheet>
  );
}

function troubleOf(known: number, found: number): string | undefined {
  if (known === 0) return '还没有取到社区名单，请连上网后再选';
  return found === 0 ? '没有这个名称的社区' : undefined;
}
