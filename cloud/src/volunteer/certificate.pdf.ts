import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { CertificateView } from '../../contract/volunteer/volunteer.api';
import { townTime } from '../kernel/town-time';

/** Noto Sans Hans (SIL OFL 1.1): some 30 000 characters, of which a certificate embeds the few it shows. */
const FONT = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts/NotoSansHans-Regular.otf');

const PAGE = { size: 'A4', layout: 'landscape', margin: 60 } as const;
const INK = '#1f2933';
const RED = '#b42318';
const GREY = '#5f6b7a';
const FRAME = { inset: 28, gap: 6 } as const;

const day = (at: number): string => {
  const [year = '', month = '', date = ''] = townTime(at).slice(0, 10).split('-');
  return `${year} 年 ${Number(month)} 月 ${Number(date)} 日`;
};

let font: Promise<Buffer> | undefined;

/** 志愿服务证明 as a PDF of one page. `verifyAt`: where anybody may check it. */
export async function certificatePdf(certificate: CertificateView, verifyAt: string): Promise<Buffer> {
  font ??= readFile(FONT);
  const info = { Title: '志愿服务证明', Subject: certificate.code, Producer: 'one-net' };
  const page = new PDFDocument({ ...PAGE, info });
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk));
    page.on('end', () => resolve(Buffer.concat(chunks)));
    page.on('error', reject);
  });
  page.registerFont('hans', await font).font('hans');
  frame(page);
  words(page, certificate);
  foot(page, certificate, verifyAt);
  page.end();
  return written;
}

function frame(page: PDFKit.PDFDocument): void {
  const { width, height } = page.page;
  for (const [inset, line] of [
    [FRAME.inset, 2],
    [FRAME.inset + FRAME.gap, 0.6],
  ] as const)
    page
      .lineWidth(line)
      .rect(inset, inset, width - 2 * inset, height - 2 * inset)
      .stroke(RED);
}

function words(page: PDFKit.PDFDocument, { name, no, from, to, hours, activities }: CertificateView): void {
  const text =
    `　　${name}（志愿者编号 ${no}）自 ${day(from)}至 ${day(to)}，` +
    `参加志愿服务 ${activities} 次，记录服务时长 ${hours} 小时。特此证明。`;
  page.fillColor(RED).fontSize(38).text('志愿服务证明', 60, 96, { align: 'center', characterSpacing: 8 });
  page
    .fillColor(INK)
    .fontSize(18)
    .text(text, 100, 210, { width: page.page.width - 200, lineGap: 14 });
}

function foot(page: PDFKit.PDFDocument, { code, issuer, issuedAt }: CertificateView, verifyAt: string): void {
  const [right, bottom] = [page.page.width - 100, page.page.height];
  page.fillColor(INK).fontSize(16);
  page.text(`${issuer}\n${day(issuedAt)}`, 100, bottom - 200, {
    width: right - 100,
    align: 'right',
    lineGap: 6,
  });
  page.fillColor(GREY).fontSize(10);
  page.text(`证明编码 ${code}　查验：${verifyAt}`, 100, bottom - 100, { width: right - 100, lineGap: 4 });
  page.text('记录按 MZ/T 061-2015《志愿服务信息系统基本规范》，由签到签退与组织者核实得出。', {
    width: right - 100,
  });
}
