import {
  MEETING_ACTIONS,
  MEETING_CONDITIONS,
  MEETING_FLOW,
  MEETING_STATES,
  meetingStep,
  type Attendance,
  type MeetingAction,
  type MeetingCondition,
  type MeetingParty,
  type MeetingState,
} from '../../contract/party/meeting.flow';
import { admit, buttons, type Standing } from '../volunteer/flow-rules';

/** How somebody stands to a meeting. */
export interface MeetingStanding {
  readonly state: MeetingState;
  readonly startsAt: number;
  readonly now: number;
  /** May they call this organisation's meetings? */
  readonly organises: boolean;
  /** Their own part; undefined for those not called. */
  readonly mine: Attendance | undefined;
}

/** People come together a little before the time. */
const EARLY = 30 * 60_000;

function standing(meeting: MeetingStanding): Standing<MeetingState, MeetingParty, MeetingCondition> {
  const { state, startsAt, now, organises, mine } = meeting;
  const holds: Record<MeetingCondition, boolean> = {
    upcoming: now < startsAt,
    begun: now >= startsAt - EARLY,
    undecided: mine !== 'coming',
  };
  return {
    state,
    is: (party) => (party === 'organiser' ? organises : party === 'called' && mine !== undefined),
    holds: (condition) => holds[condition],
  };
}

export const meetingActionsOf = (meeting: MeetingStanding) =>
  buttons<MeetingAction, MeetingState, MeetingParty, MeetingCondition>(
    MEETING_ACTIONS,
    meetingStep,
    standing(meeting),
  ).map((button) => ({ ...button, form: MEETING_FLOW[button.action].asks }));

/** The party as which the step is taken. Throws `notYours` or `stepRefused`. */
export const admitToMeeting = (action: MeetingAction, meeting: MeetingStanding): MeetingParty | 'clock' =>
  admit(meetingStep(action), standing(meeting), { states: MEETING_STATES, conditions: MEETING_CONDITIONS });
