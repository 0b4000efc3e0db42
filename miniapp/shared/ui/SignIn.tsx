import { useState } from 'react';
import { View } from '@tarojs/components';
import { BigButton } from './BigButton';
import { Field } from './Field';
import { Notice } from './Notice';
import { Row, Rows } from './Row';
import { spoken } from './spoken';
import { TextLine } from './TextBox';
import './SignIn.scss';

interface Someone {
  key: string;
  name: string;
  title: string;
  blurb: string;
}

interface SignInProps {
  busy: boolean;
  error?: string;
  /** H5: whom one may be in a demonstration, none elsewhere. Absent in WeChat. */
  people?: readonly Someone[];
  onPerson: (key: string) => void;
  onWechat: () => void;
  /** Present where staff sign in with user name and password. */
  /** `otp` only from whoever uses a second factor. */
  onStaff?: (account: string, password: string, otp?: string) => void;
}

/** The door of a program: who we are, and one tap to come in. */
export function SignIn({ busy, error, people, onPerson, onWechat, onStaff }: SignInProps) {
  return (
    <View className="sign-in">
      <View className="sign-in__welcome">
        <View className="sign-in__name" {...spoken('heading')}>
          {PROGRAM.name}
        </View>
        <View>{PROGRAM.purpose}</View>
      </View>
      {error && <Notice tone="bad" icon="alert" words={error} />}
      {people ? (
        <DemoDoor people={people} onPerson={busy ? undefined : onPerson} />
      ) : (
        <BigButton label="微信登录" busy={busy} onTap={onWechat} />
      )}
      {onStaff && <StaffDoor busy={busy} onStaff={onStaff} />}
    </View>
  );
}

interface DemoDoorProps {
  people: readonly Someone[];
  onPerson?: (key: string) => void;
}

function DemoDoor({ people, onPerson }: DemoDoorProps) {
  if (people.length === 0)
    return <Notice tone="calm" words={`请在微信里打开小程序“${PROGRAM.name}”使用。`} />;
  return (
    <>
      <View className="sign-in__label">这是演示环境，请选一个人物进入：</View>
      <Rows>
        {people.map(({ key, name, title, blurb }) => (
          <Row
            key={key}
            icon="person"
            title={`${name} · ${title}`}
            words={blurb}
            onTap={onPerson && (() => onPerson(key))}
          />
        ))}
      </Rows>
    </>
  );
}

function StaffDoor({
  busy,
  onStaff,
}: {
  busy: boolean;
  onStaff: (account: string, password: string, otp?: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');
  if (!open) {
    return (
      <View className="sign-in__fold" onClick={() => setOpen(true)} {...spoken('button', '用工作账号登录')}>
        用工作账号登录
      </View>
    );
  }
  return (
    <View className="card">
      <Field label="用户名">
        <TextLine label="用户名" value={account} onChange={setAccount} />
      </Field>
      <Field label="密码">
        <TextLine label="密码" secret value={password} onChange={setPassword} />
      </Field>
      <Field label="验证码（启用双因素的人填）">
        <TextLine label="验证码" value={otp} onChange={setOtp} />
      </Field>
      <BigButton
        label="登录"
        busy={busy}
        disabled={account.trim() === '' || password === ''}
        onTap={() => onStaff(account.trim(), password, otp.trim() || undefined)}
      />
    </View>
  );
}
