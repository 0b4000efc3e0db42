import { WebSocket } from 'ws';
import type { ServiceContext } from '../service';
import { reachable } from './domains';
import { ServiceFailure } from './failure';
import { headersOf } from './outgoing';
import type { Params } from './params';
import type { ServicePart } from './part';

const MINUTE = 60_000;

interface Line {
  readonly socket: WebSocket;
  readonly cost: { sent: number; received: number; status: number };
}

const notOpen = () => new ServiceFailure('SocketTask.readyState is not OPEN');

/** wx.connectSocket. What happens to a socket is told as `socket.open`, `socket.message`, `socket.error`, `socket.close` with its id. */
export function socketService(context: ServiceContext): ServicePart {
  const sockets = new Map<string, Line>();
  return {
    methods: {
      'socket.connect': (params) => connect(context, sockets, params),
      'socket.send': (params) =>
        new Promise<void>((resolve, reject) => {
          const base64 = params.maybeText('base64');
          const data = base64 === undefined ? params.text('text') : Buffer.from(base64, 'base64');
          const line = sockets.get(params.text('id'));
          if (line?.socket.readyState !== WebSocket.OPEN) return reject(notOpen());
          line.cost.sent += data.length;
          line.socket.send(data, (error) => (error ? reject(error) : resolve()));
        }),
      'socket.close': (params) =>
        sockets
          .get(params.text('id'))
          ?.socket.close(params.maybeNumber('code') ?? 1000, params.maybeText('reason')),
    },
    close() {
      for (const { socket } of sockets.values()) socket.terminate();
    },
  };
}

function connect(context: ServiceContext, sockets: Map<string, Line>, params: Params): void {
  const url = reachable(context, 'socket', params.text('url'));
  const id = params.text('id');
  const began = Date.now();
  const cost = { sent: 0, received: 0, status: 0 };
  const socket = new WebSocket(url, [...params.list('protocols')], {
    headers: headersOf(params),
    handshakeTimeout: params.maybeNumber('timeout') ?? MINUTE,
    perMessageDeflate: params.flag('perMessageDeflate'),
  });
  sockets.set(id, { socket, cost });
  socket.on('upgrade', (answer) => {
    cost.status = answer.statusCode ?? 101;
    context.emit('socket.open', { id, header: answer.headers });
  });
  socket.on('message', (data, isBinary) => {
    const bytes = Buffer.isBuffer(data)
      ? data
      : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
    cost.received += bytes.length;
    const said = isBinary ? { base64: bytes.toString('base64') } : { text: bytes.toString('utf8') };
    context.emit('socket.message', { id, ...said });
  });
  socket.on('error', (error) => context.emit('socket.error', { id, errMsg: error.message }));
  socket.on('close', (code, reason) => {
    sockets.delete(id);
    context.noteRequest({ kind: 'socket', method: 'GET', url: url.href, ...cost, began, ended: Date.now() });
    context.emit('socket.close', { id, code, reason: reason.toString() });
  });
}
