import type { PropsWithChildren } from 'react';
import { useDemoEntry } from '@shared/hooks/demo';
import '@shared/theme/app.scss';

export default function EnterpriseApp({ children }: PropsWithChildren) {
  useDemoEntry();
  return children;
}
