import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import type { CaseAccessView } from '@contract/case/case.sight';
import { Alert } from 'antd';

/** The answer in one sentence, then rule by rule. */
export function AccessAnswer({ answer }: { answer: CaseAccessView }) {
  return (
    <section className="access-answer" aria-live="polite">
      <Alert type={answer.sees ? 'success' : 'warning'} showIcon message={answer.says} />
      <h2>{answer.name}现在的岗位</h2>
      <p>{answer.posts.length > 0 ? answer.posts.join('、') : '没有'}</p>
      <h2>看到案件 {answer.no} 的各种关系</h2>
      <ul>
        {answer.sights.map(({ sight, label, holds }) => (
          <li key={sight} className={holds ? 'holds' : ''}>
            {holds ? <CheckCircleFilled aria-label="成立" /> : <MinusCircleOutlined aria-label="不成立" />}
            {label}
          </li>
        ))}
      </ul>
    </section>
  );
}
