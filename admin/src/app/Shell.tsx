import { FontSizeOutlined, LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import type { PersonView } from '@contract/identity/identity.api';
import { Button, Drawer, Grid, Layout, Menu, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import mark from './mark.svg';
import { OfflineBar } from './OfflineBar';
import { placesOf } from './places';
import { useTown } from './town-data';
import { toggleLargeType, useTypeSize } from './type-size';
import { useSignOut } from './use-session';

/** The frame of every signed-in page: places at the left, or in a drawer on a narrow screen. */
export function Shell({ me }: { me: PersonView }) {
  const wide = Grid.useBreakpoint().lg;
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);
  const side = <Side me={me} />;
  return (
    <Layout className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      {wide ? (
        <Layout.Sider width={196} className="shell-side">
          {side}
        </Layout.Sider>
      ) : (
        <>
          <header className="shell-top">
            <Button type="text" aria-label="打开菜单" icon={<MenuOutlined />} onClick={() => setOpen(true)} />
            <img src={mark} alt="" width={26} height={26} />
            <strong>一张网 · 工作台</strong>
          </header>
          <Drawer
            open={open}
            onClose={() => setOpen(false)}
            placement="left"
            width={240}
            closable={false}
            styles={{ body: { padding: 0, background: '#22344f' } }}
          >
            {side}
          </Drawer>
        </>
      )}
      <Layout className="shell-body">
        <OfflineBar />
        <main id="main" className="shell-main">
          <Outlet />
        </main>
      </Layout>
    </Layout>
  );
}

function Side({ me }: { me: PersonView }) {
  const { pathname } = useLocation();
  const go = useNavigate();
  const signOut = useSignOut();
  const { large } = useTypeSize();
  const town = useTown().data;
  const places = placesOf(me);
  const here = places.find(({ key }) => pathname.startsWith(key));
  return (
    <div className="side">
      <div className="side-name">
        <img src={mark} alt="" width={34} height={34} />
        <span>
          一张网<small title={town?.notice}>{town?.name || '工作台'}</small>
        </span>
      </div>
      <nav aria-label="主导航">
        <Menu
          theme="dark"
          mode="inline"
          items={places}
          selectedKeys={here ? [here.key] : []}
          onClick={({ key }) => void go(key)}
        />
      </nav>
      <div className="side-me">
        <strong>{me.name}</strong>
        {me.posts.map((post) => (
          <span key={`${post.post}-${post.unitId}`}>
            {post.unitName} · {post.label}
          </span>
        ))}
        <div className="side-tools">
          <Tooltip title={large ? '恢复普通字号' : '放大全部文字'}>
            <Button
              ghost
              size="small"
              icon={<FontSizeOutlined />}
              aria-pressed={large}
              onClick={toggleLargeType}
            >
              {large ? '普通字' : '大字'}
            </Button>
          </Tooltip>
          <Button ghost size="small" icon={<LogoutOutlined />} onClick={() => void signOut()}>
            退出
          </Button>
        </div>
      </div>
    </div>
  );
}
