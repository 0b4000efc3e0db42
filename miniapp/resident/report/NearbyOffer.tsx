import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { caseApi, type NearbyCase } from '@contract/case/case.api';
import type { CategoryView } from '@contract/category/category.api';
import { ApiError, messageOf } from '@shared/api/api-error';
import { api, newKey } from '@shared/api/request';
import { useNow } from '@shared/hooks/now';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { spoken } from '@shared/ui/spoken';
import { ago } from '@shared/ui/time';
import { Cover } from '../case/CaseCard';
import { fileIdsOf } from '../outbox/outbox';
import type { ReportDraft } from '../outbox/report-draft';
import { away, useNearby } from '../place/nearby';
import { offersOf, WITHOUT_CATEGORY } from './offers';

interface NearbyOfferProps {
  draft: ReportDraft;
  categories: readonly CategoryView[];
  /** Once one is chosen. */
  category?: CategoryView;
  onJoined: () => void;
}

/** Open cases close by, of the chosen kind first: joining one is better than a second one of the same. */
export function NearbyOffer({ draft, categories, category, onJoined }: NearbyOfferProps) {
  const { data = [] } = useNearby({
    at: draft.place,
    metres: category?.nearbyMetres ?? WITHOUT_CATEGORY,
  });
  const { joining, error, join } = useJoin(draft, onJoined);
  const now = useNow();
  const rows = offersOf(data, categories, category);
  if (rows.length === 0) return null;
  return (
    <View className="card offer">
      <View className="heading" {...spoken('heading')}>
        附近有人报过，是不是同一件？
      </View>
      <View className="quiet">是的话点“我也遇到”，一起等结果、一起评价；不是就直接提交。</View>
      {error && <Notice tone="bad" words={error} />}
      {rows.map((row) => (
        <View key={row.no} className="offer__one">
          <View className="offer__what">
            <Cover path={row.cover} />
            <View className="offer__words">
              <View>{row.text}</View>
              <View className="quiet">{`${row.categoryName} · ${away(row.metres)} · ${ago(row.reportedAt, now)} · ${row.plain}`}</View>
            </View>
          </View>
          <BigButton
            label="是同一件，我也遇到"
            tone="plain"
            icon="people"
            busy={joining === row.no}
            disabled={joining !== undefined && joining !== row.no}
            onTap={() => void join(row)}
          />
        </View>
      ))}
    </View>
  );
}

/** Joins with the words and photos written so far. */
function useJoin(draft: ReportDraft, onJoined: () => void) {
  const [now, setNow] = useState<{ joining?: string; error?: string }>({});
  // One key for one case: a second tap after a lost answer is the same step.
  const keys = useRef(new Map<string, string>());
  const join = async ({ no }: NearbyCase) => {
    const key = keys.current.get(no) ?? newKey();
    keys.current.set(no, key);
    setNow({ joining: no });
    try {
      const form = { words: draft.text.trim(), files: fileIdsOf(draft.photos) };
      await api(caseApi.take, { no, action: 'join', form }, { key });
      onJoined();
      void Taro.redirectTo({ url: `/progress/index?no=${no}&joined=1` });
    } catch (error) {
      // A refusal may lead to other words, and another body needs another key; a lost answer is asked for again.
      if (!(error instanceof ApiError && error.passing)) keys.current.delete(no);
      setNow({ error: messageOf(error) });
    }
  };
  return { ...now, join };
}
