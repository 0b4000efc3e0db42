import './sign-in.css';
import { identityApi, type DemoPerson } from '@contract/identity/identity.api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import { api, messageOf } from '../app/http';
import mark from '../app/mark.svg';
import { OfflineBar } from '../app/OfflineBar';
import { session } from '../app/session';
import { forgetPerson, ME, useSession } from '../app/use-session';

interface Credentials {
  account: string;
  password: string;
  keep?: boolean;
}

export function SignInPage() {
  const { token, notice } = useSession();
  const [params] = useSearchParams();
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: ({ account, password }: Credentials) =>
      api(identityApi.staffSignIn, { account, password, program: 'admin' }),
    onSuccess: (begun, { keep }) => {
      forgetPerson(client);
      client.setQueryData(ME, begun.person);
      session.begin(begun.token, keep ? 'computer' : 'tab');
    },
  });
  if (token) return <Navigate to={wayBack(params.get('back'))} replace />;
  return (
    <div className="sign-in">
      <OfflineBar />
      <div className="sign-in-box">
        <div className="sign-in-name">
          <img src={mark} alt="" width={52} height={52} />
          <h1>一张网 · 工作台</h1>
          <p>受理、派遣、处置、核查，一件事一条线办到底</p>
        </div>
        {notice && !signIn.error ? <Alert type="info" showIcon message={notice} /> : null}
        {signIn.error ? <Alert type="error" showIcon message={messageOf(signIn.error)} /> : null}
        <PasswordForm busy={signIn.isPending} onSend={(credentials) => signIn.mutate(credentials)} />
        <DemoChoices busy={signIn.isPending} onPick={(credentials) => signIn.mutate(credentials)} />
      </div>
    </div>
  );
}

/** Only a path of this console: a link must not lead elsewhere after sign-in. */
const wayBack = (back: string | null) => (back && /^\/(?![/\\])/.test(back) ? back : '/');

interface PasswordFormProps {
  busy: boolean;
  onSend: (credentials: Credentials) => void;
}

function PasswordForm({ busy, onSend }: PasswordFormProps) {
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} onFinish={onSend}>
      <Form.Item
        name="account"
        label="用户名"
        rules={[{ required: true, whitespace: true, message: '请输入用户名' }]}
      >
        <Input size="large" autoComplete="username" maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password size="large" autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item name="keep" valuePropName="checked" extra="公用电脑请勿勾选">
        <Checkbox>在这台电脑上保持登录</Checkbox>
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        登录
      </Button>
    </Form>
  );
}

interface DemoChoicesProps {
  busy: boolean;
  onPick: (credentials: Credentials) => void;
}

/** People of the demonstration town; a real deployment does not answer this, and nothing is shown. */
function DemoChoices({ busy, onPick }: DemoChoicesProps) {
  const people = useQuery({
    queryKey: ['demo-people'],
    queryFn: () => api(identityApi.demoPeople, {}),
    retry: false,
    staleTime: Infinity,
  });
  const staff = people.data?.rows.flatMap(withAccount) ?? [];
  if (staff.length === 0) return null;
  return (
    <section className="demo-people" aria-label="演示人物">
      <h2>演示：点一位直接登录（人物与数据均为虚构）</h2>
      <ul>
        {staff.map(({ person, account, password }) => (
          <li key={person.key}>
            <button
              type="button"
              disabled={busy}
              title={person.blurb}
              onClick={() => onPick({ account, password })}
            >
              <strong>{person.name}</strong>
              <span>{person.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function withAccount(person: DemoPerson) {
  const { account, password } = person;
  return account && password ? [{ person, account, password }] : [];
}
