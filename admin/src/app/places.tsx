import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  CarryOutOutlined,
  DashboardOutlined,
  EyeOutlined,
  IdcardOutlined,
  QuestionCircleOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { PersonView, Post } from '@contract/identity/identity.api';
import { MODERATOR_POSTS } from '@contract/moderation/moderation.flow';
import { EDITOR_POSTS } from '@contract/news/news.flow';
import type { ReactNode } from 'react';

interface Place {
  key: string;
  icon: ReactNode;
  label: string;
  /** Only for holders of one of these; absent means for whoever works on cases, 'all' for everybody. */
  posts?: readonly Post[] | 'all';
  /** Only where that post is held at the district's centre. */
  atCentre?: true;
}

const ADMINISTRATORS: readonly Post[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];

const PLACES: readonly Place[] = [
  { key: '/desk', icon: <AppstoreOutlined />, label: '调度台' },
  { key: '/todo', icon: <CarryOutOutlined />, label: '待办' },
  { key: '/counts', icon: <BarChartOutlined />, label: '统计' },
  { key: '/news', icon: <ReadOutlined />, label: '新闻动态', posts: EDITOR_POSTS },
  { key: '/moderation', icon: <EyeOutlined />, label: '内容审核', posts: MODERATOR_POSTS, atCentre: true },
  { key: '/security', icon: <SafetyCertificateOutlined />, label: '登录安全', posts: ['securityAdmin'] },
  { key: '/access', icon: <QuestionCircleOutlined />, label: '权限问答', posts: ['securityAdmin'] },
  { key: '/audit', icon: <AuditOutlined />, label: '审计日志', posts: ['auditAdmin'] },
  { key: '/org', icon: <ApartmentOutlined />, label: '组织与人员', posts: [...ADMINISTRATORS, 'leader'] },
  { key: '/data-requests', icon: <IdcardOutlined />, label: '个人信息请求', posts: ['systemAdmin'] },
  { key: '/operations', icon: <DashboardOutlined />, label: '运行状况', posts: ['systemAdmin'] },
  { key: '/settings', icon: <SettingOutlined />, label: '设置', posts: 'all' },
];

/** What the menu offers this person. The server decides anew at every call; here nobody is led to a closed door. */
export function placesOf({ posts }: PersonView): { key: string; icon: ReactNode; label: string }[] {
  const held = posts.map(({ post }) => post);
  const onlyAdministers = held.length > 0 && held.every((post) => ADMINISTRATORS.includes(post));
  const atCentre = posts.filter((each) => each.atCentre).map(({ post }) => post);
  const isOffered = ({ posts: wanted, atCentre: there }: Place): boolean => {
    if (wanted === undefined) return !onlyAdministers;
    return wanted === 'all' || wanted.some((post) => (there ? atCentre : held).includes(post));
  };
  return PLACES.filter(isOffered).map(({ key, icon, label }) => ({ key, icon, label }));
}
