import type { IMidwayContainer } from '@midwayjs/core';
import { FilesAudit } from './files.audit';

/** `npm run verify -- --files`: says how the stored photos and videos are; false where one is not what it was. */
export async function verifyFiles(
  container: Pick<IMidwayContainer, 'getAsync'>,
  say: (line: string) => void,
): Promise<boolean> {
  const audit = await container.getAsync(FilesAudit);
  let files = 0;
  let wrong = 0;
  for await (const { fileKey, says } of audit.findings(() => files++)) {
    wrong++;
    say(`照片或视频 ${fileKey}  ${says}`);
  }
  say(`照片与视频 ${files} 个：${wrong === 0 ? '全部与上传时相同' : `${wrong} 个不同`}。`);
  return wrong === 0;
}
