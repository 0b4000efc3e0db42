import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { Page } from '../../contract/route';
import {
  partyApi,
  type MemberRow,
  type PartyOrgRow,
  type RegistrationView,
} from '../../contract/staff/party.api';
import {
  memberGone,
  memberInput,
  membersQuery,
  registrationInput,
  registrationsQuery,
  registrationTake,
} from '../../contract/staff/party.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { PartyService } from './party.service';
import { RegistrationService } from './registration.service';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class PartyController {
  @Inject() gate: Gate;
  @Inject() protected party: PartyService;
  @Inject() protected registrationsOf: RegistrationService;

  @Serve(partyApi.orgs, undefined, { who: 'staff', reaches: 'unit', says: '党组织与党员数（管理员和领导）' })
  async orgs({ actor }: Call<unknown>): Promise<{ rows: PartyOrgRow[] }> {
    return { rows: await this.party.orgs(actor) };
  }

  @Serve(partyApi.members, membersQuery, { who: 'staff', reaches: 'unit', says: '党员名册（管理员和领导）' })
  members({ actor, input }: In<typeof membersQuery>): Promise<Page<MemberRow>> {
    return this.party.members(actor, input);
  }

  @Serve(partyApi.setMember, memberInput, {
    who: 'systemAdmin',
    reaches: 'office',
    says: '登记党员或改变所在党组织',
  })
  setMember({ actor, ip, input }: In<typeof memberInput>): Promise<MemberRow> {
    return this.party.setMember({ actor, ip }, input);
  }

  @Serve(partyApi.dropMember, memberGone, { who: 'systemAdmin', reaches: 'office', says: '移出党员名册' })
  async dropMember({ actor, ip, input }: In<typeof memberGone>): Promise<{ ok: true }> {
    await this.party.dropMember({ actor, ip }, input.personId);
    return { ok: true };
  }

  @Serve(partyApi.registrations, registrationsQuery, {
    who: 'person',
    reaches: 'unit',
    says: '双报到：自己的、本社区的、本组织的',
  })
  registrations({ actor, input }: In<typeof registrationsQuery>): Promise<Page<RegistrationView>> {
    return this.registrationsOf.list(actor, input);
  }

  @Serve(partyApi.register, registrationInput, {
    who: 'person',
    reaches: 'unit',
    says: '党组织或党员向社区报到',
  })
  register({ actor, ip, input, once }: In<typeof registrationInput>): Promise<RegistrationView> {
    return this.registrationsOf.register({ actor, ip }, input, once);
  }

  @Serve(partyApi.takeRegistration, registrationTake, {
    who: 'person',
    reaches: 'unit',
    says: '确认、不予确认、撤回或结束报到',
  })
  take({ actor, ip, input, once }: In<typeof registrationTake>): Promise<RegistrationView> {
    return this.registrationsOf.take({ actor, ip }, input, once);
  }
}
