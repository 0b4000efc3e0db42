import type { NodeService, ServiceContext } from '../service';
import { downloadService } from './downloads';
import { ServiceFailure, type FailedAnswer } from './failure';
import { fileService } from './files';
import { InFlight } from './in-flight';
import { LocalPaths } from './local-paths';
import { loginService } from './login';
import { mediaService } from './media';
import { Params } from './params';
import type { ServicePart } from './part';
import { Queue } from './queue';
import { requestService } from './requests';
import { socketService } from './sockets';
import { storageService } from './storage-file';
import { openSyncDoor } from './sync-door';
import { uploadService } from './uploads';

/**
 * The Node half of the wx APIs of one running program. A failure that WeChat words is an answer, `FailedAnswer`;
 * `call` rejects only when the host itself is at fault.
 */
export function nodeServices(given: ServiceContext): NodeService {
  let running = true;
  // What ends with the program has nobody left to tell.
  const context: ServiceContext = { ...given, emit: (event, params) => running && given.emit(event, params) };
  const paths = new LocalPaths(context.dist, context.scratch);
  // WeChat counts requests, uploads and downloads together.
  const inFlight = new InFlight(context, new Queue(context.limits.concurrentRequests));
  const parts: readonly ServicePart[] = [
    requestService(context, inFlight),
    uploadService(context, inFlight, paths),
    downloadService(context, inFlight, paths),
    socketService(context),
    fileService(paths, context.scratch),
    mediaService(context, paths),
    storageService(context),
    loginService(context),
  ];
  const methods = new Map(parts.flatMap((part) => Object.entries(part.methods)));
  const call = async (name: string, params: unknown): Promise<unknown> => {
    const method = methods.get(name);
    if (!method) throw new Error(`the host's Node half has no ${name}`);
    try {
      return await method(new Params(params));
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      return { failed: error.reason, more: error.more } satisfies FailedAnswer;
    }
  };
  const door = openSyncDoor(context.scratch, call);
  return {
    async call(method, params) {
      await door.listening;
      return call(method, params);
    },
    async close() {
      running = false;
      // What was called while the door was being opened has begun by then, and is ended too.
      await door.listening;
      await Promise.all([...parts.map((part) => part.close?.()), door.close()]);
    },
  };
}
