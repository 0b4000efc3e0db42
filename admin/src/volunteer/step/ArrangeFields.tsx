import type { ActivityRow, OrderView } from '@contract/volunteer/volunteer.api';
import { Form, Select } from 'antd';
import { Link } from 'react-router';
import { byLabel } from '../../app/choices';
import { shortTime } from '../../ui/time';
import { WordsField } from '../../ui/WordsField';
import { useActivities } from '../volunteer-data';

/** 派单: into an activity that is there, or one that is planned for it now. */
export function ArrangeFields({ order }: { order: OrderView }) {
  const communityId = order.community.id;
  const drafts = useActivities({ state: 'draft', communityId }, 100);
  const recruiting = useActivities({ state: 'recruiting', communityId }, 100);
  const waiting = drafts.isPending || recruiting.isPending;
  return (
    <>
      <Form.Item
        name="activityId"
        label="编入哪一次活动"
        rules={[{ required: true, message: '请选择活动，或新建一次' }]}
        extra={
          <>
            没有合适的？
            <Link to={`/volunteer/activities/new?orders=${order.id}`}>为这一单新建活动</Link>
          </>
        }
      >
        <Select
          showSearch
          loading={waiting}
          placeholder="筹备中或招募中的活动"
          notFoundContent={waiting ? '正在读取…' : '没有筹备中或招募中的活动'}
          filterOption={byLabel}
          options={[...drafts.rows, ...recruiting.rows].map(choiceOf)}
        />
      </Form.Item>
      <WordsField label="说明（可不填）" max={1000} />
    </>
  );
}

const choiceOf = ({ id, title, startsAt, stateLabel }: ActivityRow) => ({
  value: id,
  label: `${title}（${shortTime(startsAt)}，${stateLabel}）`,
});
