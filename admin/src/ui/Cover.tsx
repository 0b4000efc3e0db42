import { useState } from 'react';

/** The small picture of a row. A picture that does not come leaves no hole. */
export function Cover({ src, className }: { src?: string; className?: string }) {
  const [broken, setBroken] = useState<string>();
  if (!src || broken === src) return null;
  return <img className={className} src={src} alt="" loading="lazy" onError={() => setBroken(src)} />;
}
