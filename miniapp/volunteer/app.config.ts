import { programOf } from '../../config/apps';
import { appShape, tabBarOf, withLocation } from '../shared/app-shape';

const program = programOf('volunteer');
const TABS = [
  { page: 'pages/home/index', text: '新闻动态', icon: 'home' },
  { page: 'pages/service/index', text: '志愿服务', icon: 'heart' },
  { page: 'pages/party/index', text: '组织管理', icon: 'people' },
  { page: 'pages/me/index', text: '个人中心', icon: 'person' },
];

export default defineAppConfig({
  ...appShape(program),
  ...withLocation('用于签到签退时核对您在活动现场、显示离您近的活动'),
  pages: TABS.map((tab) => tab.page),
  subPackages: [
    { root: 'news/article', pages: ['index'] },
    { root: 'news/inbox', pages: ['index'] },
    { root: 'activity', pages: ['index'] },
    { root: 'order', pages: ['index'] },
    { root: 'claim', pages: ['index', 'mine/index'] },
    { root: 'checkin', pages: ['index'] },
    { root: 'record', pages: ['index', 'certificates/index'] },
    { root: 'join', pages: ['index'] },
    { root: 'mydata', pages: ['index'] },
    { root: 'points', pages: ['index', 'league/index'] },
    {
      root: 'party',
      pages: [
        'branch/index',
        'meetings/index',
        'meeting/index',
        'call/index',
        'registrations/index',
        'contacts/index',
        'contact/index',
        'transfers/index',
      ],
    },
    { root: 'shop', pages: ['index', 'mine/index', 'redemption/index'] },
  ],
  tabBar: tabBarOf(program, TABS),
});
