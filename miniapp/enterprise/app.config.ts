import { programOf } from '../../config/apps';
import { appShape } from '../shared/app-shape';

export default defineAppConfig({
  ...appShape(programOf('enterprise')),
  pages: ['pages/home/index'],
});
