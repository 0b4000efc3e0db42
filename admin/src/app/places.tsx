import {
  AccountBookOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  CarryOutOutlined,
  DashboardOutlined,
  EyeOutlined,
  GiftOutlined,
  HeartOutlined,
  IdcardOutlined,
  QuestionCircleOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { PersonView, Post } from '@contract/identity/identity.api';
import { MODERATOR_POSTS } from '@contract/moderation/moderation.flow';
import { EDITOR_POSTS } from '@contract/news/news.flow';
import type { UnitKind } from '@contract/org/org.api';
import { POINTS_DESK_POSTS } from '@contract/points/redemption.flow';
import { VOLUNTEER_DESK_POSTS } from '@contract/volunteer/activity.flow';
import type { ReactNode } from 'react';

interface Place {
  key: string;
  icon: ReactNode;
  label: string;
  /** Only for holders of one of these; absent means for whoever works on cases, 'all' for everybody. */
  posts?: readonly Post[] | 'all';
  /** Only where that post is held at a unit of these kinds. */
  at?: readonly UnitKind[];
}

const ADMINISTRATORS: readonly Post[] = ['systemAdmin', 'securityAdmin', 'auditAdmin'];

const PLACES: readonly Place[] = [
  { key: '/desk', icon: <AppstoreOutlined />, label: '调度台' },
  { key: '/todo', icon: <CarryOutOutlined />, label: '待办' },
  { key: '/counts', icon: <BarChartOutlined />, label: '统计' },
  { key: '/news', icon: <ReadOutlined />, label: '新闻动态', posts: EDITOR_POSTS },
  {
    key: '/volunteer',
    icon: <HeartOutlined />,
    label: '志愿服务',
    posts: VOLUNTEER_DESK_POSTS,
    at: ['community'],
  },
  {
    key: '/party',
    icon: <TeamOutlined />,
    label: '组织管理',
    posts: ['leader', 'dispatcher'],
    at: ['district', 'street', 'community', 'department', 'publicUnit', 'partyOrg'],
  },
  {
    key: '/points',
    icon: <GiftOutlined />,
    label: '积分与商城',
    posts: POINTS_DESK_POSTS,
    at: ['community', 'district'],
  },
  { key: '/payout', icon: <AccountBookOutlined />, label: '现金奖励', posts: ['leader'], at: ['district'] },
  { key: '/moderation', icon: <EyeOutlined />, label: '内容审核', posts: MODERATOR_POSTS, at: ['centre'] },
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
  const isOffered = ({ posts: wanted, at }: Place): boolean => {
    if (wanted === undefined) return !onlyAdministers;
    if (wanted === 'all') return true;
    return posts.some(({ post, unitKind }) => wanted.includes(post) && (at ?? [unitKind]).includes(unitKind));
  };
  return PLACES.filter(isOffered).map(({ key, icon, label }) => ({ key, icon, label }));
}
