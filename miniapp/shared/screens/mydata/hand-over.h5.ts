import type { DataCopy } from '@contract/identity/rights.api';

/** Two files into the browser's downloads: a page to read, and the same as JSON. */
export async function handOver({ fileName, html, json }: DataCopy): Promise<void> {
  save(`${fileName}.html`, html, 'text/html');
  save(`${fileName}.json`, json, 'application/json');
}

function save(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
