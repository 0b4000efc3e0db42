import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { categoryApi, type CategoryView, type SuggestionView } from '../../contract/category/category.api';
import {
  categoryChange,
  suggestInput,
  type CategoryChange,
  type SuggestInput,
} from '../../contract/category/category.schema';
import { Gate } from '../kernel/gate';
import { Serve, type Call } from '../kernel/http';
import { CategoryService } from './category.service';
import { Suggestions } from './suggestions';

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class CategoryController {
  @Inject() gate: Gate;
  @Inject() protected categories: CategoryService;
  @Inject() protected suggestions: Suggestions;

  @Serve(categoryApi.list, undefined, {
    who: 'anyone',
    reaches: 'open',
    says: '全部类别，含时限、默认承办单位和要回答的问题',
  })
  async list(): Promise<{ rows: CategoryView[] }> {
    return { rows: this.categories.list() };
  }

  @Serve(categoryApi.suggest, suggestInput, {
    who: 'person',
    reaches: 'open',
    says: '从描述推荐类别，并说明依据的词；只是建议',
  })
  async suggest({ input }: Call<SuggestInput>): Promise<{ rows: SuggestionView[] }> {
    return { rows: await this.suggestions.suggest(input.text) };
  }

  @Serve(categoryApi.change, categoryChange, {
    who: 'staff',
    reaches: 'office',
    says: '值班长或领导修改类别的时限、承办单位、附近距离，或停用',
  })
  change({ actor, input, ip }: Call<CategoryChange>): Promise<CategoryView> {
    return this.categories.change(actor, input, ip);
  }
}
