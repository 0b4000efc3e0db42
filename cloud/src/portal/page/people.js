import { element } from './element.js';

const DOORS = {
  admin: ['业务后台', '/admin/'],
  resident: ['随手拍', '/h5/resident/'],
  command: ['决策指挥', '/h5/command/'],
  volunteer: ['智慧党建', '/h5/volunteer/'],
  enterprise: ['企业诉求', '/h5/enterprise/'],
};

/** Fills the list with the demonstration people, or says why there are none. */
export async function showPeople(list) {
  try {
    const answer = await fetch('/api/demo/people');
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const { rows } = await answer.json();
    list.replaceChildren(...rows.map(card));
  } catch (error) {
    console.warn('演示人物取不到', error);
    const again = element('button', { class: 'button quiet', type: 'button' }, '再试一次');
    again.addEventListener('click', () => void showPeople(list));
    list.replaceChildren(element('li', {}, '名单暂时取不到。', again));
  } finally {
    list.removeAttribute('aria-busy');
  }
}

function card({ key, name, title, blurb, account, password, otpSecret, programs }) {
  const doors = programs.filter((program) => program in DOORS).map((program) => DOORS[program]);
  return element(
    'li',
    {},
    element('h3', {}, name, ' ', element('span', { class: 'title' }, title)),
    element('p', {}, blurb),
    ...(account ? [signIn(account, password, otpSecret)] : []),
    element(
      'p',
      { class: 'opens' },
      ...doors.map(([label, href]) =>
        element('a', { href: href + entry(href, key), target: '_blank' }, `打开${label}`),
      ),
    ),
  );
}

/** The programs let a demonstration person in by the address; the console wants the password. */
function entry(href, key) {
  return href.startsWith('/h5/') ? `?as=${encodeURIComponent(key)}` : '';
}

/** An administrator's authenticator secret: the console also fills the code in by itself. */
function signIn(account, password, otpSecret) {
  const rows = [
    ['用户名', account],
    ...(password ? [['密码', password]] : []),
    ...(otpSecret ? [['验证器密钥', otpSecret]] : []),
  ];
  return element(
    'dl',
    {},
    ...rows.flatMap(([label, value]) => [element('dt', {}, label), element('dd', {}, value)]),
  );
}
