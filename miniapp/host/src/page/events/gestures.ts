import { elementOf, type FrameworkNode } from '../framework/nodes';
import { tapDetail } from '../framework/placed';
import { dispatch, nodeAround } from './dispatch';
import { wasHeard } from './shape';
import { distance, fingers, type Finger } from './touches';

/** https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html: more than 350 ms is a long press. */
const LONG_PRESS = 350;
/** A finger that strays farther than this is dragging. */
const TAP_SLOP = 10;

interface Press {
  readonly node: FrameworkNode;
  readonly started: Finger;
  readonly timer: number;
  /** A second finger, a drag, or a long press that somebody heard: no tap will follow. */
  spoiled: boolean;
}

/** Turns the touches of the document into WeChat's events: touchstart, touchmove, touchend, touchcancel, longpress, tap. */
export class Gestures {
  private press: Press | undefined;

  /** `pulled` is told of the way of each finished drag, for the page's pull-down. */
  constructor(private readonly dragged: (from: Finger, to: Finger) => void) {}

  listen(root: Document): void {
    const options = { capture: true, passive: false };
    root.addEventListener('touchstart', (event) => this.start(event), options);
    root.addEventListener('touchmove', (event) => this.move(event), options);
    root.addEventListener('touchend', (event) => this.end(event), options);
    root.addEventListener('touchcancel', (event) => this.cancel(event), options);
  }

  private start(event: TouchEvent): void {
    const node = nodeAround(event.target instanceof Element ? event.target : null);
    const [finger] = fingers(event.changedTouches);
    if (!node || !finger) return;
    if (this.press) this.press.spoiled = true;
    send(node, 'touchstart', event);
    const press: Press = {
      node,
      started: finger,
      spoiled: event.touches.length > 1,
      timer: window.setTimeout(() => this.hold(press, event), LONG_PRESS),
    };
    this.press = press;
  }

  private hold(press: Press, event: TouchEvent): void {
    if (press.spoiled || this.press !== press) return;
    const heard = (['longpress', 'longtap'] as const).map((type) => wasHeard(send(press.node, type, event)));
    press.spoiled = heard.includes(true);
  }

  private move(event: TouchEvent): void {
    const [finger] = fingers(event.changedTouches);
    if (!this.press || !finger) return;
    if (distance(this.press.started, finger) > TAP_SLOP) this.press.spoiled = true;
    send(this.press.node, 'touchmove', event);
  }

  private end(event: TouchEvent): void {
    const [finger] = fingers(event.changedTouches);
    const press = this.release();
    if (!press || !finger) return;
    send(press.node, 'touchend', event);
    if (!press.spoiled && distance(press.started, finger) <= TAP_SLOP) tap(press.node, finger, event);
    else this.dragged(press.started, finger);
  }

  private cancel(event: TouchEvent): void {
    const press = this.release();
    if (press) send(press.node, 'touchcancel', event);
  }

  private release(): Press | undefined {
    const { press } = this;
    if (press) window.clearTimeout(press.timer);
    this.press = undefined;
    return press;
  }
}

function tap(node: FrameworkNode, finger: Finger, event: TouchEvent): void {
  const detail = tapDetail(elementOf(node) ?? null, { x: finger.pageX, y: finger.pageY });
  const changed = fingers(event.changedTouches);
  if (detail !== 'none') dispatch(node, 'tap', detail, { touches: changed, changedTouches: changed });
}

/** `detail` is where the finger is for longpress, and empty for the bare touches. */
function send(node: FrameworkNode, type: string, event: TouchEvent): object {
  const changed = fingers(event.changedTouches);
  const bare = type.startsWith('touch');
  const detail = bare ? {} : { x: changed[0]?.pageX ?? 0, y: changed[0]?.pageY ?? 0 };
  return dispatch(node, type, detail, { touches: fingers(event.touches), changedTouches: changed });
}
