export function openLink(href: string): void {
  window.open(href, '_blank', 'noopener,noreferrer');
}
