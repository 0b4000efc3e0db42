const WHILE_BUILDING_MS = 1500;
const AFTER_TROUBLE_MS = 5000;
const ADDRESSES = {
  console: '/admin/',
  resident: '/h5/resident/',
  command: '/h5/command/',
  volunteer: '/h5/volunteer/',
  enterprise: '/h5/enterprise/',
};

/** What is built and what is not, at one moment. */
class Builds {
  constructor(items) {
    this.items = items;
  }

  of(key) {
    return this.items.find((item) => item.key === key) ?? { key, state: 'absent' };
  }

  /** How many wait in line before this one. */
  before(key) {
    const at = this.items.findIndex((item) => item.key === key);
    const pending = ({ state }) => state === 'waiting' || state === 'building';
    return this.items.slice(0, at).filter((item) => item.key !== 'town' && pending(item)).length;
  }

  /** How far the demonstration town is told; undefined once it is. */
  get telling() {
    return this.items.find(({ key }) => key === 'town');
  }

  get settled() {
    return !this.telling && this.built;
  }

  get built() {
    const others = this.items.filter((item) => item !== this.telling);
    return others.every(({ state }) => state === 'ready' || state === 'failed' || state === 'absent');
  }

  summary() {
    const { telling } = this;
    const town = telling ? `正在讲述演示城区，已讲 ${Math.floor(telling.share * 100)}%，讲完就能进入。` : '';
    return town + this.interfaces();
  }

  interfaces() {
    const shown = this.items.filter(({ key }) => key in ADDRESSES);
    const ready = shown.filter(({ state }) => state === 'ready').length;
    if (ready === shown.length) return '';
    const now = shown.find(({ state }) => state === 'building');
    const doing = now ? `正在编译「${now.name}」` : this.built ? '其余没有编译' : '其余在排队';
    return `${shown.length} 个界面里 ${ready} 个可以打开了，${doing}。`;
  }
}

/** Calls back with the builds now and whenever they change, until nothing is left to wait for. */
export function watchBuilds(onChange) {
  let last = '';
  const look = async () => {
    const items = await fetchItems();
    const told = JSON.stringify(items);
    if (items && told !== last) {
      last = told;
      onChange(new Builds(items));
    }
    if (!items) setTimeout(look, AFTER_TROUBLE_MS);
    else if (!new Builds(items).settled) setTimeout(look, WHILE_BUILDING_MS);
  };
  void look();
}

/** The server's list, completed by asking for what it does not speak of; undefined while the server is away. */
async function fetchItems() {
  try {
    const answer = await fetch('/api/portal/progress');
    const { items } = await answer.json();
    const unnamed = Object.keys(ADDRESSES).filter((key) => !items.some((item) => item.key === key));
    return [...items, ...(await Promise.all(unnamed.map(probe)))];
  } catch (error) {
    console.warn('进度暂时取不到，稍后再试', error);
    return undefined;
  }
}

async function probe(key) {
  const { ok } = await fetch(ADDRESSES[key], { method: 'HEAD' });
  return { key, state: ok ? 'ready' : 'absent' };
}
