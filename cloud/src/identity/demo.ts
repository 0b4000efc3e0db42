import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { DemoPerson } from '../../contract/identity/identity.api';
import type { PROGRAMS } from '../../contract/identity/identity.schema';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, type SealedName } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { codeAt } from './one-time-code';
import { callWechat } from './wechat-call';

/** person.demo, as the town's story writes it. `key` is also what the stand-in knows the person by. */
const demoNote = z.object({
  key: z.string(),
  order: z.number(),
  title: z.string(),
  blurb: z.string(),
  password: z.string().optional(),
  otpSecret: z.string().optional(),
});
const loginCode = z.object({ code: z.string() });

const PROGRAMS_OF = {
  resident: ['resident', 'volunteer', 'enterprise'],
  staff: ['admin', 'command'],
};

interface DemoRow extends SealedName {
  kind: 'resident' | 'staff';
  account: string | null;
  demo: string;
}

/** The demonstration's people to sign in as. Where it is no demonstration, none of this exists: `noSuchRoute`. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Demo {
  @Inject() protected database: Database;
  @Inject() protected settings: Settings;
  @Inject() protected clock: Clock;
  @Inject() protected sealer: Sealer;

  async people(): Promise<DemoPerson[]> {
    this.assertDemo();
    const rows = await this.database.read<DemoRow>(
      'SELECT kind, name, nameSealed, account, demo FROM person WHERE demo IS NOT NULL AND disabled = 0',
    );
    return rows
      .map((row) => ({ row, note: demoNote.parse(JSON.parse(row.demo)) }))
      .sort((a, b) => a.note.order - b.note.order)
      .map(({ row, note: { key, title, blurb, password, otpSecret } }) => ({
        key,
        name: nameOf(this.sealer, row),
        title,
        blurb,
        ...(row.account === null ? {} : { account: row.account, password }),
        ...(otpSecret === undefined ? {} : { otpSecret }),
        // An administrator's powers are not for a phone.
        programs: otpSecret === undefined ? PROGRAMS_OF[row.kind] : ['admin'],
      }));
  }

  /** A login code as the person's phone would get it, from the stand-in. Throws `notFound` for anybody else. */
  async code(person: string, program: (typeof PROGRAMS)[number]): Promise<string> {
    const known = (await this.people()).some(({ key }) => key === person);
    const appid = this.settings.wechat.accounts[program]?.appid;
    if (!known || appid === undefined) throw new Refusal('notFound');
    const request = { path: '/__demo/code', body: { person, appid } };
    return (await callWechat(this.settings.wechat.baseUrl, request, loginCode)).code;
  }

  /** What the demonstration person's authenticator shows now. Throws `notFound` for anybody without one. */
  async secondFactorCode(account: string): Promise<string> {
    const secret = (await this.people()).find((person) => person.account === account)?.otpSecret;
    if (secret === undefined) throw new Refusal('notFound');
    return codeAt(secret, this.clock.now());
  }

  private assertDemo(): void {
    if (!this.settings.demo) throw new Refusal('noSuchRoute');
  }
}
