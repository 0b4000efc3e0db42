import { caseApi } from '@contract/case/case.api';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../../app/http';
import { PersonPicker } from '../../org/PersonPicker';
import { PageHead } from '../../ui/PageHead';
import { LoadFailed, LoadingRows, Nothing } from '../../ui/Waiting';
import { AccessAnswer } from './AccessAnswer';
import './access.css';

interface Question {
  no: string;
  personId: number;
}

/** Why can (not) someone see a case: answered by the rules themselves, without showing the case. */
export function AccessPage() {
  const [question, setQuestion] = useState<Question>();
  return (
    <>
      <PageHead
        title="权限问答"
        about="查一位工作人员为什么能、或不能看到某件案件。答案由判权的规则本身给出，不显示案件内容。"
      />
      <Form<Question> layout="inline" className="access-ask" onFinish={setQuestion} requiredMark={false}>
        <Form.Item label="谁" name="personId" rules={[{ required: true, message: '请选择一位工作人员' }]}>
          <PersonPicker aria-label="工作人员" />
        </Form.Item>
        <Form.Item label="哪件案件" name="no" rules={[{ required: true, message: '请填写案件编号' }]}>
          <Input placeholder="案件编号" allowClear />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          查一查
        </Button>
      </Form>
      <Answered question={question} />
    </>
  );
}

function Answered({ question }: { question: Question | undefined }) {
  const asked = useQuery({
    queryKey: ['access', question],
    queryFn: question ? () => api(caseApi.access, { ...question, no: question.no.trim() }) : skipToken,
  });
  if (!question) return <Nothing title="选人、填编号，就能看到答案" />;
  if (asked.isPending) return <LoadingRows rows={2} />;
  if (asked.isError)
    return (
      <LoadFailed
        failed={messageOf(asked.error)}
        onRetry={() => void asked.refetch()}
        retrying={asked.isFetching}
      />
    );
  return <AccessAnswer answer={asked.data} />;
}
