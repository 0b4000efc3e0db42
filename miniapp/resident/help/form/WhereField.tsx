import { useState } from 'react';
import { View } from '@tarojs/components';
import { CommunitySheet } from '@shared/place/CommunitySheet';
import { Row, Rows } from '@shared/ui/Row';
import type { OrderDraft } from '../../outbox/order-draft';
import { PlaceField } from '../../place/PlaceField';

interface WhereFieldProps {
  draft: Pick<OrderDraft, 'place' | 'community' | 'address'>;
  change: (part: Partial<OrderDraft>) => void;
  error?: string;
}

/** Where to come to: a place, which says the community; or, where there is none, the community by name. */
export function WhereField({ draft, change, error }: WhereFieldProps) {
  const { place, community, address } = draft;
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <PlaceField
        draft={{ place, address }}
        change={change}
        error={error}
        hint="比如：幸福里 3 号楼 2 单元 501，志愿者按这个找门"
      />
      {!place && (
        <Rows>
          <Row
            icon="building"
            title={community?.name ?? '定不了位？选社区'}
            words={community ? '由这个社区安排，点开可以换' : '知道是哪个社区就行'}
            onTap={() => setChoosing(true)}
          />
        </Rows>
      )}
      <View>
        {choosing && (
          <CommunitySheet
            chosen={community?.id}
            onChoose={(chosen) => change({ community: chosen })}
            onClose={() => setChoosing(false)}
          />
        )}
      </View>
    </>
  );
}
