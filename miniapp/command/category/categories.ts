import { categoryApi, type CategoryView, type SuggestionView } from '@contract/category/category.api';
import { askedOnce } from '@shared/api/asked-once';
import { api } from '@shared/api/request';
import { useRemote, type Remote } from '@shared/hooks/remote';
import { useSettled } from '../ui/settled';

const inUse = askedOnce(async () => {
  const { rows } = await api(categoryApi.list, {});
  return rows.filter(({ retired }) => !retired);
});

/** The categories in use. */
export function useCategories(): Remote<CategoryView[]> {
  return useRemote('categories', inUse);
}

/** What the server takes these words for; nothing below four characters. */
export function useSuggestions(text: string): SuggestionView[] {
  const words = useSettled(text.trim());
  const remote = useRemote([...words].length < 4 ? null : words, async () => {
    const { rows } = await api(categoryApi.suggest, { text: words });
    return rows;
  });
  return remote.data ?? [];
}

/** Categories with these letters in their own or their group's name. */
export function findCategories(categories: readonly CategoryView[], words: string): CategoryView[] {
  const wanted = words.trim();
  return categories.filter(({ name, groupName }) => `${groupName} ${name}`.includes(wanted));
}

/** The groups in their order; two of one name in different branches say which branch they are of. */
export function groupsOf(categories: readonly CategoryView[]): { value: string; label: string }[] {
  const groups = new Map(categories.map((each) => [each.group, each]));
  const named = (name: string) => [...groups.values()].filter(({ groupName }) => groupName === name).length;
  return [...groups].map(([value, { groupName, branch }]) => ({
    value,
    label: named(groupName) > 1 ? `${groupName}（${branch}）` : groupName,
  }));
}
