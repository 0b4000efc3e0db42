import { staffApi, type StaffView } from '@contract/staff/staff.api';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Steps } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { useOrgChanged } from './org-data';
import { TransferChoice, type Choice } from './TransferChoice';
import { TransferPreviewed } from './TransferPreviewed';

interface TransferWizardProps {
  person: StaffView;
  onClose: () => void;
}

const STEPS = [{ title: '选择岗位' }, { title: '核对影响' }];

/** 调动 in two steps: what is given up and taken, then what that means; only then is it done. */
export function TransferWizard({ person, onClose }: TransferWizardProps) {
  const [choice, setChoice] = useState<Choice>({ leave: [], take: [] });
  const [words, setWords] = useState('');
  const changed = useOrgChanged();
  const { message } = App.useApp();
  const plan = useMutation({
    mutationFn: (asked: Choice) => api(staffApi.planTransfer, { id: person.id, ...asOrder(asked) }),
  });
  const transfer = useCreate(staffApi.transfer, (view) => {
    changed(view);
    void message.success('调动已办理，在办案件正在移交');
    onClose();
  });
  const preview = plan.data;
  const look = (next: Choice) => {
    setChoice(next);
    plan.mutate(next);
  };
  const nothing = choice.leave.length === 0 && choice.take.length === 0;
  const failed = transfer.error ?? plan.error;
  return (
    <Modal
      open
      width={680}
      title={`办理调动 · ${person.name}`}
      maskClosable={false}
      onCancel={onClose}
      footer={
        preview ? (
          <>
            <Button onClick={() => plan.reset()}>上一步</Button>
            <Button
              type="primary"
              danger={preview.vacancies.length > 0}
              loading={transfer.isPending}
              disabled={preview.refused !== undefined || words.trim().length < 2}
              onClick={() =>
                transfer.mutate({
                  id: person.id,
                  ...asOrder(choice),
                  words: words.trim(),
                  ...(preview.vacancies.length > 0 ? { anyway: true } : {}),
                })
              }
            >
              {preview.vacancies.length > 0 ? '知道会缺岗，仍要办理' : '办理调动'}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>取消</Button>
            <Button type="primary" disabled={nothing} loading={plan.isPending} onClick={() => look(choice)}>
              下一步
            </Button>
          </>
        )
      }
    >
      <Steps size="small" current={preview ? 1 : 0} items={STEPS} className="transfer-steps" />
      {failed ? <Alert type="error" showIcon message={messageOf(failed)} className="form-refusal" /> : null}
      {preview ? (
        <TransferPreviewed
          preview={preview}
          successorId={choice.successorId}
          words={words}
          onWords={setWords}
          onSuccessor={(successorId) => look({ ...choice, successorId })}
        />
      ) : (
        <TransferChoice person={person} choice={choice} onChoice={setChoice} />
      )}
    </Modal>
  );
}

/** Names are for the eyes; the order goes by ids. */
const asOrder = ({ leave, take, successorId }: Choice) => ({
  leave,
  take: take.map(({ post, unitId }) => ({ post, unitId })),
  ...(successorId === undefined ? {} : { successorId }),
});
