/** The activity a page was opened for: by a link (`id=12`), or by a poster's code, which holds `scene=a%3D12`. */
export function activityOf({ id, scene }: { id?: string; scene?: string }): number {
  const fromPoster = /^a=(\d{1,15})$/.exec(decodeURIComponent(scene ?? ''))?.[1];
  return Number(id ?? fromPoster ?? 0);
}
