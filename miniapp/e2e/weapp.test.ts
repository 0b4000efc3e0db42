import { inHost, journeys } from './launch';
import { clientAlone } from './stories/client-alone';
import { largeType } from './stories/large-type';
import { limits } from './stories/limits';
import { longList } from './stories/long-list';
import { missingTap } from './stories/missing-tap';
import { notices } from './stories/notices';
import { offlineDraft } from './stories/offline-draft';
import { openings } from './stories/openings';
import { orderHelp } from './stories/order-help';
import { partyLife } from './stories/party';
import { pointsShop } from './stories/points-shop';
import { refusals } from './stories/refusals';
import { reward } from './stories/reward';
import { spokenAloud } from './stories/spoken';
import { volunteerRefusals } from './stories/volunteer-refusals';
import { volunteerService } from './stories/volunteer-service';
import { wholeReport } from './stories/whole-report';

// One file, so that all of them share one server and one browser; the limits look back on the journeys before.
journeys('the built mini-programs', () => {
  describe('one report from the photo to the rating', wholeReport);
  describe('a report written without a network', offlineDraft);
  describe('somebody who refuses', refusals);
  describe('help ordered for a neighbour', orderHelp);
  describe('points, and what they buy', pointsShop);
  if (inHost) describe('a reward in money', reward);
  describe('an hour of volunteering', volunteerService);
  describe('check-ins that are refused', volunteerRefusals);
  describe('the life of the Party', partyLife);
  describe('what one reads and is told', notices);
  describe('the first pages of the others', openings);
  describe('large type', largeType);
  describe('a list of five hundred', longList);
  describe('what is heard', spokenAloud);
  if (inHost) describe('what it costs', limits);
  if (inHost) describe('answers that the client gives by itself', clientAlone);
  describe('a broken build', missingTap);
});
