import { useState } from 'react';
import { useSession } from '@shared/hooks/session';
import { Me as MeScreen } from '@shared/screens/Me';
import { Row, Rows } from '@shared/ui/Row';
import { Sheet } from '@shared/ui/Sheet';
import { go } from '../../case/go';
import { PrivacySheet } from '../../privacy/PrivacySheet';
import { PrivacyWords } from '../../privacy/PrivacyWords';
import { useUnreadBadge } from '../../subscribe/unread';
import { PhoneRow } from './PhoneRow';
import { RenameRow } from './RenameRow';

export default function Me() {
  useUnreadBadge();
  return (
    <MeScreen>
      <Rows>
        <RenameRow />
        <PhoneRow />
        <Row icon="list" title="我的信息" words="查看、更正、复制、撤回同意、删除" onTap={go.myData} />
        <PrivacyRow />
        {process.env.TARO_ENV === 'h5' && <SwitchPerson />}
      </Rows>
      <PrivacySheet />
    </MeScreen>
  );
}

/** Demonstration: back to the door, where the people stand. */
function SwitchPerson() {
  const { signOut } = useSession();
  return <Row icon="people" title="换个人物" words="演示用：换一位居民再看看" onTap={() => void signOut()} />;
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
