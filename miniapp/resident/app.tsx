import type { PropsWithChildren } from 'react';
import { useLaunch } from '@tarojs/taro';
import '@shared/theme/app.scss';
import './app.scss';
import { useEntry } from './door/entry';
import { useOutboxSending } from './outbox/use-outbox';
import { watchPrivacy } from '@shared/screens/privacy/privacy';

export default function ResidentApp({ children }: PropsWithChildren) {
  useLaunch(watchPrivacy);
  useEntry();
  useOutboxSending();
  return children;
}
