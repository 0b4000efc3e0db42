import type { IMidwayContainer } from '@midwayjs/core';
import { SingleBar } from 'cli-progress';
import { importFile } from './import-run';
import { MessageImport } from './message-import';

interface ImportOrder {
  readonly file: string;
  readonly source?: string | undefined;
  /** Where the refused lines are written. */
  readonly refusedFile: string;
}

/** Imports a file of messages with a progress bar; refused lines go to a report beside the data. Gives the exit code. */
export async function importMessages(
  container: Pick<IMidwayContainer, 'getAsync'>,
  { file, source, refusedFile }: ImportOrder,
  say: (line: string) => void,
): Promise<number> {
  const bar = new SingleBar({
    format: '导入 {bar} {percentage}%  新收 {taken}  已有 {known}  拒收 {refused}',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  bar.start(100, 0, { taken: 0, known: 0, refused: 0 });
  try {
    const result = await importFile(await container.getAsync(MessageImport), {
      ...{ file, refusedFile },
      ...(source === undefined ? {} : { source }),
      onProgress: (share, sofar) => bar.update(Math.floor(share * 100), sofar),
    });
    bar.update(100, { ...result });
    bar.stop();
    const where = result.refused ? `（行号与原因见 ${refusedFile}）` : '';
    say(`新收 ${result.taken} 件，已有 ${result.known} 件，拒收 ${result.refused} 行${where}。`);
    return 0;
  } finally {
    bar.stop();
  }
}
