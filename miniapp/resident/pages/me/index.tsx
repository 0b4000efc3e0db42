import { useState } from 'react';
import { Me as MeScreen } from '@shared/screens/Me';
import { Row, Rows } from '@shared/ui/Row';
import { Sheet } from '@shared/ui/Sheet';
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
        <PrivacyRow />
      </Rows>
      <PrivacySheet />
    </MeScreen>
  );
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
