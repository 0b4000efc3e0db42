import { POSTS, type Post } from '@contract/identity/identity.api';
import { POST_UNITS, staffApi, type PostingView, type StaffView } from '@contract/staff/staff.api';
import { DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';
import { fullTime } from '../ui/time';
import { DAY_MS, dayBegins, useOrgChanged } from './org-data';
import { UnitPicker } from './UnitPicker';
import { useStaffStep } from './use-staff-step';

interface PostDialogProps {
  person: StaffView;
  /** Whose term is changed; without one a post is granted. */
  posting?: PostingView;
  onClose: () => void;
}

interface Values {
  post: Post;
  unitId: number;
  from?: Dayjs | null;
  to?: Dayjs | null;
}

const CHOICES = Object.entries(POSTS).map(([value, label]) => ({ value, label }));

export function PostDialog({ person, posting, onClose }: PostDialogProps) {
  const [form] = Form.useForm<Values>();
  const post = Form.useWatch('post', form);
  const changed = useOrgChanged();
  const grant = useCreate(staffApi.grant, (view) => {
    changed(view);
    onClose();
  });
  const setTerm = useStaffStep(staffApi.setTerm, '任期已修改', onClose);
  const send = () => {
    const { unitId, from, to, ...values } = form.getFieldsValue();
    const term = {
      ...(from ? { startsAt: dayBegins(from.format('YYYY-MM-DD')) } : {}),
      // The last day counts.
      ...(to ? { endsAt: dayBegins(to.format('YYYY-MM-DD')) + DAY_MS } : {}),
    };
    if (posting) setTerm.mutate({ id: posting.id, ...term });
    else grant.mutate({ personId: person.id, post: values.post, unitId, ...term });
  };
  const failed = grant.error ?? setTerm.error;
  return (
    <FormModal
      title={posting ? `任期 · ${posting.unit.name} ${posting.label}` : `授予岗位 · ${person.name}`}
      form={form}
      refusal={failed ? messageOf(failed) : undefined}
      submitLabel={posting ? '保存' : '授予'}
      busy={grant.isPending || setTerm.isPending}
      initial={{ from: dayOf(posting?.startsAt), to: dayOf(posting?.endsAt && posting.endsAt - 1) }}
      onSubmit={send}
      onClose={onClose}
    >
      {posting ? null : (
        <>
          <Form.Item name="post" label="岗位" rules={[{ required: true, message: '请选择岗位' }]}>
            <Select
              showSearch
              optionFilterProp="label"
              options={CHOICES}
              onChange={() => form.resetFields(['unitId'])}
            />
          </Form.Item>
          <Form.Item name="unitId" label="单位" rules={[{ required: true, message: '请选择单位' }]}>
            <UnitPicker key={post} {...(post ? { kinds: POST_UNITS[post] } : {})} />
          </Form.Item>
        </>
      )}
      <div className="org-term">
        <Form.Item name="from" label="开始日期" extra="不填即日起">
          <DatePicker />
        </Form.Item>
        <Form.Item name="to" label="结束日期" extra="含当天；到期自动失效，不填不限期">
          <DatePicker />
        </Form.Item>
      </div>
    </FormModal>
  );
}

const dayOf = (at: number | undefined) => (at ? dayjs(fullTime(at).slice(0, 10)) : null);
