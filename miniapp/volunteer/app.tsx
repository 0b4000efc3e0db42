import type { PropsWithChildren } from 'react';
import { useLaunch } from '@tarojs/taro';
import { useDemoEntry } from '@shared/hooks/demo';
import { watchPrivacy } from '@shared/screens/privacy/privacy';
import '@shared/theme/app.scss';
import { useScansSending } from './checks/use-scans';

export default function VolunteerApp({ children }: PropsWithChildren) {
  useLaunch(watchPrivacy);
  useDemoEntry();
  useScansSending();
  return children;
}
