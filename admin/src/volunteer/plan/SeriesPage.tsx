import '../volunteer.css';
import { volunteerApi } from '@contract/volunteer/volunteer.api';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, InputNumber } from 'antd';
import { useNavigate } from 'react-router';
import { messageOf } from '../../app/http';
import { useCreate } from '../../app/use-create';
import { dropDraft } from '../../ui/drafts';
import { TownTimePicker } from '../../ui/TownTimePicker';
import { useDesks, VOLUNTEER } from '../volunteer-data';
import { PlanForm } from './PlanForm';
import { NEW_PLAN } from './plan-values';

const DRAFT = 'plan:series';

/** 新建常态活动: the first time, how often, and until when. */
export function SeriesPage() {
  const go = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const desks = useDesks();
  const repeat = useCreate(volunteerApi.repeat, ({ made }) => {
    dropDraft(DRAFT);
    void client.invalidateQueries({ queryKey: [VOLUNTEER] });
    void message.success(made > 0 ? `已建好，近两周的 ${made} 次已发布招募` : '已建好，到时自动发布招募');
    void go('/volunteer/series');
  });
  return (
    <PlanForm
      title="新建常态活动"
      about="下面填第一次的安排，以后每次照此办理；提前两周自动发布招募。"
      draftKey={DRAFT}
      initial={{ communityId: desks[0]?.id, ...NEW_PLAN }}
      desks={desks}
      refusal={repeat.error ? messageOf(repeat.error) : undefined}
      busy={repeat.isPending}
      submitLabel="建好并开始"
      onSubmit={(communityId, plan, { everyDays, until }) => {
        if (typeof everyDays === 'number' && typeof until === 'number')
          repeat.mutate({ communityId, plan, everyDays, until });
      }}
      onCancel={() => void go('/volunteer/series')}
      first={<OftenFields />}
    />
  );
}

function OftenFields() {
  return (
    <section className="part" aria-label="多久一次">
      <h2>多久一次</h2>
      <div className="volunteer-pair">
        <Form.Item
          name="everyDays"
          label="间隔"
          initialValue={7}
          rules={[{ required: true, message: '请填写间隔天数' }]}
        >
          <InputNumber min={1} max={60} precision={0} addonBefore="每" addonAfter="天一次" />
        </Form.Item>
        <Form.Item
          name="until"
          label="办到什么时候"
          rules={[{ required: true, message: '请选择办到什么时候' }]}
        >
          <TownTimePicker from="today" />
        </Form.Item>
      </div>
    </section>
  );
}
