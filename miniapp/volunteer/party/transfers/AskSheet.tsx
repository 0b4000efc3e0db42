import { View } from '@tarojs/components';
import {
  partyLifeApi,
  type MembershipTransferView,
  type PartyOrgBrief,
} from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { Begun, useBegun } from '@shared/hooks/begun';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { Sheet } from '@shared/ui/Sheet';
import { TextBox, TextLine } from '@shared/ui/TextBox';
import { useSending } from '../ui/use-sending';

interface AskSheetProps {
  onMade: (transfer: MembershipTransferView) => void;
  onClose: () => void;
}

interface AskDraft {
  /** What is looked for. */
  typed: string;
  to?: PartyOrgBrief;
  words: string;
}

const BLANK: AskDraft = { typed: '', words: '' };
const drafts = new Begun<AskDraft>('transfers', ['typed', 'words']);

/** Where to, and why. */
export function AskSheet({ onMade, onClose }: AskSheetProps) {
  const { draft, change, drop } = useBegun(drafts, 'transfer', () => BLANK);
  const { typed, to, words } = draft;
  const { busy, tried, trouble, send } = useSending();
  const said = [...words.trim()].length >= 2;
  const input = to && said ? { toId: to.id, words: words.trim() } : undefined;
  const ask = async (): Promise<void> => {
    const made = await send(input, (sent, key) => api(partyLifeApi.askTransfer, sent, { key }));
    if (!made) return;
    drop();
    onMade(made);
  };
  return (
    <Sheet
      open
      title="申请转接组织关系"
      onClose={onClose}
      footer={<BigButton label="提交申请" busy={busy} onTap={() => void ask()} />}
    >
      {trouble && <Notice tone="bad" icon="alert" words={trouble} />}
      <Field
        label="转到哪个党组织"
        required
        hint={to ? `已选：${to.name}` : undefined}
        error={tried && !to ? '请找到并选中要转去的党组织' : undefined}
      >
        <TextLine
          label="党组织名称"
          value={typed}
          max={40}
          placeholder="输入名称里的字"
          onChange={(text) => change({ typed: text })}
        />
        <Found words={typed.trim()} chosen={to} onChoose={(org) => change({ to: org })} />
      </Field>
      <Field label="为什么转" required error={tried && !said ? '请写几个字，说清楚些' : undefined}>
        <TextBox
          label="为什么转"
          value={words}
          max={200}
          placeholder="例如：已搬到那边居住"
          onChange={(text) => change({ words: text })}
        />
      </Field>
    </Sheet>
  );
}

interface FoundProps {
  words: string;
  chosen?: PartyOrgBrief;
  onChoose: (org: PartyOrgBrief) => void;
}

function Found({ words, chosen, onChoose }: FoundProps) {
  const { data, loading, error } = useRemote(words ? `orgs-${words}` : null, () =>
    api(partyLifeApi.orgsFound, { words }),
  );
  const rows = data?.rows ?? [];
  return (
    <View>
      {loading && <View className="quiet">正在查找…</View>}
      {error && <View className="field__error">{error}</View>}
      {data && rows.length === 0 && <View className="quiet">没有这个名称的党组织，换个字试试</View>}
      <Choices
        rows
        choices={rows.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen?.id}
        onChange={(id) => {
          const org = rows.find((row) => row.id === id);
          if (org) onChoose(org);
        }}
      />
    </View>
  );
}
