import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ContactState } from '@contract/party/contact.flow';
import { partyLifeApi, type ContactRow, type ContactView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { usePaged } from '@shared/hooks/paged';
import { BigButton } from '@shared/ui/BigButton';
import { ListPage } from '@shared/ui/ListPage';
import { spoken } from '@shared/ui/spoken';
import { StateTag, type Mood } from '@shared/ui/StateTag';
import { day } from '@shared/ui/time';
import { goParty } from '../ui/go-party';
import { OfferSheet, type OfferKind } from '../ui/OfferSheet';
import { useMine } from '../ui/use-mine';
import '../../ui/lines.scss';

const MOODS: Record<ContactState, Mood> = {
  proposed: 'going',
  confirmed: 'good',
  declined: 'bad',
  withdrawn: 'still',
  ended: 'still',
};
const SIZE = 20;
const NOTHING = {
  title: '还没有结对',
  words: '党组织或党员与社区、住户结对联系，由对方确认。',
  icon: 'heart',
} as const;
const PROPOSE: OfferKind<ContactView> = {
  ...{ label: '提出结对', title: '提出结对', community: '联系哪个社区', households: '哪些住户' },
  words: { label: '打算怎么联系', placeholder: '例如：每月走访一次', must: true },
  send: ({ communityId, ...offer }, key) =>
    api(partyLifeApi.proposeContact, { ...offer, from: 'party', targetId: communityId }, { key }),
};

/** 双联系: mine, my organisation's and my community's, newest first. */
export function Contacts({ personId }: { personId: number }) {
  const [open, setOpen] = useState(false);
  const mine = useMine(personId);
  const list = usePaged(`contacts-${personId}`, (after) => api(partyLifeApi.contacts, { size: SIZE, after }));
  const may = mine.data && (mine.data.membership !== undefined || mine.data.runs.length > 0);
  return (
    <ListPage
      list={list}
      nothing={NOTHING}
      footer={
        may &&
        mine.data && (
          <>
            <BigButton label="提出结对" icon="plus" onTap={() => setOpen(true)} />
            {/* Here, for the content is not drawn while there is none. */}
            {open && (
              <OfferSheet
                kind={PROPOSE}
                mine={mine.data}
                onMade={({ id }) => {
                  setOpen(false);
                  goParty.contact(id);
                }}
                onClose={() => setOpen(false)}
              />
            )}
          </>
        )
      }
    >
      {(rows) => (
        <View>
          {rows.map((row) => (
            <ContactLine key={row.id} row={row} />
          ))}
        </View>
      )}
    </ListPage>
  );
}

function ContactLine({ row }: { row: ContactRow }) {
  const { id, target, households, org, member, state, stateLabel, visits, visitedAt, words } = row;
  const place = [target.name, households].filter(Boolean).join(' ');
  const seen = visitedAt === undefined ? '' : `，最近 ${day(visitedAt)}`;
  return (
    <View
      className="line"
      hoverClass="line--pressed"
      onClick={() => goParty.contact(id)}
      {...spoken('button', `${place}，${stateLabel}`)}
    >
      <View className="line__head">
        <View className="line__title">{place}</View>
        <StateTag label={stateLabel} mood={MOODS[state]} />
      </View>
      <View className="quiet">{[member, org.name].filter(Boolean).join(' · ')}</View>
      <View>{words}</View>
      <View className="quiet">{`走访 ${visits} 次${seen}`}</View>
    </View>
  );
}
