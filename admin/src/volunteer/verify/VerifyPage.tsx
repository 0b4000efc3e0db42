import '../../sign-in/sign-in.css';
import '../volunteer.css';
import { volunteerApi, type CertificateProof } from '@contract/volunteer/volunteer.api';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { api, messageOf } from '../../app/http';
import mark from '../../app/mark.svg';
import { OfflineBar } from '../../app/OfflineBar';
import { FactList } from '../../ui/FactList';
import { fullTime } from '../../ui/time';
import { isWhole, tidied } from './certificate-code';

/** 查验志愿服务证明: for anybody who holds the paper, without signing in. */
export function VerifyPage() {
  const { code = '' } = useParams();
  const go = useNavigate();
  const asked = tidied(code);
  const proof = useQuery({
    queryKey: ['certificate', asked],
    queryFn: () => api(volunteerApi.verify, { code: asked }),
    enabled: isWhole(asked),
    staleTime: 0,
  });
  return (
    <div className="sign-in">
      <OfflineBar />
      <div className="sign-in-box">
        <div className="sign-in-name">
          <img src={mark} alt="" width={52} height={52} />
          <h1>查验志愿服务证明</h1>
          <p>编码印在证明下方，12 位数字和大写字母</p>
        </div>
        <Form
          layout="vertical"
          initialValues={{ code: asked }}
          onFinish={({ code: typed }: { code: string }) => {
            const next = tidied(typed);
            if (next === asked) void proof.refetch();
            else void go(`/verify/${next}`);
          }}
        >
          <Form.Item
            name="code"
            label="证明编码"
            rules={[
              {
                validator: async (_, typed: string = '') => {
                  if (!isWhole(tidied(typed)))
                    throw new Error('请填写 12 位编码（没有数字 0、1，也没有字母 I、O）');
                },
              },
            ]}
          >
            <Input size="large" maxLength={24} autoComplete="off" placeholder="如 7K3M-9QRT-2BXW" />
          </Form.Item>
          <Button type="primary" size="large" block htmlType="submit" loading={proof.isFetching}>
            查验
          </Button>
        </Form>
        {proof.error ? <Alert type="error" showIcon message={messageOf(proof.error)} /> : null}
        {proof.data ? <Proof proof={proof.data} /> : null}
      </div>
    </div>
  );
}

function Proof({ proof: { valid, says, certificate } }: { proof: CertificateProof }) {
  return (
    <section aria-label="查验结果" aria-live="polite">
      <Alert type={valid ? 'success' : 'error'} showIcon message={says} />
      {certificate ? (
        <FactList
          facts={[
            ['姓名', `${certificate.name}（已打码）`],
            ['志愿者编号', certificate.no],
            ['服务时长', `${certificate.hours} 小时，${certificate.activities} 次活动`],
            [
              '起止',
              `${fullTime(certificate.from).slice(0, 10)} 至 ${fullTime(certificate.to).slice(0, 10)}`,
            ],
            ['开具', `${certificate.issuer}，${fullTime(certificate.issuedAt).slice(0, 10)}`],
            ['编码', certificate.code],
          ]}
        />
      ) : null}
    </section>
  );
}
