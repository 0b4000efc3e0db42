import { randomUUID } from 'node:crypto';
import type { PersonView } from '../../contract/identity/identity.api';
import { idOfNumber } from '../../src/case/case.row';
import { Database, type UnitOfWork } from '../../src/kernel/database';
import type { Sealer } from '../../src/kernel/personal-data';
import { Directory } from '../../src/org/directory';
import { sealPlace } from '../../src/volunteer/order.place';
import { sealWords } from '../../src/volunteer/order.words';
import type { Answered, Person, Town } from '../build';
import { rewards } from './reward-thing';

const DAY = 86_400_000;

/** What belongs to somebody: a case with its people, photo and words, and whatever else bears an id. */
export interface Thing {
  /** Stands in every word of it, and nowhere else. */
  readonly mark: string;
  readonly no: string;
  readonly photoId: string;
  readonly reporterId: number;
  readonly sessionId: number;
  readonly requestId: number;
  readonly handlerId: number;
  readonly handlersUnitId: number;
  /** The case lies there. */
  readonly communityId: number;
  readonly streetId: number;
  readonly partyOrgId: number;
  readonly viewId: number;
  readonly templateId: number;
  readonly delegationId: number;
  readonly registrationId: number;
  /** Of the Party organisation's: a meeting to come, a contact pair, and the reporter's transfer to it. */
  readonly meetingId: number;
  readonly contactId: number;
  readonly partyTransferId: number;
  /** Redeemed and not yet collected; a payout nobody has approved. */
  readonly goodId: number;
  readonly redemptionId: number;
  readonly payoutId: number;
  readonly orderId: number;
  /** Still being planned. */
  readonly activityId: number;
  readonly claimId: number;
  readonly certificateCode: string;
  readonly seriesId: number;
  /** Of the community's, still a draft, with an attachment. */
  readonly articleId: number;
  readonly attachmentId: string;
}

interface Row {
  readonly id: number;
}

/** Made as its people would: a resident reports, the centre dispatches, the department takes it on. */
export async function makeThing(town: Town): Promise<Thing> {
  const mark = `旁人不该看到${randomUUID().slice(0, 8)}`;
  const [resident, wang, zhang, liang] = await Promise.all([
    town.resident(`somebody-${randomUUID()}`),
    ...['wang', 'zhang', 'liang'].map((account) => town.staff(account)),
  ] as [Promise<Person>, Promise<Person>, Promise<Person>, Promise<Person>]);
  const photoId = await resident.photo();
  made(await resident.post('/me/name', { name: mark }));
  const no = await resident.reports(`${mark}，路灯不亮`, { files: [photoId] });
  const handler = (await liang.get<PersonView>('/me')).body;
  const handlersUnitId = handler.posts[0]?.unitId ?? 0;
  await wang.does(no, 'file');
  await zhang.does(no, 'dispatch', { unitId: handlersUnitId, words: mark });
  await liang.does(no, 'accept');
  const [view, template, request] = await Promise.all([
    liang.post<Row>('/case-views', { name: mark, query: {} }),
    liang.post<Row>('/reply-templates', { name: mark, form: 'words', words: mark }),
    resident.post<Row>('/me/data/correction', { words: mark }),
  ]);
  const reporter = made(await resident.get<Row>('/me'));
  const { rows } = made(await resident.get<{ rows: Row[] }>('/sessions'));
  return {
    mark,
    no,
    photoId,
    reporterId: reporter.id,
    sessionId: rows[0]?.id ?? 0,
    requestId: made(request).id,
    handlerId: handler.id,
    handlersUnitId,
    viewId: made(view).id,
    templateId: made(template).id,
    ...(await inOffices(town, { mark, fromId: handler.id, personId: reporter.id, no })),
  };
}

