import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { caseApi, type ReplyTemplate, type SavedView } from '../../contract/case/case.api';
import type { CaseForm } from '../../contract/case/case.flow';
import { byId, replyTemplateInput, savedViewInput } from '../../contract/case/case.schema';
import { Database, isDuplicateKey } from '../kernel/database';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import type { z } from 'zod';

type In<S extends z.ZodType> = Call<z.output<S>>;

/** What a dispatcher keeps at hand: saved views and reply templates, each one's own. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class DeskController {
  @Inject() gate: Gate;
  @Inject() protected database: Database;

  @Serve(caseApi.views, undefined, { who: 'staff', reaches: 'own', says: '我保存的视图' })
  async views({ actor }: Call<unknown>): Promise<{ rows: SavedView[] }> {
    const rows = await this.database.read<{ id: number; name: string; query: string }>(
      'SELECT id, name, query FROM saved_view WHERE personId = ? ORDER BY id',
      [actor.id],
    );
    return { rows: rows.map((row) => ({ ...row, query: JSON.parse(row.query) as Record<string, string> })) };
  }

  @Serve(caseApi.saveView, savedViewInput, { who: 'staff', reaches: 'own', says: '保存一个视图' })
  async saveView({ actor, input, once: call }: In<typeof savedViewInput>): Promise<SavedView> {
    try {
      const id = await once(this.database, call, async (uow) =>
        String(
          await uow.insert('saved_view', {
            personId: actor.id,
            name: input.name,
            query: JSON.stringify(input.query),
          }),
        ),
      );
      return { id: Number(id), ...input };
    } catch (error) {
      if (isDuplicateKey(error)) throw new Refusal('viewNameTaken');
      throw error;
    }
  }

  @Serve(caseApi.dropView, byId, { who: 'staff', reaches: 'own', says: '删除一个视图' })
  async dropView({ actor, input }: In<typeof byId>): Promise<{ ok: true }> {
    return this.drop('DELETE FROM saved_view WHERE id = ? AND personId = ?', input.id, actor.id);
  }

  @Serve(caseApi.templates, undefined, { who: 'staff', reaches: 'own', says: '我的常用语' })
  async templates({ actor }: Call<unknown>): Promise<{ rows: ReplyTemplate[] }> {
    const rows = await this.database.read<{ id: number; name: string; form: CaseForm; words: string }>(
      'SELECT id, name, form, words FROM reply_template WHERE personId IN (0, ?) ORDER BY id',
      [actor.id],
    );
    return { rows };
  }

  @Serve(caseApi.saveTemplate, replyTemplateInput, { who: 'staff', reaches: 'own', says: '保存一条常用语' })
  async saveTemplate({ actor, input, once: call }: In<typeof replyTemplateInput>): Promise<ReplyTemplate> {
    const id = await once(this.database, call, async (uow) =>
      String(await uow.insert('reply_template', { personId: actor.id, ...input })),
    );
    return { id: Number(id), ...input };
  }

  @Serve(caseApi.dropTemplate, byId, { who: 'staff', reaches: 'own', says: '删除一条常用语' })
  async dropTemplate({ actor, input }: In<typeof byId>): Promise<{ ok: true }> {
    return this.drop('DELETE FROM reply_template WHERE id = ? AND personId = ?', input.id, actor.id);
  }

  private async drop(sql: string, id: number, personId: number): Promise<{ ok: true }> {
    const { affected } = await this.database.unitOfWork((uow) => uow.run(sql, [id, personId]));
    if (affected === 0) throw new Refusal('notFound');
    return { ok: true };
  }
}
