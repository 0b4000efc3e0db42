import { CheckCircleFilled, CloseCircleFilled, SafetyCertificateOutlined } from '@ant-design/icons';
import { caseApi } from '@contract/case/case.api';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, messageOf } from '../../app/http';

interface TrailCheckProps {
  no: string;
  /** The last event shown: after another step, the old answer no longer speaks for the trail. */
  seen: number;
}

/** Has the server recompute the chain of this case's trail, link by link. */
export function TrailCheck({ no, seen }: TrailCheckProps) {
  const proof = useQuery({
    queryKey: ['proof', no, seen],
    queryFn: () => api(caseApi.proof, { no }),
    enabled: false,
    retry: false,
  });
  return (
    <span className="trail-check" aria-live="polite">
      {proof.data?.ok ? (
        <span className="trail-ok" title={`链头 ${proof.data.head}`}>
          <CheckCircleFilled /> {proof.data.events} 条记录前后相连，未被改动
        </span>
      ) : null}
      {proof.data && !proof.data.ok ? (
        <span className="trail-broken">
          <CloseCircleFilled /> 第 {proof.data.broken} 条记录对不上，请联系管理员
        </span>
      ) : null}
      {proof.error ? <span className="trail-broken">{messageOf(proof.error)}</span> : null}
      <Button
        size="small"
        icon={<SafetyCertificateOutlined />}
        loading={proof.isFetching}
        onClick={() => void proof.refetch()}
      >
        核对记录
      </Button>
    </span>
  );
}
