import { caseApi, type BulkAnswer } from '@contract/case/case.api';
import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { formInput } from '../ui/form-input';
import { FormModal } from '../ui/FormModal';
import type { BulkStep } from './bulk-steps';
import { StepFields, initialOf } from './form/StepFields';

interface BulkDialogProps {
  step: BulkStep;
  nos: string[];
  /** Called once with the numbers that were done. */
  onDone: (done: string[]) => void;
  /** Nothing was sent. */
  onClose: () => void;
  /** The report was read. */
  onRead: () => void;
}

/** One step for many cases, then the report: which were done, and why each of the others was refused. */
export function BulkDialog({ step, nos, onDone, onClose, onRead }: BulkDialogProps) {
  const [form] = Form.useForm();
  const [report, setReport] = useState<BulkAnswer>();
  const send = useCreate(caseApi.bulk, (answer) => {
    setReport(answer);
    onDone(answer.done);
  });
  if (report) return <BulkReport label={step.label} report={report} onClose={onRead} />;
  return (
    <FormModal
      title={`批量${step.label} · ${nos.length} 件`}
      form={form}
      refusal={send.error ? messageOf(send.error) : undefined}
      submitLabel={`${step.label} ${nos.length} 件`}
      busy={send.isPending}
      initial={initialOf(step.form)}
      onSubmit={(values) => send.mutate({ nos, action: step.action, form: formInput(values) })}
      onClose={onClose}
    >
      <StepFields form={step.form} />
    </FormModal>
  );
}

interface BulkReportProps {
  label: string;
  report: BulkAnswer;
  onClose: () => void;
}

function BulkReport({ label, report, onClose }: BulkReportProps) {
  const { done, refused } = report;
  return (
    <Modal
      open
      title={`批量${label}结果`}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          知道了
        </Button>
      }
    >
      {done.length > 0 ? <Alert type="success" showIcon message={`已${label} ${done.length} 件`} /> : null}
      {refused.length > 0 ? (
        <>
          <Alert
            className="bulk-refused"
            type="warning"
            showIcon
            message={`${refused.length} 件没有办理，原因如下`}
          />
          <ul className="bulk-reasons">
            {refused.map(({ no, message }) => (
              <li key={no}>
                <Link to={`/cases/${no}`}>{no}</Link>
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Modal>
  );
}
