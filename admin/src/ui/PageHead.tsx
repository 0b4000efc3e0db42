import type { ReactNode } from 'react';

interface PageHeadProps {
  title: string;
  about?: ReactNode;
  children?: ReactNode;
}

export function PageHead({ title, about, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {about ? <p>{about}</p> : null}
      </div>
      {children ? <div className="page-head-tools">{children}</div> : null}
    </header>
  );
}
