/** The phone the tests hold: its network, storage and dialogues. The Taro stub reads it; tests arrange it. */
interface Answer {
  statusCode: number;
  data: unknown;
}
export interface Request {
  url: string;
  method: string;
  header: Record<string, string>;
  data?: string;
}
type Network = (request: Request) => Answer | Promise<Answer>;

const nowhere: Network = ({ url }) => {
  throw new Error(`this test has not said what answers ${url}`);
};

class Phone {
  network: Network = nowhere;
  requests: Request[] = [];
  storage = new Map<string, unknown>();
  /** Pages gone to, in order. */
  visited: string[] = [];
  toasts: string[] = [];
  /** Numbers called, in order. */
  called: string[] = [];
  /** What the system says to a call; undefined when it goes through. */
  callTrouble: string | undefined;
  /** What the person answers to showModal. */
  confirms = true;
  loginCode = 'wx-code';
  /** Where it is, or that it will not say. */
  place: { latitude: number; longitude: number } | 'denied' = { latitude: 41.12, longitude: 122.07 };
  /** What the camera reads; undefined when it is closed without a code. */
  scanned: string | undefined;

  reset(): void {
    Object.assign(this, new Phone());
  }

  /** Every request from now on is answered with this JSON text. */
  answers(statusCode: number, body: unknown): void {
    this.network = () => ({ statusCode, data: JSON.stringify(body) });
  }

  /** Every request from now on fails the way WeChat reports it. */
  fails(errMsg: string): void {
    this.network = () => Promise.reject({ errMsg });
  }
}

export const phone = new Phone();
