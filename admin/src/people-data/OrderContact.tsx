import { volunteerApi, type OrderView } from '@contract/volunteer/volunteer.api';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../app/http';
import { UnmaskDialog } from './UnmaskDialog';
import './people-data.css';

/** Whom to ask for at an order, masked; where the server allows it, in plain for a reason. */
export function OrderContact({ order: { id, contact, mayUnmask } }: { order: OrderView }) {
  const [open, setOpen] = useState(false);
  if (!contact) return <>已清除，看不到了</>;
  return (
    <>
      {[contact.name || '没有留姓名', contact.phone || '没有留电话'].join(' ')}
      {mayUnmask ? (
        <Button type="link" className="reporter-unmask" onClick={() => setOpen(true)}>
          查看联系方式
        </Button>
      ) : null}
      {open ? (
        <UnmaskDialog
          title="查看联系人的姓名与手机号"
          ask={(reason) => api(volunteerApi.unmaskContact, { id, reason })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