function made<T>({ status, body }: Answered<T>): T {
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

/** Somebody stands in for the handler; the reporter has registered to the community. */
async function inOffices(
  town: Town,
  { mark, fromId, personId, no }: { mark: string; fromId: number; personId: number; no: string },
) {
  const [database, directory, sealer] = await Promise.all([
    town.container.getAsync(Database),
    town.container.getAsync(Directory),
    town.container.getAsync<Sealer>('sealer'),
  ]);
  const [place] = await database.read<{ streetId: number; communityId: number }>(
    'SELECT streetId, communityId FROM cases WHERE id = ?',
    [idOfNumber(no)],
  );
  const [org] = directory.byKind('partyOrg');
  if (!place || !org) throw new Error('a case without a place, or a town without Party organisations');
  return database.unitOfWork(async (uow) => ({
    ...place,
    ...(await volunteering(uow, sealer, { mark, personId, communityId: place.communityId })),
    ...(await article(uow, { mark, communityId: place.communityId })),
    ...(await rewards(uow, { mark, personId, communityId: place.communityId })),
    partyOrgId: org.id,
    ...(await partyLife(uow, { mark, personId, orgUnitId: org.id, communityId: place.communityId })),
    delegationId: await uow.insert('delegation', {
      fromId,
      toId: fromId,
      startsAt: uow.now + 300 * DAY,
      endsAt: uow.now + 301 * DAY,
      words: mark,
      byId: fromId,
      createdAt: uow.now,
    }),
    registrationId: await uow.insert('registration', {
      personId,
      orgUnitId: org.id,
      communityId: place.communityId,
      state: 'requested',
      words: mark,
      answer: '',
      requestedAt: uow.now,
      requestedById: personId,
    }),
  }));
}

async function partyLife(
  uow: UnitOfWork,
  told: { mark: string; personId: number; orgUnitId: number; communityId: number },
) {
  const { mark, personId, orgUnitId, communityId } = told;
  const meetingId = await uow.insert('party_meeting', {
    ...{ orgUnitId, kind: 'lecture', state: 'planned', title: mark, words: mark, place: mark },
    ...{ startsAt: uow.now + 300 * DAY, minutes: mark, fileIds: '[]', called: 1, plannedById: 0 },
  });
  await uow.insert('party_attendance', { meetingId, personId, state: 'asked', words: mark });
  const said = { words: mark, personId };
  return {
    meetingId,
    contactId: await uow.insert('party_contact', {
      ...{ ...said, orgUnitId, targetId: communityId, communityId, households: mark },
      ...{ proposedBy: 'party', state: 'confirmed', proposedById: personId, proposedAt: uow.now },
    }),
    partyTransferId: await uow.insert('party_transfer', {
      ...{ ...said, fromId: orgUnitId, toId: orgUnitId, state: 'requested', askedById: personId },
      askedAt: uow.now,
    }),
  };
}

/** A draft of the community's news. */
async function article(uow: UnitOfWork, { mark, communityId }: { mark: string; communityId: number }) {
  const attachmentId = randomUUID().replaceAll('-', '');
  await uow.insert('stored_document', {
    ...{ documentKey: attachmentId, ownerId: 0, name: mark, kind: 'pdf', bytes: 1, sha256: '', at: uow.now },
  });
  const articleId = await uow.insert('news_article', {
    ...{ unitId: communityId, state: 'draft', section: 'notice', title: mark, summary: mark, body: mark },
    ...{ attachmentIds: JSON.stringify([attachmentId]), tags: '', authorId: 0, changedAt: uow.now },
  });
  return { articleId, attachmentId };
}

/** An order, a draft activity, a claim and a certificate of the reporter's. */
async function volunteering(
  uow: UnitOfWork,
  sealer: Sealer,
  { mark, personId, communityId }: { mark: string; personId: number; communityId: number },
) {
  const life = { enteredAt: uow.now, seq: 0, head: '' };
  const span = { startsAt: uow.now + 300 * DAY, endsAt: uow.now + 301 * DAY };
  const activityId = await uow.insert('volunteer_activity', {
    ...{
      ...life,
      ...span,
      communityId,
      state: 'draft',
      plannedById: 0,
      title: mark,
      words: mark,
      kind: 'care',
    },
    ...{ skills: '[]', capacity: 1, waitlist: 0, points: 0, audience: 'everyone', claimUntil: span.startsAt },
    ...{ lng: 122.07, lat: 41.12, address: mark, fence: 200 },
  });
  const certificateCode = randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase();
  await uow.insert('volunteer_certificate', {
    ...{ code: certificateCode, personId, fromAt: 0, toAt: uow.now, minutes: 60, activities: 1 },
    issuedAt: uow.now,
  });
  return {
    activityId,
    certificateCode,
    seriesId: await uow.insert('volunteer_series', {
      ...{ communityId, plan: '{}', everyDays: 7, until: 1, madeById: 0, createdAt: uow.now },
    }),
    orderId: await uow.insert('volunteer_order', {
      ...{ ...life, state: 'ordered', ordererId: personId, communityId, kind: 'care' },
      ...{ words: '', wordsSealed: sealWords(sealer, mark) },
      ...{
        address: '',
        placeSealed: sealPlace(sealer, { address: mark }),
        wantedFrom: 0,
        wantedTo: 1,
        forNeighbour: 0,
        orderedAt: uow.now,
      },
    }),
    claimId: await uow.insert('volunteer_claim', {
      ...{ ...life, activityId, personId, state: 'claimed', claimedAt: uow.now },
    }),
  };
}
