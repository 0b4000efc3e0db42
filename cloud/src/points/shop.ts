import { randomInt, randomUUID } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { AboutThing } from '../../contract/notify/notify.api';
import { redemptionForms, type redemptionStepInput } from '../../contract/points/points.schema';
import {
  REDEMPTION_ACTIONS,
  REDEMPTION_STATES,
  redemptionStep,
  type RedemptionAction,
} from '../../contract/points/redemption.flow';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { parse } from '../kernel/http';
import { once, type Once } from '../kernel/once';
import { DueRows, dueNext, dueSpan, type Due } from '../kernel/one-by-one';
import { Refusal } from '../kernel/refusal';
import { Points } from './points';
import { townDay } from './points.month';
import { maySeeRedemption, permits } from './redemption.permits';
import { OPEN_DIGITS, WRONG_CODE, type GoodRecord, type RedemptionRecord } from './shop.row';

const DAY = 86_400_000;
/** Four digits are a secret only while nobody may try them all. */
const TRIES_A_DAY = 5;
const WRONG = 'wrong';

type Filled = z.output<(typeof redemptionForms)[keyof typeof redemptionForms]>;
const wordsOf = (form: Filled): string => ('words' in form ? form.words : '');

/** The one door of redemptions: only `redeem` makes one, only `take` changes its state. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Shop {
  @Inject() protected database: Database;
  @Inject() protected points: Points;
  @Inject() protected deliveries: Deliveries;
  private readonly dueRows = new DueRows('redemption');

  /**
   * Pays and takes one from the stock, both or neither; gives the redemption's id. Throws `notFound`, `goodsGone`,
   * `redeemedEnough` or `balanceTooLow`.
   */
  async redeem(actor: Actor, goodId: number, call: Once | undefined): Promise<number> {
    const made = await once(this.database, call, async (uow) => {
      const good = await uow.one<GoodRecord>('SELECT * FROM shop_good WHERE id = ?', [goodId]);
      if (!good) throw new Refusal('notFound');
      const { points, title, pickupDays, communityId } = good;
      // The person's own account first: it makes their own calls wait for each other, and nobody else's.
      const spent = { reason: `redeem:${randomUUID()}`, points, words: `兑换“${title}”` };
      const transferId = await this.points.spend(uow, actor.id, spent);
      await assertNotEnough(uow, good, actor.id);
      await takeFromStock(uow, good);
      const id = await uow.insert('shop_redemption', {
        ...{ state: 'redeemed', goodId, personId: actor.id, communityId, points, transferId },
        ...{ code: null, at: uow.now, enteredAt: uow.now, dueAt: uow.now + pickupDays * DAY },
      });
      await uow.update('shop_redemption', id, { code: pickupCode(id) });
      append(uow, id, { action: 'redeemed', toState: 'redeemed', actor, byUnitId: null, words: '' });
      return String(id);
    });
    return Number(made);
  }

  /** Takes one step: asks the table, writes the row and its event, gives back points and goods where the step does. */
  async take(actor: Actor, input: z.output<typeof redemptionStepInput>, call?: Once): Promise<void> {
    const action = REDEMPTION_ACTIONS.find((known) => known === input.action);
    if (!action) throw new Refusal('notFound');
    const done = await once(this.database, call, async (uow) => {
      const redemption = await this.lock(uow, input.id);
      if (!redemption || !maySeeRedemption(actor, redemption)) throw new Refusal('notFound');
      admit(actor, redemption, action);
      const schema: z.ZodType<Filled> =
        redemptionForms[redemptionStep(action).asks as keyof typeof redemptionForms];
      const step = { actor, redemption, action, form: parse(schema, input.form) };
      // What was tried is kept: the refusal comes after the commit.
      if (!(await this.fits(uow, step))) return WRONG;
      await this.carry(uow, step);
      return String(input.id);
    });
    if (done === WRONG) throw new Refusal('pickupCodeWrong');
  }

  /** Does the code fit? One that does not is written into the trail. Throws `pickupCodeLocked` after too many. */
  private async fits(uow: UnitOfWork, { actor, redemption, form }: Taken): Promise<boolean> {
    if (!('code' in form)) return true;
    const { id, code, state, communityId } = redemption;
    const wrong = await uow.one<{ n: number }>(
      `SELECT COUNT(*) AS n FROM shop_event WHERE redemptionId = ? AND action = '${WRONG_CODE}' AND at >= ?`,
      [id, townDay(uow.now)],
    );
    if (Number(wrong?.n ?? 0) >= TRIES_A_DAY) throw new Refusal('pickupCodeLocked', { most: TRIES_A_DAY });
    if (form.code === code) return true;
    append(uow, id, { action: WRONG_CODE, toState: state, actor, byUnitId: communityId, words: '' });
    return false;
  }

  /** What was not picked up in time goes back. */
  tick(now: number): Promise<void> {
    return this.dueRows.see(
      now,
      (after) =>
        this.database.read<Due>(
          `SELECT id, dueAt AS at FROM shop_redemption WHERE state = 'redeemed' AND ${dueNext('dueAt')}`,
          dueSpan(after, now),
        ),
      ({ id }) => this.byClock(id),
    );
  }

  private async byClock(id: number): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      // Another process may have been faster, or the counter.
      const redemption = await this.lock(uow, id);
      if (!redemption || !redemptionStep('expire').from.includes(redemption.state)) return;
      await this.carry(uow, { actor: CLOCK_ACTOR, redemption, action: 'expire', form: {} });
    });
  }

  private lock(uow: UnitOfWork, id: number): Promise<RedemptionRecord | undefined> {
    return uow.lock<RedemptionRecord>('SELECT * FROM shop_redemption WHERE id = ?', [id]);
  }

  private async carry(uow: UnitOfWork, step: Taken): Promise<void> {
    const { actor, redemption, action, form } = step;
    const { id, communityId } = redemption;
    const { to, by, past, tells } = redemptionStep(action);
    const state = to === 'same' ? redemption.state : to;
    await uow.update('shop_redemption', id, { state, enteredAt: uow.now, dueAt: null });
    const byUnitId = by.includes('desk') ? communityId : null;
    append(uow, id, { action, toState: state, actor, byUnitId, words: wordsOf(form) });
    if (!REDEMPTION_STATES[state].open && state !== 'collected') await this.undo(uow, redemption, state);
    if (tells.includes('redeemer'))
      this.deliveries.add(uow, [{ topic: 'points.told', body: notice(redemption, past, wordsOf(form)) }]);
  }

  private async undo(uow: UnitOfWork, redemption: RedemptionRecord, state: string): Promise<void> {
    const { id, personId, points, transferId, goodId } = redemption;
    const words = REDEMPTION_STATES[state as keyof typeof REDEMPTION_STATES].label;
    await this.points.giveBack(uow, personId, { transferId, points, words, reason: `redemption:${id}:back` });
    await uow.run('UPDATE shop_good SET stock = stock + 1 WHERE id = ?', [goodId]);
  }
}

