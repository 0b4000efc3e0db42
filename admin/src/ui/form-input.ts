import type { FileView } from '@contract/file/file.api';
import type { UploadFile } from 'antd';

/** What the fields hold → what crosses the wire: uploads become their ids, untouched fields are left out. */
export function formInput(values: Record<string, unknown>): Record<string, unknown> {
  const { files, ...others } = values;
  const input = Object.fromEntries(
    Object.entries(others).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
  return isUploads(files) ? { ...input, files: files.flatMap(({ response }) => response?.id ?? []) } : input;
}

function isUploads(files: unknown): files is UploadFile<FileView>[] {
  return Array.isArray(files);
}
