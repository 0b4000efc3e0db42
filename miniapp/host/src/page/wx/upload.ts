import type { HostServices } from '../builtin';
import { outcomeOf, tell, type ApiFamily, type ApiOptions } from './api';
import { appIdOf } from './app-id';
import { askNode } from './node';
import { maybeNumber, maybeText, text } from './options';
import { networkTimeout } from './request';
import { RunningTransfers, Transfer } from './transfer';

/** wx.uploadFile and wx.downloadFile: tasks with progress. */
export const uploadFamily: ApiFamily = (host) => {
  const running = new RunningTransfers();
  running.pass(host, 'request.headers', 'headers');
  running.pass(host, 'upload.progress', 'progress');
  running.pass(host, 'download.progress', 'progress');
  const task =
    (name: string, params: (options: ApiOptions) => Record<string, unknown>) =>
    (options: ApiOptions = {}) => {
      const transfer = new Transfer(host, running);
      tell(
        outcomeOf(name, () =>
          carryOut(host, transfer, name, () => ({ ...shared(host, name, options), ...params(options) })),
        ),
        options,
      );
      const progress = transfer.listen('progress');
      const headers = transfer.listen('headers');
      return {
        abort: transfer.abort,
        onProgressUpdate: progress.on,
        offProgressUpdate: progress.off,
        onHeadersReceived: headers.on,
        offHeadersReceived: headers.off,
      };
    };
  return {
    uploadFile: task('uploadFile', (options) => ({
      filePath: text(options, 'filePath'),
      name: text(options, 'name'),
      formData: options.formData,
      fileName: maybeText(options, 'fileName'),
    })),
    downloadFile: task('downloadFile', (options) => ({ filePath: maybeText(options, 'filePath') })),
  };
};

function shared(host: HostServices, name: string, options: ApiOptions): Record<string, unknown> {
  return {
    url: text(options, 'url'),
    header: options.header,
    timeout: maybeNumber(options, 'timeout') ?? networkTimeout(host, name),
    appId: appIdOf(host),
  };
}

async function carryOut(
  host: HostServices,
  transfer: Transfer,
  name: string,
  params: () => Record<string, unknown>,
) {
  try {
    const answer = await askNode(host, name, { ...params(), id: transfer.id });
    transfer.tell('headers', { header: answer.header });
    return answer;
  } finally {
    transfer.ended();
  }
}
