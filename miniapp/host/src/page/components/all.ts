import type { Builtin } from '../builtin';
import { button } from './button';
import { camera } from './camera';
import { canvas } from './canvas';
import { checkbox, checkboxGroup } from './checkbox';
import { form } from './form';
import { icon } from './icon';
import { coverImage, image } from './image';
import { input } from './input';
import { label } from './label';
import { map } from './map';
import { matchMedia } from './match-media';
import { movableArea, movableView } from './movable';
import { navigator } from './navigator';
import { pageContainer } from './page-container';
import { navigationBar, pageMeta } from './page-meta';
import { picker } from './picker';
import { pickerView, pickerViewColumn } from './picker-view';
import { progress } from './progress';
import { radio, radioGroup } from './radio';
import { REFUSALS } from './refused';
import { richText } from './rich-text';
import { rootPortal, shareElement } from './root-portal';
import { scrollView } from './scroll-view';
import { slider } from './slider';
import { swiper, swiperItem } from './swiper';
import { switchKey } from './switch';
import { text } from './text';
import { textarea } from './textarea';
import { video } from './video';
import { coverView, view } from './view';

/** Every built-in component of this host, by family; the last ones only say that they are not there. */
export const BUILTINS: Builtin[] = [
  ...[view, coverView, scrollView, swiper, swiperItem, movableArea, movableView, matchMedia],
  ...[pageContainer, rootPortal, shareElement, pageMeta, navigationBar],
  ...[text, richText, icon, progress, image, coverImage],
  ...[button, input, textarea, form, label, checkbox, checkboxGroup, radio, radioGroup, switchKey, slider],
  ...[picker, pickerView, pickerViewColumn],
  ...[navigator, video, camera, map, canvas],
  ...REFUSALS,
];
