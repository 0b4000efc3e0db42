import { Button, View, type ButtonProps } from '@tarojs/components';
import { identityApi } from '@contract/identity/identity.api';
import { api } from '../../api/request';
import { useSession } from '../../hooks/session';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Row } from '../../ui/Row';
import { usePersonChange } from './person';
import './PhoneRow.scss';

/** My number, so that I can be called back; WeChat alone can vouch for it. */
export function PhoneRow() {
  const { person } = useSession();
  const { error, change } = usePersonChange();
  const bind: ButtonProps['onGetPhoneNumber'] = ({ detail }) => {
    const { code } = detail;
    // No code: the person said no, which needs no answer.
    if (code) void change(() => api(identityApi.bindPhone, { program: PROGRAM.key, code }));
  };
  if (process.env.TARO_ENV !== 'weapp') {
    return <Row icon="phone" title="手机号" words={person?.phone || '在微信里打开时可以绑定'} />;
  }
  return (
    <View>
      <Button className="phone-row" openType="getPhoneNumber" onGetPhoneNumber={bind}>
        <Icon name="phone" />
        <View className="phone-row__words">
          {person?.phone ? `手机号 ${person.phone}` : '绑定手机号，方便回访'}
        </View>
        <View className="phone-row__do">{person?.phone ? '更换' : '绑定'}</View>
      </Button>
      {error && <Notice tone="bad" words={error} />}
    </View>
  );
}
