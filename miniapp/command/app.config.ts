import { programOf } from '../../config/apps';
import { appShape, tabBarOf, withLocation } from '../shared/app-shape';

const program = programOf('command');
const TABS = [
  { page: 'pages/todo/index', text: '待办', icon: 'inbox' },
  { page: 'pages/supervise/index', text: '督办', icon: 'flag' },
  { page: 'pages/cases/index', text: '案件', icon: 'search' },
  { page: 'pages/me/index', text: '我的', icon: 'person' },
];

export default defineAppConfig({
  ...appShape(program),
  ...withLocation(),
  pages: TABS.map((tab) => tab.page),
  subPackages: [
    { root: 'task', pages: ['index'] },
    { root: 'found', pages: ['index'] },
    { root: 'inbox', pages: ['index'] },
    { root: 'activity', pages: ['index', 'roster/index', 'claim/index', 'code/index'] },
  ],
  tabBar: tabBarOf(program, TABS),
});
