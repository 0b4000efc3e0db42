import { Alert, Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { draftOf, keepDraft } from '../../ui/drafts';
import { PageHead } from '../../ui/PageHead';
import { DeskField } from './DeskField';
import { WhatFields, WhenFields, WhereFields, WhoFields } from './PlanFields';
import { planOf, type PlanValues } from './plan-values';

type Sent = ReturnType<typeof planOf>;

interface PlanFormProps {
  title: string;
  about: string;
  /** Under what it is kept until it is sent. */
  draftKey: string;
  initial: Partial<PlanValues>;
  desks: { id: number; name: string }[];
  /** The community is settled already. */
  settled?: true;
  refusal?: string;
  busy: boolean;
  submitLabel: string;
  onSubmit: (communityId: number, plan: Sent, values: Record<string, unknown>) => void;
  onCancel: () => void;
  /** Fields of its own, before the others. */
  first?: ReactNode;
  /** What stands beside the form. */
  aside?: ReactNode;
}

/** A plan: for one activity, for its amending, or for a series. A refusal stands above it, and nothing typed is lost. */
export function PlanForm(props: PlanFormProps) {
  const [form] = Form.useForm<PlanValues>();
  const { draftKey, settled } = props;
  return (
    <Form<PlanValues>
      form={form}
      layout="vertical"
      className="volunteer-page"
      initialValues={{ ...props.initial, ...draftOf(draftKey) }}
      scrollToFirstError={{ block: 'center' }}
      onValuesChange={(_, values) => keepDraft(draftKey, { ...values })}
      onFinish={({ place, ...values }) => {
        // The form's own rules ask for the place.
        if (place) props.onSubmit(values.communityId, planOf({ ...values, place }), { ...values });
      }}
    >
      <PageHead title={props.title} about={props.about}>
        <Button onClick={props.onCancel}>返回</Button>
        {/* Not a submit button: Enter in a field, or in a picker, is not yet the whole plan. */}
        <Button type="primary" loading={props.busy} onClick={() => form.submit()}>
          {props.submitLabel}
        </Button>
      </PageHead>
      {props.refusal ? <Alert type="error" showIcon message={props.refusal} /> : null}
      <div className="volunteer-columns">
        <div>
          {props.first}
          <WhatFields />
          <WhoFields />
        </div>
        <div>
          {props.aside}
          <section className="part" aria-label="社区">
            <DeskField desks={props.desks} label="组织的社区" {...(settled ? { settled } : {})} />
          </section>
          <WhenFields />
          <WhereFields />
        </div>
      </div>
    </Form>
  );
}
