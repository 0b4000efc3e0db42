import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { REGISTRATION_STATES, type RegistrationState } from '../../contract/staff/registration.flow';
import { Database, type UnitOfWork } from '../kernel/database';
import type { CopySection, PersonalHolding } from '../kernel/personal-data.holdings';
import { townTime } from '../kernel/town-time';
import { Directory } from '../org/directory';

interface Row {
  communityId: number;
  state: RegistrationState;
  words: string;
  requestedAt: number;
}

/** Where somebody registered (双报到). The registration stays as the community's figure, with nobody's words in it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RegistrationHolding implements PersonalHolding {
  @Inject() protected database: Database;
  @Inject() protected directory: Directory;

  async copy(personId: number): Promise<CopySection[]> {
    const registered = await this.database.read<Row>(
      'SELECT communityId, state, words, requestedAt FROM registration WHERE personId = ? ORDER BY id',
      [personId],
    );
    const rows = registered.map(({ communityId, state, words, requestedAt }) => ({
      ...{ 申请时间: townTime(requestedAt), 社区: this.directory.brief(communityId).name },
      ...{ 情况: REGISTRATION_STATES[state].label, 留言: words },
    }));
    return [{ title: '我的双报到', rows }];
  }

  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    await uow.run("UPDATE registration SET words = '', answer = '' WHERE personId = ?", [personId]);
  }
}
