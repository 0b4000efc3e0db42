import { useState } from 'react';
import Taro from '@tarojs/taro';
import { useSession } from '../../hooks/session';
import { Row, Rows } from '../../ui/Row';
import { Sheet } from '../../ui/Sheet';
import { PrivacyWords } from '../privacy/PrivacyWords';
import { PhoneRow } from './PhoneRow';
import { RenameRow } from './RenameRow';

const openMyData = (): void => void Taro.navigateTo({ url: '/mydata/index' });

/** What I am called, my number, what is known of me and why; for programs that have the sub-package `mydata`. */
export function PersonRows() {
  return (
    <Rows>
      <RenameRow />
      <PhoneRow />
      <Row icon="list" title="我的信息" words="查看、更正、复制、撤回同意、删除" onTap={openMyData} />
      <PrivacyRow />
      {process.env.TARO_ENV === 'h5' && <SwitchPerson />}
    </Rows>
  );
}

/** Demonstration: back to the door, where the people stand. */
function SwitchPerson() {
  const { signOut } = useSession();
  return <Row icon="people" title="换个人物" words="演示用：换一个人再看看" onTap={() => void signOut()} />;
}

function PrivacyRow() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Row icon="flag" title="隐私说明" words="我们用到什么、为什么用" onTap={() => setOpen(true)} />
      <Sheet title="隐私说明" open={open} onClose={() => setOpen(false)}>
        <PrivacyWords />
      </Sheet>
    </>
  );
}
