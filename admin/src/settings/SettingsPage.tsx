import './settings.css';
import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { PageHead } from '../ui/PageHead';
import { LoadingRows } from '../ui/Waiting';
import { Sessions } from './Sessions';
import { Templates } from './Templates';

/** ProTable is heavy: only those who edit categories fetch it. */
const Categories = lazy(async () => ({ default: (await import('./Categories')).Categories }));

/** It brings the QR code with it. */
const OwnSecurity = lazy(async () => ({
  default: (await import('../security/OwnSecurity')).OwnSecurity,
}));

const PARTS = [
  {
    key: 'categories',
    label: '类别与时限',
    children: (
      <Suspense fallback={<LoadingRows />}>
        <Categories />
      </Suspense>
    ),
  },
  { key: 'templates', label: '回复模板', children: <Templates /> },
  { key: 'sessions', label: '登录设备', children: <Sessions /> },
  {
    key: 'own',
    label: '账号安全',
    children: (
      <Suspense fallback={<LoadingRows />}>
        <OwnSecurity />
      </Suspense>
    ),
  },
];

export function SettingsPage() {
  const { part } = useParams();
  const go = useNavigate();
  const shown = PARTS.find(({ key }) => key === part)?.key ?? 'categories';
  return (
    <div className="settings">
      <PageHead title="设置" />
      <Tabs
        activeKey={shown}
        items={PARTS}
        destroyOnHidden
        onChange={(key) => void go(`/settings/${key}`, { replace: true })}
      />
    </div>
  );
}
