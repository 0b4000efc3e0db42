import { programOf } from '../../config/apps';
import { appShape, tabBarOf } from '../shared/app-shape';

const program = programOf('volunteer');
const TABS = [
  { page: 'pages/home/index', text: '新闻动态', icon: 'home' },
  { page: 'pages/me/index', text: '个人中心', icon: 'person' },
];

export default defineAppConfig({
  ...appShape(program),
  pages: TABS.map((tab) => tab.page),
  subPackages: [
    { root: 'news/article', pages: ['index'] },
    { root: 'news/inbox', pages: ['index'] },
  ],
  tabBar: tabBarOf(program, TABS),
});
