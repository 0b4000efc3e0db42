import { inHost, journeys } from './launch';
import { clientAlone } from './stories/client-alone';
import { largeType } from './stories/large-type';
import { limits } from './stories/limits';
import { longList } from './stories/long-list';
import { missingTap } from './stories/missing-tap';
import { offlineDraft } from './stories/offline-draft';
import { refusals } from './stories/refusals';
import { spokenAloud } from './stories/spoken';
import { wholeReport } from './stories/whole-report';

// One file, so that all of them share one server and one browser; the limits look back on the journeys before.
journeys('the built mini-programs', () => {
  describe('one report from the photo to the rating', wholeReport);
  describe('a report written without a network', offlineDraft);
  describe('somebody who refuses', refusals);
  describe('large type', largeType);
  describe('a list of five hundred', longList);
  describe('what is heard', spokenAloud);
  if (inHost) describe('what it costs', limits);
  if (inHost) describe('answers that the client gives by itself', clientAlone);
  describe('a broken build', missingTap);
});
