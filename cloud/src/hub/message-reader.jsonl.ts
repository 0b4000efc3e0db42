import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { readLines, TOO_LONG } from './message-reader.lines';
import { fieldOf, isRecord, type RawLine, type RawMessage } from './message-row';

/** One JSON object per line, UTF-8; empty lines are passed over. */
export async function* readJsonLines(source: Readable): AsyncIterable<RawLine> {
  for await (const { line, bytes } of readLines(source)) {
    if (!bytes) yield { line, refused: TOO_LONG };
    else if (!isUtf8(bytes)) yield { line, refused: '编码不是 UTF-8，请另存为 UTF-8 后再导入' };
    else if (bytes.toString().trim()) yield readObject(line, bytes.toString());
  }
}

function readObject(line: number, text: string): RawLine {
  const value = parseJson(text);
  if (!isRecord(value)) return { line, refused: '不是一条完整的 JSON 记录' };
  const raw: RawMessage = {};
  for (const [key, content] of Object.entries(value)) {
    const field = fieldOf(key);
    if (field) raw[field] ??= content;
  }
  return { line, raw };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
