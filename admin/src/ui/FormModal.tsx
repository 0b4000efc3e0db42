import { Alert, Button, Form, Modal, type FormInstance } from 'antd';
import type { ReactNode } from 'react';

interface FormModalProps {
  title: string;
  form: FormInstance;
  /** What the server said no to; the filled-in form stays as it is. */
  refusal?: string;
  /** Extra words between the refusal and the form. */
  note?: ReactNode;
  submitLabel: string;
  danger?: boolean;
  busy: boolean;
  blocked?: boolean;
  initial?: Record<string, unknown>;
  /** The field to write in: a dialog that is still opening takes the focus from whatever had it. */
  first?: string;
  onSubmit: (values: Record<string, unknown>) => void;
  onChange?: (values: Record<string, unknown>) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: Ctrl+Enter sends it, a refusal is shown inside, and nothing typed is lost. */
export function FormModal(props: FormModalProps) {
  const { form, busy, blocked, onClose } = props;
  return (
    <Modal
      open
      title={props.title}
      onCancel={onClose}
      afterOpenChange={(open) => open && props.first && form.focusField(props.first)}
      maskClosable={false}
      destroyOnHidden
      className="form-modal"
      width={620}
      footer={[
        <Button key="close" onClick={onClose}>
          取消
        </Button>,
        <Button
          key="send"
          type="primary"
          danger={props.danger}
          loading={busy}
          disabled={blocked}
          onClick={() => form.submit()}
        >
          {props.submitLabel}
        </Button>,
      ]}
    >
      {props.refusal ? (
        <Alert className="form-refusal" type="error" showIcon message={props.refusal} />
      ) : null}
      {props.note}
      <Form
        form={form}
        layout="vertical"
        initialValues={props.initial}
        scrollToFirstError
        onFinish={(values: Record<string, unknown>) => !busy && props.onSubmit(values)}
        onValuesChange={(_: unknown, values: Record<string, unknown>) => props.onChange?.(values)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
        }}
      >
        {props.children}
      </Form>
    </Modal>
  );
}
