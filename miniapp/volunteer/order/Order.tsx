import { View } from '@tarojs/components';
import { volunteerApi, type OrderView } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useRemote } from '@shared/hooks/remote';
import { WayThere } from '@shared/place/WayThere';
import { BigButton } from '@shared/ui/BigButton';
import { callPhone } from '@shared/ui/call-phone';
import { Page } from '@shared/ui/Page';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { Standing } from '@shared/ui/Standing';
import { Timeline } from '@shared/ui/Timeline';
import { stepsOf } from '@shared/volunteer/trail';
import { wishWords } from '@shared/volunteer/wish-words';

/** 居民心愿: what whoever comes has to know: what is wanted, where, and whom to call. */
export function Order({ id }: { id: number }) {
  const remote = useRemote(`order-${id}`, () => api(volunteerApi.showOrder, { id }));
  useRefreshOnReturn(remote.refresh);
  const { data: view } = remote;
  return (
    <Page
      loading={remote.loading}
      error={remote.error}
      stale={remote.stale}
      onRetry={() => void remote.refresh()}
      footer={view?.contact?.phone && <Call phone={view.contact.phone} />}
    >
      {view && <Wish view={view} />}
    </Page>
  );
}

function Call({ phone }: { phone: string }) {
  return <BigButton label="打电话联系" icon="phone" onTap={() => void callPhone(phone)} />;
}

function Wish({ view }: { view: OrderView }) {
  const { words, kindLabel, community, contact, forNeighbour, address, place, steps } = view;
  return (
    <>
      <Standing plain={words} lines={[{ icon: 'clock', words: wishWords(view) }]}>
        <View className="quiet">{[kindLabel, community.name, view.stateLabel].join(' · ')}</View>
      </Standing>
      <Rows>
        <Row icon="pin" title={address || '位置见地图'} words="到哪里" />
        {contact && (
          <Row
            icon="person"
            title={[contact.name, contact.phone || '没有留电话，请问社区'].filter(Boolean).join('，')}
            words={forNeighbour ? '为谁办' : '联系人'}
          />
        )}
      </Rows>
      {place && (
        <View className="card">
          <WayThere to={place} name={address || words} />
        </View>
      )}
      <View className="card">
        <View className="heading" {...spoken('heading')}>
          经过
        </View>
        <Timeline steps={stepsOf(steps)} />
      </View>
    </>
  );
}
