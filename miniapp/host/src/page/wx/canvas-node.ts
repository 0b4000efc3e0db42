/** A canvas as programs get it: the browser's own, with what WeChat's Canvas has besides. */
interface ProgramCanvas extends HTMLCanvasElement {
  createImage(): HTMLImageElement;
  createPath2D(path?: Path2D): Path2D;
  createImageData(width: number, height: number): ImageData;
  requestAnimationFrame(callback: FrameRequestCallback): number;
  cancelAnimationFrame(id: number): void;
}

export function programCanvas(canvas: HTMLCanvasElement): ProgramCanvas {
  return Object.assign(canvas, {
    createImage: () => new Image(),
    createPath2D: (path?: Path2D) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  });
}
