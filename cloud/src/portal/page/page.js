import { showPeople } from './people.js';
import { watchBuilds } from './builds.js';
import { showPhones } from './phones.js';

void showPeople(document.querySelector('#people-list'));
watchBuilds((builds) => {
  showPhones(document.querySelectorAll('.phones > li'), builds);
  document.querySelector('#builds').textContent = builds.summary();
});
