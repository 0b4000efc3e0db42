import { useState } from 'react';
import { View } from '@tarojs/components';
import { orgApi } from '@contract/org/org.api';
import { askedOnce } from '@shared/api/asked-once';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { Choices } from '@shared/ui/Choices';
import { ErrorBlock } from '@shared/ui/ErrorBlock';
import { Field } from '@shared/ui/Field';
import { PickBox } from '@shared/ui/PickBox';
import { Sheet } from '@shared/ui/Sheet';
import { TextLine } from '@shared/ui/TextBox';

interface Community {
  id: number;
  name: string;
}
interface CommunityFieldProps {
  community?: Community;
  onChange: (community: Community) => void;
}

const SHOWN = 40;
const communities = askedOnce(() => api(orgApi.units, { kinds: 'community' }));

/** Where one lives; the list is asked for when it is opened. */
export function CommunityField({ community, onChange }: CommunityFieldProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Field label="住在哪个社区" hint="优先看到自己社区的活动；可以不选">
        <PickBox label="社区" words={community?.name ?? '请选择'} onTap={() => setOpen(true)} />
      </Field>
      <View>
        {open && (
          <CommunitySheet
            chosen={community?.id}
            onClose={() => setOpen(false)}
            onPick={(picked) => {
              onChange(picked);
              setOpen(false);
            }}
          />
        )}
      </View>
    </>
  );
}

interface CommunitySheetProps {
  chosen?: number;
  onPick: (community: Community) => void;
  onClose: () => void;
}

function CommunitySheet({ chosen, onPick, onClose }: CommunitySheetProps) {
  const [words, setWords] = useState('');
  const { data, loading, error, refresh } = useRemote('communities', communities);
  const found = (data?.rows ?? []).filter(({ name }) => name.includes(words.trim()));
  const pick = (id: number) => {
    const unit = found.find((each) => each.id === id);
    if (unit) onPick({ id, name: unit.name });
  };
  return (
    <Sheet title="住在哪个社区" open onClose={onClose}>
      <Field label="找一找">
        <TextLine label="社区名" value={words} max={20} placeholder="输入社区名里的字" onChange={setWords} />
      </Field>
      {loading && <View className="quiet">正在打开…</View>}
      {error && <ErrorBlock message={error} onRetry={() => void refresh()} />}
      <Choices
        choices={found.slice(0, SHOWN).map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={pick}
      />
      {found.length > SHOWN && (
        <View className="quiet">{`还有 ${found.length - SHOWN} 个，输入名字里的字来找`}</View>
      )}
      {data && found.length === 0 && <View className="quiet">没有这个名字的社区，换个字试试</View>}
    </Sheet>
  );
}