interface Taken {
  readonly actor: Actor;
  readonly redemption: RedemptionRecord;
  readonly action: RedemptionAction;
  readonly form: Filled;
}

function admit(actor: Actor, redemption: RedemptionRecord, action: RedemptionAction): void {
  const verdict = permits(actor, redemption, action);
  if (verdict === 'stranger') throw new Refusal('notYours');
  if (verdict === 'late') {
    const { label } = redemptionStep(action);
    throw new Refusal('redemptionMoved', { state: REDEMPTION_STATES[redemption.state].label, label });
  }
}

/** Asked with the person's account locked: of two calls of theirs, the second sees the first. */
async function assertNotEnough(
  uow: UnitOfWork,
  { id, perPerson }: GoodRecord,
  personId: number,
): Promise<void> {
  const row = await uow.one<{ n: number }>(
    "SELECT COUNT(*) AS n FROM shop_redemption WHERE personId = ? AND goodId = ? AND state IN ('redeemed', 'collected')",
    [personId, id],
  );
  if (Number(row?.n ?? 0) >= perPerson) throw new Refusal('redeemedEnough', { most: perPerson });
}

/** The stock is asked and taken in one statement. */
async function takeFromStock(uow: UnitOfWork, { id, points }: GoodRecord): Promise<void> {
  const { affected } = await uow.run(
    'UPDATE shop_good SET stock = stock - 1 WHERE id = ? AND listed = 1 AND stock >= 1 AND points = ?',
    [id, points],
  );
  if (affected === 0) throw new Refusal('goodsGone');
}

const CODE_SPAN = 10_000;

/** Ten digits: the order's own number, and four nobody can know. */
const pickupCode = (id: number): string =>
  String(id % 10 ** OPEN_DIGITS).padStart(OPEN_DIGITS, '0') + String(randomInt(CODE_SPAN)).padStart(4, '0');

function append(
  uow: UnitOfWork,
  redemptionId: number,
  event: { action: string; toState: string; actor: Actor; byUnitId: number | null; words: string },
): void {
  const { actor, ...rest } = event;
  uow.insertLater('shop_event', { redemptionId, at: uow.now, byId: actor.id || null, ...rest });
}

const notice = ({ id, personId }: RedemptionRecord, past: string, words: string) => ({
  personIds: [personId],
  title: `积分兑换：${past}`,
  body: words === '' ? past : `${past}：${words}`,
  about: { kind: 'redemption', id } satisfies AboutThing,
});
