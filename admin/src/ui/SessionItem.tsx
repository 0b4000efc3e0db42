import type { SessionRow } from '@contract/identity/identity.api';
import type { ReactNode } from 'react';
import { agoInWords, fullTime } from './time';
import { useNow } from './use-now';

const PROGRAMS: Readonly<Record<string, string>> = {
  admin: '业务后台',
  command: '决策指挥小程序',
  resident: '随手拍小程序',
  volunteer: '智慧党建小程序',
  enterprise: '企业诉求小程序',
};

interface SessionItemProps {
  row: Pick<SessionRow, 'program' | 'startedAt' | 'seenAt'>;
  /** From where and how, for those who look after it. */
  detail?: string;
  /** What can be done about it. */
  children: ReactNode;
}

/** Where somebody is signed in, since when, and when it was last used. */
export function SessionItem({ row, detail, children }: SessionItemProps) {
  const now = useNow();
  return (
    <li>
      <div>
        <strong>{PROGRAMS[row.program] ?? row.program}</strong>
        {detail ? <small>{detail}</small> : null}
        <small>
          {fullTime(row.startedAt)} 登录 · {agoInWords(row.seenAt, now)}使用
        </small>
      </div>
      {children}
    </li>
  );
}
