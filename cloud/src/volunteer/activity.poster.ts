import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ACTIVITY_STATES } from '../../contract/volunteer/activity.flow';
import { Wechat } from '../identity/wechat';
import { Refusal } from '../kernel/refusal';
import type { ActivityRecord } from './volunteer.row';

/** Where the volunteer program shows an activity, and how the code says which. */
const PAGE = 'activity/index';
const sceneOf = (activityId: number): string => `a=${activityId}`;
/** Some 50 KB each. */
const KEPT = 200;

/** 报名海报: the program code of an activity, asked of WeChat once, however many print it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ActivityPosters {
  @Inject() protected wechat: Wechat;
  private readonly pictures = new Map<number, Promise<Buffer>>();

  /** A PNG. Throws `posterUnpublished`, `posterPageMissing`, `codesUsedUp` or `wechatBusy`. */
  async code({ id, state }: Pick<ActivityRecord, 'id' | 'state'>): Promise<Buffer> {
    // Whoever scans it elsewhere would find a closed door.
    if (state !== 'recruiting')
      throw new Refusal('posterUnpublished', { state: ACTIVITY_STATES[state].label });
    return this.pictures.get(id) ?? this.fetched(id);
  }

  private fetched(id: number): Promise<Buffer> {
    const picture = this.wechat.programCode('volunteer', PAGE, sceneOf(id));
    this.pictures.set(id, picture);
    // A failure is nobody's to keep: the next who asks tries anew.
    picture.catch(() => this.pictures.delete(id));
    const [oldest] = this.pictures.keys();
    if (this.pictures.size > KEPT && oldest !== undefined) this.pictures.delete(oldest);
    return picture;
  }
}
