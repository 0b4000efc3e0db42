import type { PropsWithChildren } from 'react';
import '@shared/theme/app.scss';

export default function CommandApp({ children }: PropsWithChildren) {
  return children;
}
