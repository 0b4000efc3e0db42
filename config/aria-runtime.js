// Goes into every weapp build; see aria-plugin.js.
import { mergeInternalComponents } from '@tarojs/shared';
import ARIA from './aria.json';

mergeInternalComponents(ARIA);
