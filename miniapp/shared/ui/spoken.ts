type Role =
  | 'button'
  | 'heading'
  | 'img'
  | 'list'
  | 'listitem'
  | 'status'
  | 'alert'
  | 'switch'
  | 'radio'
  | 'text'
  | 'link';

interface Spoken {
  role: Role;
  'aria-role': Role;
  'aria-label'?: string;
}

/** What a screen reader hears: WeChat reads `aria-role`, browsers read `role`; both read `aria-label`. */
export function spoken(role: Role, label?: string): Spoken {
  return label === undefined ? { role, 'aria-role': role } : { role, 'aria-role': role, 'aria-label': label };
}
