import './sign-in.css';
import { identityApi, type DemoPerson } from '@contract/identity/identity.api';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import { api } from '../app/http';
import mark from '../app/mark.svg';
import { OfflineBar } from '../app/OfflineBar';
import { useSession } from '../app/use-session';
import { PasswordForm } from './PasswordForm';
import { SecondStep } from './SecondStep';
import { useSignIn, type Credentials } from './use-sign-in';

export function SignInPage() {
  const { token, notice } = useSession();
  const [params] = useSearchParams();
  const signIn = useSignIn();
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
        {notice && !signIn.refusal && !signIn.half ? <Alert type="info" showIcon message={notice} /> : null}
        {signIn.refusal ? <Alert type="error" showIcon message={signIn.refusal} /> : null}
        {signIn.half ? (
          <SecondStep
            account={signIn.half.account}
            busy={signIn.busy}
            onSend={signIn.enterCode}
            onBack={signIn.back}
          />
        ) : (
          <>
            <PasswordForm busy={signIn.busy} onSend={signIn.enter} />
            <DemoChoices busy={signIn.busy} onPick={signIn.enter} />
          </>
        )}
      </div>
    </div>
  );
}

/** Only a path of this console: a link must not lead elsewhere after sign-in. */
const wayBack = (back: string | null) => (back && /^\/(?![/\\])/.test(back) ? back : '/');

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
