/** H5: a `blob:` address dies with the page, so unsent pictures are kept in IndexedDB. */
const STORE = 'photos';

export async function keepPhoto(key: string, path: string): Promise<void> {
  try {
    const blob = await (await fetch(path)).blob();
    await inStore('readwrite', (store) => store.put(blob, key));
  } catch (cause) {
    console.warn('没有留存照片', cause);
  }
}

/** A fresh `blob:` address, or undefined when it is gone. */
export async function keptPhoto(key: string): Promise<string | undefined> {
  try {
    const blob: unknown = await inStore('readonly', (store) => store.get(key));
    return blob instanceof Blob ? URL.createObjectURL(blob) : undefined;
  } catch (cause) {
    console.warn('没有读到留存的照片', cause);
    return undefined;
  }
}

export async function dropPhoto(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key)).catch((cause: unknown) =>
    console.warn('没有删去留存的照片', cause),
  );
}

async function inStore(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const opening = indexedDB.open(`one-net-${PROGRAM.key}`, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  await settled(opening);
  try {
    return await settled(ask(opening.result.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    opening.result.close();
  }
}

function settled(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
  });
}
