const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };

/** The case of 李桂兰 that waits for her rating: handled, inspected, with photos of before and after. */
const RATABLE = '垃圾桶旁边堆的全是袋子';

/**
 * What the README shows: { name, viewport, needs: the build it is taken from, arrive(page, url), shows: words to wait for }.
 */
export const PICTURES = [
  {
    name: 'landing',
    viewport: DESK,
    needs: 'resident h5',
    arrive: (page, url) => page.goto(`${url}/`),
    shows: '三步走一遍',
  },
  {
    ...phone({ name: 'resident', program: 'resident', as: 'li-guilan', shows: '身边正在办' }),
    arrive: agreeingResident,
  },
  {
    ...phone({ name: 'resident-progress', program: 'resident', as: 'li-guilan', shows: RATABLE }),
    arrive: async (page, url) => {
      await agreeingResident(page, url);
      await page.getByText(RATABLE).locator('visible=true').first().click();
      await page.waitForURL(/progress\/index/);
    },
  },
  phone({ name: 'command', program: 'command', as: 'liang-zhiqiang', shows: '梁志强，您好' }),
  {
    ...phone({ name: 'volunteer', program: 'volunteer', as: 'chen-yutong', shows: '离我近' }),
    arrive: async (page, url) => {
      await phoneOf(page, `${url}/h5/volunteer/?as=chen-yutong`);
      await page.getByText('志愿服务', { exact: true }).locator('visible=true').first().click();
      await agrees(page);
    },
  },
  phone({ name: 'enterprise', program: 'enterprise', as: 'chen-yutong', shows: '提交诉求' }),
  {
    name: 'desk',
    viewport: DESK,
    needs: 'console',
    arrive: (page, url) => signInAs(page, url, '张敏'),
    shows: '调度台',
  },
  {
    name: 'case',
    viewport: DESK,
    needs: 'console',
    arrive: async (page, url) => {
      await signInAs(page, url, '张敏');
      await page.goto(`${url}/admin/desk?scope=desk&words=${encodeURIComponent(RATABLE)}`);
      const no = await page.locator('.case-item').first().getAttribute('data-no');
      await page.goto(`${url}/admin/cases/${no}`);
    },
    shows: '核对记录',
  },
  {
    name: 'activities',
    viewport: DESK,
    needs: 'console',
    arrive: async (page, url) => {
      await signInAs(page, url, '方晓梅');
      await page.goto(`${url}/admin/volunteer/activities`);
    },
    shows: '清洁家园',
  },
];

function phone({ name, program, as, shows }) {
  return {
    name,
    viewport: PHONE,
    needs: `${program} h5`,
    arrive: (page, url) => phoneOf(page, `${url}/h5/${program}/?as=${as}`),
    shows,
  };
}

async function phoneOf(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => !location.search);
}

/** The privacy notice covers the first page until it is answered. */
async function agreeingResident(page, url) {
  await phoneOf(page, `${url}/h5/resident/?as=li-guilan`);
  await agrees(page);
}

async function agrees(page) {
  await page.getByText('同意并继续', { exact: true }).click();
  await page.getByText('用之前，请您看一看').locator('visible=true').waitFor({ state: 'detached' });
}

async function signInAs(page, url, name) {
  await page.goto(`${url}/admin/`);
  const people = page.getByRole('region', { name: '演示人物' });
  await people.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.locator('.case-item').first().waitFor();
}
