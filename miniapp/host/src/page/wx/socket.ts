import type { HostServices } from '../builtin';
import { ApiFailure, outcomeOf, tell, type ApiFamily, type ApiOptions } from './api';
import { fromBase64, isBytes, toBase64 } from './bytes';
import { askNode } from './node';
import { flag, maybeNumber, maybeText, maybeTexts, text, wrongParameter } from './options';
import { networkTimeout } from './request';

const AT_ONCE = 5;
const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3];
type Listener = (told: Record<string, unknown>) => void;

/** wx.connectSocket and its SocketTask; at most five at once. */
export const socketFamily: ApiFamily = (host) => {
  const sockets = new Map<string, SocketTask>();
  for (const event of ['open', 'message', 'error', 'close'] as const) {
    host.onNode(`socket.${event}`, ({ id, ...told }: { id: string }) => {
      sockets.get(id)?.happened(event, told);
      if (event === 'close') sockets.delete(id);
    });
  }
  return {
    connectSocket: (options: ApiOptions = {}) => {
      const task = new SocketTask(host);
      const connecting = outcomeOf('connectSocket', async () => {
        if (sockets.size >= AT_ONCE) throw new ApiFailure('exceed max task count');
        sockets.set(task.id, task);
        await askNode(host, 'socket.connect', {
          id: task.id,
          url: text(options, 'url'),
          header: options.header,
          protocols: maybeTexts(options, 'protocols'),
          perMessageDeflate: flag(options, 'perMessageDeflate'),
          timeout: maybeNumber(options, 'timeout') ?? networkTimeout(host, 'connectSocket'),
        });
        return { socketTaskId: task.id };
      });
      connecting.catch((failure: Record<string, unknown>) => {
        sockets.delete(task.id);
        task.happened('error', failure);
      });
      tell(connecting, options);
      return task;
    },
  };
};

let last = 0;

class SocketTask {
  readonly id = `socket-${(last += 1)}`;
  readonly CONNECTING = CONNECTING;
  readonly OPEN = OPEN;
  readonly CLOSING = CLOSING;
  readonly CLOSED = CLOSED;
  readyState: number | undefined = CONNECTING;
  private readonly listeners = new Map<string, Set<Listener>>();

  constructor(private readonly host: HostServices) {}

  onOpen = (listener: Listener): void => this.on('open', listener);
  onMessage = (listener: Listener): void => this.on('message', listener);
  onError = (listener: Listener): void => this.on('error', listener);
  onClose = (listener: Listener): void => this.on('close', listener);

  send = (options: ApiOptions = {}): void => {
    const outcome = outcomeOf('sendSocketMessage', () => {
      const { data } = options;
      if (this.readyState !== OPEN) throw new ApiFailure('SocketTask.readyState is not OPEN');
      if (typeof data !== 'string' && !isBytes(data))
        throw wrongParameter('data', 'String/ArrayBuffer', data);
      const said = isBytes(data) ? { base64: toBase64(data) } : { text: data };
      return askNode(this.host, 'socket.send', { id: this.id, ...said });
    });
    tell(outcome, options);
  };

  close = (options: ApiOptions = {}): void => {
    const outcome = outcomeOf('closeSocket', () => {
      if (this.readyState === CLOSED) throw new ApiFailure('SocketTask.readyState is CLOSED');
      this.readyState = CLOSING;
      const code = maybeNumber(options, 'code') ?? 1000;
      return askNode(this.host, 'socket.close', { id: this.id, code, reason: maybeText(options, 'reason') });
    });
    tell(outcome, options);
  };

  happened(event: 'open' | 'message' | 'error' | 'close', told: Record<string, unknown>): void {
    if (event === 'open') this.readyState = OPEN;
    if (event === 'close') this.readyState = CLOSED;
    const { base64, text: words, ...rest } = told;
    const detail =
      event === 'message' ? { data: typeof base64 === 'string' ? fromBase64(base64) : words } : rest;
    this.listeners.get(event)?.forEach((listener) => {
      try {
        listener(detail);
      } catch (error) {
        this.host.report(error);
      }
    });
  }

  private on(event: string, listener: Listener): void {
    const known = this.listeners.get(event) ?? new Set<Listener>();
    this.listeners.set(event, known.add(listener));
  }
}
