import { clip } from '../../src/kernel/video.testing';

/** A file to be sent as a form. Its bytes are plain signs, so that a request can be repeated from its text. */
export class Upload {
  constructor(
    readonly name: string,
    readonly content: string,
  ) {}
}

const PDF = new Upload('通知.pdf', '%PDF-1.7\nnotice\n%%EOF\n');
/** The shape of a video is all that is looked at. */
const VIDEO = new Upload('clip.mp4', clip().toString('latin1'));
const NO_FILE = new Upload('photo.jpg', 'MZ, which is no picture');

/** What these routes take; the document does not describe forms. */
export const UPLOADS: Readonly<Record<string, readonly Upload[]>> = {
  '/api/files': [VIDEO, NO_FILE],
  '/api/news-attachments': [PDF, NO_FILE],
};

const BOUNDARY = 'fuzz-boundary-7d1c';

export function multipart({ name, content }: Upload): { body: string; type: string } {
  const head = `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream`;
  return {
    body: `--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n--${BOUNDARY}--\r\n`,
    type: `multipart/form-data; boundary=${BOUNDARY}`,
  };
}
