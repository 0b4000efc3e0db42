import { programOf } from '../../config/apps';
import { appShape, tabBarOf, withLocation } from '../shared/app-shape';

const program = programOf('resident');
const TABS = [
  { page: 'pages/home/index', text: '首页', icon: 'home' },
  { page: 'pages/mine/index', text: '我的上报', icon: 'list' },
  { page: 'pages/inbox/index', text: '消息', icon: 'bell' },
  { page: 'pages/me/index', text: '我的', icon: 'person' },
];

export default defineAppConfig({
  ...appShape(program),
  ...withLocation(),
  pages: TABS.map((tab) => tab.page),
  subPackages: [
    { root: 'report', pages: ['index'] },
    { root: 'progress', pages: ['index'] },
    { root: 'mydata', pages: ['index'] },
    { root: 'help', pages: ['index', 'form/index', 'order/index'] },
    { root: 'points', pages: ['index', 'league/index'] },
    { root: 'shop', pages: ['index', 'mine/index', 'redemption/index'] },
    { root: 'reward', pages: ['index', 'one/index'] },
  ],
  tabBar: tabBarOf(program, TABS),
});
