import type { CaseView } from '@contract/case/case.api';
import type { ReactNode } from 'react';
import { ReporterName } from '../../people-data/ReporterName';
import { FactList } from '../../ui/FactList';
import { fullTime } from '../../ui/time';

/** The facts as the server tells them to this person: a hidden reporter stays hidden. */
export function Facts({ view }: { view: CaseView }) {
  const where = [view.street, view.community, view.grid].flatMap((unit) => unit?.name ?? []).join(' · ');
  const facts: [string, ReactNode][] = [
    ['上报时间', fullTime(view.reportedAt)],
    ['上报人', <ReporterName key="reporter" view={view} />],
    ['也遇到的人', view.joined > 0 ? `${view.joined} 人` : undefined],
    ['地址', view.place ? view.address || '已在地图标出' : '待定位'],
    ['所属网格', where],
    ['受理平台', view.desk.name],
    ['承办单位', view.unit?.name],
    ['协办单位', view.coUnits.map(({ name }) => name).join('、')],
    ...view.answers.map(({ ask, value }): [string, string] => [ask, value]),
  ];
  return <FactList facts={facts} />;
}
