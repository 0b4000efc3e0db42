import { showPeople } from './people.js';
import { watchBuilds } from './builds.js';
import { showPhones } from './phones.js';

let introduced = false;
watchBuilds((builds) => {
  if (!builds.telling && !introduced) {
    introduced = true;
    void showPeople(document.querySelector('#people-list'));
  }
  showPhones(document.querySelectorAll('.phones > li'), builds);
  document.querySelector('#builds').textContent = builds.summary();
  showTelling(document.querySelector('#telling'), builds.telling);
});

function showTelling(bar, telling) {
  bar.hidden = !telling;
  if (telling) bar.value = telling.share;
}
