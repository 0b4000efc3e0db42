import type { CaseView } from '@contract/case/case.api';
import { rightsApi } from '@contract/identity/rights.api';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../app/http';
import { UnmaskDialog } from './UnmaskDialog';
import './people-data.css';

/** Who reported, masked; where the server allows it, in plain for a reason. */
export function ReporterName({ view }: { view: CaseView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {[view.reporterName, view.reporterPhone].filter(Boolean).join(' ')}
      {view.mayUnmask ? (
        <Button type="link" className="reporter-unmask" onClick={() => setOpen(true)}>
          查看完整
        </Button>
      ) : null}
      {open ? (
        <UnmaskDialog
          title="查看上报人的姓名与手机号"
          ask={(reason) => api(rightsApi.unmaskReporter, { no: view.no, reason })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
