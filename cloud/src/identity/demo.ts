import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { DemoPerson } from '../../contract/identity/identity.api';
import type { PROGRAMS } from '../../contract/identity/identity.schema';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { callWechat } from './wechat-call';

/** person.demo, as the town's story writes it. `key` is also what the stand-in knows the person by. */
const demoNote = z.object({
  key: z.string(),
  order: z.number(),
  title: z.string(),
  blurb: z.string(),
  password: z.string().optional(),
});
const loginCode = z.object({ code: z.string() });

const PROGRAMS_OF = {
  resident: ['resident', 'volunteer', 'enterprise'],
  staff: ['admin', 'command', 'resident'],
};

interface DemoRow {
  kind: 'resident' | 'staff';
  name: string;
  account: string | null;
  demo: string;
}

/** The demonstration's people to sign in as. Where it is no demonstration, none of this exists: `noSuchRoute`. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Demo {
  @Inject() protected database: Database;
  @Inject() protected settings: Settings;

  async people(): Promise<DemoPerson[]> {
    this.assertDemo();
    const rows = await this.database.read<DemoRow>(
      'SELECT kind, name, account, demo FROM person WHERE demo IS NOT NULL AND disabled = 0',
    );
    return rows
      .map((row) => ({ row, note: demoNote.parse(JSON.parse(row.demo)) }))
      .sort((a, b) => a.note.order - b.note.order)
      .map(({ row, note: { key, title, blurb, password } }) => ({
        key,
        name: row.name,
        title,
        blurb,
        ...(row.account === null ? {} : { account: row.account, password }),
        programs: PROGRAMS_OF[row.kind],
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

  private assertDemo(): void {
    if (!this.settings.demo) throw new Refusal('noSuchRoute');
  }
}
