export interface Picked {
  /** Local path, temporary. */
  path: string;
  kind: 'photo' | 'video';
  /** Bytes. */
  size: number;
  name?: string;
}

export interface PickRequest {
  /** At most so many. */
  count: number;
  kinds: readonly Picked['kind'][];
}
