import type { AppJson, Feeds } from '../page/builtin';

/** What the Node half of the wx APIs is told when a program starts. One per running program. */
export interface ServiceContext {
  /** The build, absolute: `wx.downloadFile` and the like never read outside of it or of `userData`. */
  readonly dist: string;
  /** A folder of this run only, emptied at the end: wx.env.USER_DATA_PATH and temporary files live here. */
  readonly scratch: string;
  readonly app: AppJson;
  readonly limits: ProgramLimits;
  /** The feeds as they are now; ask each time, they change while the program runs. */
  feeds(): Feeds;
  /** Tells the page without being asked: heard by `HostServices.onNode(event, …)`. */
  emit(event: string, params: unknown): void;
  /** Notes what the program costs: one row for each request that leaves the program. */
  noteRequest(request: NotedRequest): void;
}

/** What WeChat's console would have been told about a program. */
export interface ProgramLimits {
  /** Server origins the program may talk to, such as `https://api.example.com`; absent = not checked (as with "不校验合法域名"). */
  readonly domains?: DeclaredDomains;
  /** Requests in flight at once: WeChat's is 10. */
  readonly concurrentRequests: number;
  /** Bytes of storage in all (10 MB) and of one key (1 MB). */
  readonly storageBytes: number;
  readonly storageKeyBytes: number;
}

/** The origins declared in WeChat's console, by use. */
export interface DeclaredDomains {
  readonly request?: readonly string[];
  readonly uploadFile?: readonly string[];
  readonly downloadFile?: readonly string[];
  readonly socket?: readonly string[];
}

/** A request of the program, told when its answer has come. */
export interface NotedRequest {
  readonly kind: 'request' | 'uploadFile' | 'downloadFile' | 'socket';
  readonly method: string;
  readonly url: string;
  /** Bytes sent and received, bodies only. */
  readonly sent: number;
  readonly received: number;
  readonly status: number;
  /** Milliseconds since the epoch. */
  readonly began: number;
  readonly ended: number;
}

/** Answers `HostServices.node(method, params)`; rejects with an Error whose message the page sees. */
export interface NodeService {
  call(method: string, params: unknown): Promise<unknown>;
  close(): Promise<void>;
}
