import ExcelJS from 'exceljs';
import { documentKind } from './document-shape';

const END = 0x06054b50;

/** A ZIP with empty entries of these names, as far as its directory goes. */
function zipOf(...names: string[]): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const entries = names.map((name) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, ...entries, end]);
}
const WORD = ['[Content_Types].xml', 'word/document.xml'];

describe('the kind of a document', () => {
  it('knows PDF, Word and Excel by what they hold', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('表').addRow(['一']);
    expect(documentKind(Buffer.from(await book.xlsx.writeBuffer()))).toBe('xlsx');
    expect(documentKind(zipOf(...WORD))).toBe('docx');
    expect(documentKind(Buffer.from('%PDF-1.7\n…\n%%EOF\n'))).toBe('pdf');
  });

  it.each([
    ['macros', zipOf(...WORD, 'word/vbaProject.bin')],
    ['an embedded program', zipOf(...WORD, 'word/embeddings/setup.exe')],
    ['another archive', zipOf('readme.txt')],
    ['two kinds at once', zipOf(...WORD, 'xl/workbook.xml')],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)])],
    ['an old .doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['half a PDF', Buffer.from('%PDF-1.7\n…')],
    ['a directory that leads outside', cut(zipOf(...WORD))],
    ['nothing', Buffer.alloc(0)],
  ])('takes no %s', (_, bytes) => expect(documentKind(bytes)).toBeUndefined());
});

/** Says that its directory begins far behind its end. */
function cut(zip: Buffer): Buffer {
  zip.writeUInt32LE(0x7fffffff, zip.length - 6);
  return zip;
}
