import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { partyLifeApi, type ContactRow, type ContactView } from '../../contract/party/party-life.api';
import { contactInput, contactsQuery, partyStep, partyThing } from '../../contract/party/party-life.schema';
import type { Page } from '../../contract/route';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { ContactService } from './contact.service';
import { ContactViews } from './contact.view';

type In<S extends z.ZodType> = Call<z.output<S>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class ContactController {
  @Inject() gate: Gate;
  @Inject() protected contacts: ContactService;
  @Inject() protected views: ContactViews;

  @Serve(partyLifeApi.contacts, contactsQuery, {
    who: 'person',
    reaches: 'unit',
    says: '双联系：自己的、本组织的、本社区的，新的在前',
  })
  list({ actor, input }: In<typeof contactsQuery>): Promise<Page<ContactRow>> {
    return this.views.page(actor, input);
  }

  @Serve(partyLifeApi.contact, partyThing, { who: 'person', reaches: 'unit', says: '一对联系及历次走访' })
  show({ actor, input }: In<typeof partyThing>): Promise<ContactView> {
    return this.views.show(actor, input.id);
  }

  @Serve(partyLifeApi.proposeContact, contactInput, {
    who: 'person',
    reaches: 'unit',
    says: '党组织、党员或社区提出结对，由对方确认',
  })
  async propose({ actor, input, once }: In<typeof contactInput>): Promise<ContactView> {
    return this.views.show(actor, await this.contacts.propose(actor, input, once));
  }

  @Serve(partyLifeApi.takeContact, partyStep, {
    who: 'person',
    reaches: 'unit',
    says: '办理双联系：确认、不予确认、撤回、记走访、结束；动作与表单见双联系流程表',
  })
  async take({ actor, input, once }: In<typeof partyStep>): Promise<ContactView> {
    await this.contacts.take(actor, input, once);
    return this.views.show(actor, input.id);
  }
}
