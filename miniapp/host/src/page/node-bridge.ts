import { guarded } from './exceptions';

type Listener = (params: never) => void;
const listening = new Map<string, Set<Listener>>();

/** Calls a service of Node; rejects with Node's message. */
export async function callNode(method: string, params: unknown): Promise<unknown> {
  const answer = await window.__toNode(method, params);
  if ('error' in answer) throw new Error(answer.error);
  return answer.result;
}

/** Hears what Node tells unasked; the answer stops listening. */
export function onNode(event: string, listener: Listener): () => void {
  const known = listening.get(event) ?? new Set();
  listening.set(event, known.add(listener));
  return () => void known.delete(listener);
}

export function listenToNode(): void {
  window.__fromNode = (event, params) => {
    for (const listener of [...(listening.get(event) ?? [])]) {
      guarded(() => Reflect.apply(listener, undefined, [params]));
    }
  };
}
