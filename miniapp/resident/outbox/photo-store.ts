import Taro from '@tarojs/taro';

/*
 * WeChat may clear a temporary picture as soon as the program is closed; what has not been sent yet is copied to the
 * program's own folder. A full phone costs that copy, not the report.
 */

const pathOf = (key: string): string => `${Taro.env.USER_DATA_PATH ?? ''}/unsent-${key}`;

/** Copies an unsent photo or video where it outlives this run. */
export async function keepPhoto(key: string, path: string): Promise<void> {
  try {
    await called((done) =>
      Taro.getFileSystemManager().copyFile({ srcPath: path, destPath: pathOf(key), ...done }),
    );
  } catch (cause) {
    console.warn('没有留存照片', cause);
  }
}

/** A local path to read it from, or undefined when it is gone. */
export async function keptPhoto(key: string): Promise<string | undefined> {
  try {
    await called((done) => Taro.getFileSystemManager().access({ path: pathOf(key), ...done }));
    return pathOf(key);
  } catch {
    // `access` fails for what is not there: that is the answer.
    return undefined;
  }
}

export async function dropPhoto(key: string): Promise<void> {
  if ((await keptPhoto(key)) === undefined) return;
  await called((done) => Taro.getFileSystemManager().unlink({ filePath: pathOf(key), ...done })).catch(
    (cause: unknown) => console.warn('没有删去留存的照片', cause),
  );
}

interface Done {
  success: () => void;
  fail: (cause: unknown) => void;
}

function called(start: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => start({ success: () => resolve(), fail: reject }));
}
