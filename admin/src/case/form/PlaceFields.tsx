import { orgApi } from '@contract/org/org.api';
import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { api, messageOf } from '../../app/http';
import { useStreets, useTown } from '../../app/town-data';
import { TownMap } from '../../ui/TownMap';
import type { FieldsProps } from './fields-props';

interface Place {
  lng: number;
  lat: number;
}

export function PlaceFields(_: FieldsProps) {
  return (
    <>
      <Form.Item name="place" label="位置" rules={[{ required: true, message: '请在地图上点出位置' }]}>
        <PlacePin />
      </Form.Item>
      <Form.Item name="address" label="地址（可不填）" rules={[{ max: 200, message: '最多 200 个字' }]}>
        <Input placeholder="例如：槐荫路 12 号门前" />
      </Form.Item>
    </>
  );
}

/** A map to put one pin on; says at once which grid it falls into. */
function PlacePin({ value, onChange }: { value?: Place; onChange?: (place: Place) => void }) {
  const town = useTown();
  const streets = useStreets();
  const found = useQuery({
    queryKey: ['locate', value?.lng, value?.lat],
    queryFn: () => api(orgApi.locate, { lng: value?.lng ?? 0, lat: value?.lat ?? 0 }),
    enabled: value !== undefined,
    retry: false,
  });
  if (!town.data) return <p>{town.error ? messageOf(town.error) : '地图正在打开…'}</p>;
  const fell = found.data;
  return (
    <>
      <div className="place-pin">
        <TownMap
          town={town.data}
          streets={streets.data?.rows ?? []}
          marks={value ? [{ key: 'pin', place: value, lamp: 'red', title: '所选位置' }] : []}
          focused="pin"
          onPlace={onChange}
          label="在地图上点出位置"
        />
      </div>
      <p className="place-found" role="status">
        {!value ? '请在地图上点一下' : null}
        {fell ? `属于 ${fell.street.name} · ${fell.community.name} · ${fell.grid.name}` : null}
        {found.error ? messageOf(found.error) : null}
      </p>
    </>
  );
}
