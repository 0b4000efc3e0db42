/** What kinds of documents are taken, told by their bytes: a name proves nothing. */
export type DocumentKind = 'pdf' | 'docx' | 'xlsx';

/** What an Office file holds that is of this kind, and nothing that runs. */
const OFFICE: Readonly<Record<string, DocumentKind>> = {
  'word/document.xml': 'docx',
  'xl/workbook.xml': 'xlsx',
};
/** Macros, ActiveX, embedded programs and other files. */
const RUNS =
  /vbaProject|activeX|oleObject|\/embeddings\/|\/macrosheets\/|\.(?:bin|exe|dll|js|vbs|bat|cmd|scr)$/i;
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const COMMENT_MOST = 65_535;
const ENTRIES_MOST = 2_000;

/** Undefined for everything else: old Office formats, macros, archives, programs, pages, pictures. */
export function documentKind(bytes: Buffer): DocumentKind | undefined {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-')
    return bytes.subarray(-2048).includes('%%EOF') ? 'pdf' : undefined;
  const names = entriesOf(bytes);
  if (!names?.includes('[Content_Types].xml') || names.some((name) => RUNS.test(name))) return undefined;
  const kinds = names.flatMap((name) => OFFICE[name] ?? []);
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** The names in a ZIP's directory, which is what every reader goes by; undefined when it is none. */
function entriesOf(bytes: Buffer): string[] | undefined {
  if (bytes.length < END_BYTES || bytes.readUInt32LE(0) !== 0x04034b50) return undefined;
  const end = endOf(bytes);
  if (end === undefined) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  if (count > ENTRIES_MOST) return undefined;
  const names: string[] = [];
  for (let at = bytes.readUInt32LE(end + 16); names.length < count;) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    if (name === undefined || extra === undefined || comment === undefined) return undefined;
    names.push(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + name).toString('utf8'));
    at += ENTRY_BYTES + name + extra + comment;
  }
  return names;
}

function endOf(bytes: Buffer): number | undefined {
  const last = Math.max(bytes.length - END_BYTES - COMMENT_MOST, 0);
  for (let at = bytes.length - END_BYTES; at >= last; at--)
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
  return undefined;
}
