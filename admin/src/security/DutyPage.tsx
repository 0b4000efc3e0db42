import './security.css';
import type { PersonView } from '@contract/identity/identity.api';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import mark from '../app/mark.svg';
import { ME, useSignOut } from '../app/use-session';
import { ChangePassword } from './ChangePassword';
import { Enrol } from './Enrol';

const WORDS = {
  password: { title: '请先修改密码', about: '密码是他人代设的，或已到更换期限。修改之后即可继续工作。' },
  secondFactor: {
    title: '请先设置双因素登录',
    about: '系统、安全、审计三类管理员登录时，除密码外还要手机验证器上的验证码。设置一次，约一分钟。',
  },
};

interface DutyPageProps {
  me: PersonView;
  due: NonNullable<PersonView['due']>;
}

/** What must be done before anything else is served: nothing of the console is reachable behind it. */
export function DutyPage({ me, due }: DutyPageProps) {
  const client = useQueryClient();
  const signOut = useSignOut();
  const { title, about } = WORDS[due];
  const done = () => void client.invalidateQueries({ queryKey: ME });
  return (
    <div className="duty">
      <main className="duty-box">
        <header>
          <img src={mark} alt="" width={40} height={40} />
          <div>
            <h1>{title}</h1>
            <p>{about}</p>
          </div>
        </header>
        {due === 'password' ? <ChangePassword onDone={done} /> : <Enrol onDone={done} />}
        <footer>
          <span>
            {me.name} · {me.posts.map(({ label }) => label).join('、') || '工作人员'}
          </span>
          <Button type="link" onClick={() => void signOut()}>
            退出登录
          </Button>
        </footer>
      </main>
    </div>
  );
}
