import type { ApiFamily } from './api';
import { actionSheetFamily } from './action-sheet';
import { appEventsFamily } from './app-events';
import { canvasFamily } from './canvas';
import { contextFamily } from './contexts';
import { documentFamily } from './documents';
import { fileSystemFamily } from './file-system';
import { watchFingers } from './gesture';
import { imageFamily } from './images';
import { locationFamily } from './location';
import { logFamily } from './logs';
import { loginFamily } from './login';
import { mediaFamily } from './media';
import { modalFamily } from './modal';
import { navigationBarFamily } from './navigation-bar';
import { networkFamily } from './network';
import { observerFamily } from './observers';
import { phoneFamily } from './phone';
import { plainFamily } from './plain';
import { privacyFamily } from './privacy';
import { programFamily } from './programs';
import { requestFamily } from './request';
import { routingFamily } from './routing';
import { scrollingFamily } from './scrolling';
import { selectorQueryFamily } from './selector-query';
import { settingsFamily } from './settings';
import { socketFamily } from './socket';
import { storageFamily } from './storage';
import { systemFamily } from './system';
import { tabBarFamily } from './tab-bar';
import { toastFamily } from './toast';
import { updateFamily } from './update';
import { uploadFamily } from './upload';
import { userAnswersFamily } from './user-answers';

watchFingers();

/** All wx functions that the host offers, by family. */
export const API_FAMILIES: readonly ApiFamily[] = [
  requestFamily,
  uploadFamily,
  socketFamily,
  loginFamily,
  storageFamily,
  fileSystemFamily,
  routingFamily,
  systemFamily,
  networkFamily,
  settingsFamily,
  privacyFamily,
  locationFamily,
  mediaFamily,
  imageFamily,
  userAnswersFamily,
  modalFamily,
  toastFamily,
  actionSheetFamily,
  selectorQueryFamily,
  observerFamily,
  scrollingFamily,
  navigationBarFamily,
  tabBarFamily,
  canvasFamily,
  contextFamily,
  updateFamily,
  phoneFamily,
  documentFamily,
  programFamily,
  appEventsFamily,
  plainFamily,
  logFamily,
];
