import type { Picked, PickRequest } from './picked';

/**
 * H5: the browser's own file dialogue. Taro's chooseMedia drops a file it cannot draw without a word,
 * and turns videos into data URLs; here the server gets to judge the file as it is.
 */
export function pickMedia({ count, kinds }: PickRequest): Promise<Picked[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = count > 1;
  input.accept = kinds.map((kind) => (kind === 'photo' ? 'image/*' : 'video/*')).join(',');
  input.className = 'pick-media';
  input.style.display = 'none';
  document.body.appendChild(input);
  return new Promise((resolve) => {
    const done = (files: File[]) => {
      input.remove();
      resolve(files.slice(0, count).map(asPicked));
    };
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    input.click();
  });
}

function asPicked(file: File): Picked {
  const kind = file.type.startsWith('video/') ? 'video' : 'photo';
  return { path: URL.createObjectURL(file), kind, size: file.size, name: file.name };
}
