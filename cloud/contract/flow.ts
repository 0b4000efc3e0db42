/**
 * The one table of whatever has a life. The server enforces it, the clients draw from it, a test walks it.
 */
export interface Step<State extends string, Party extends string, Condition extends string = never> {
  /** States in which the step may be taken; `'*'` names every state that is not an ending. */
  readonly from: readonly State[];
  /** The state after it; `'same'` for a step that leaves the state as it is. */
  readonly to: State | 'same';
  /** Relations to this very thing; `clock` is the automatic hand. */
  readonly by: readonly (Party | 'clock')[];
  /** What else must hold of the thing. */
  readonly when?: readonly Condition[];
  /** The form to be filled in, or `none`. */
  readonly asks: string;
  /**
   * The time limit of the state entered: `2h` working hours, `5d` working days, `36H` natural hours;
   * `category` the category's own limit, `asked` what the form says, `rest` what was left, `keep` no change, `none` no limit.
   */
  readonly due: Due;
  /** Who is told. */
  readonly tells: readonly Party[];
  /** The button. */
  readonly label: string;
  /** What it reads like in a timeline, after the unit's or person's name. */
  readonly past: string;
  /** How the button looks. */
  readonly tone?: 'main' | 'plain' | 'warn';
}

export type Due = 'category' | 'asked' | 'rest' | 'keep' | 'none' | `${number}${'m' | 'h' | 'd' | 'H'}`;

/** A drawn button: the server decides, the client draws. */
export interface ActionView {
  action: string;
  label: string;
  form: string;
  tone: 'main' | 'plain' | 'warn';
}
