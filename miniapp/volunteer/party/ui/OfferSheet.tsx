import type { PartyMineView } from '@contract/party/party-life.api';
import { Begun, useBegun } from '@shared/hooks/begun';
import type { Community } from '@shared/place/communities';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { Sheet } from '@shared/ui/Sheet';
import { TextBox, TextLine } from '@shared/ui/TextBox';
import { CommunityBox } from './CommunityBox';
import { ForWhom, nameFor } from './ForWhom';
import { useSending } from './use-sending';

/** To a community, from me or from the organisation I speak for. */
export interface Offer {
  communityId: number;
  orgUnitId?: number;
  households: string;
  words: string;
}

/** What is offered, and how the sheet puts it. */
export interface OfferKind<T> {
  /** Also on its button. */
  label: string;
  title: string;
  community: string;
  /** Absent where it is always the whole community. */
  households?: string;
  words: { label: string; placeholder: string; must: boolean };
  send: (offer: Offer, key: string) => Promise<T>;
}

interface OfferDraft {
  whom?: number;
  community?: Community;
  households: string;
  words: string;
}

interface OfferSheetProps<T> {
  kind: OfferKind<T>;
  mine: PartyMineView;
  onMade: (made: T) => void;
  onClose: () => void;
}

const BLANK: OfferDraft = { households: '', words: '' };
const drafts = new Begun<OfferDraft>('offers', ['households', 'words']);

export function OfferSheet<T>({ kind, mine, onMade, onClose }: OfferSheetProps<T>) {
  const { draft, change, drop } = useBegun(drafts, kind.title, () => BLANK);
  const { busy, tried, trouble, send } = useSending();
  const { community, households, words } = draft;
  const whom = nameFor(mine, draft.whom);
  const lacksWords = kind.words.must && [...words.trim()].length < 2;
  const offer =
    whom === undefined || !community || lacksWords
      ? undefined
      : {
          ...{ communityId: community.id, households: households.trim(), words: words.trim() },
          ...(whom === 0 ? {} : { orgUnitId: whom }),
        };
  const make = async (): Promise<void> => {
    const made = await send(offer, kind.send);
    if (!made) return;
    drop();
    onMade(made);
  };
  return (
    <Sheet
      open
      title={kind.title}
      onClose={onClose}
      footer={<BigButton label={kind.label} busy={busy} onTap={() => void make()} />}
    >
      {trouble && <Notice tone="bad" icon="alert" words={trouble} />}
      <ForWhom
        mine={mine}
        value={whom}
        error={tried && whom === undefined ? '请选以谁的名义' : undefined}
        onChange={(orgUnitId) => change({ whom: orgUnitId })}
      />
      <CommunityBox
        label={kind.community}
        community={community}
        error={tried && !community ? '请选社区' : undefined}
        onChange={(chosen) => change({ community: chosen })}
      />
      {kind.households && (
        <Field label={kind.households} hint="不写就是整个社区">
          <TextLine
            label={kind.households}
            value={households}
            max={80}
            placeholder="例如 3 号楼 2 单元"
            onChange={(text) => change({ households: text })}
          />
        </Field>
      )}
      <Field
        label={kind.words.label}
        required={kind.words.must}
        hint={kind.words.must ? undefined : '可以不写'}
        error={tried && lacksWords ? '请写几个字，说清楚些' : undefined}
      >
        <TextBox
          label={kind.words.label}
          value={words}
          max={200}
          placeholder={kind.words.placeholder}
          onChange={(text) => change({ words: text })}
        />
      </Field>
    </Sheet>
  );
}
