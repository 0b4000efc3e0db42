import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { useLargeType } from '../hooks/large-type';
import { useSession } from '../hooks/session';
import { BigButton } from '../ui/BigButton';
import { Page } from '../ui/Page';
import { PersonCard } from '../ui/PersonCard';
import { Rows, SwitchRow } from '../ui/Row';
import { SignedIn } from './SignedIn';

interface MeProps {
  /** Between who I am and the settings. */
  children?: ReactNode;
}

/** Who I am, large type, sign out: the same in all four programs. */
export function Me({ children }: MeProps) {
  const { large, toggle } = useLargeType();
  const { signOut } = useSession();
  return (
    <SignedIn>
      {(person) => (
        <Page>
          <PersonCard {...person} />
          {children}
          <Rows>
            <SwitchRow
              icon="type"
              title="大字模式"
              words="文字和按钮放大到 1.3 倍"
              on={large}
              onToggle={toggle}
            />
          </Rows>
          <BigButton label="退出登录" tone="plain" onTap={() => void askToLeave(signOut)} />
        </Page>
      )}
    </SignedIn>
  );
}

async function askToLeave(signOut: () => Promise<void>): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '退出登录',
    content: '退出后，没发送的草稿仍留在这部手机上。',
  });
  if (confirm) await signOut();
}
