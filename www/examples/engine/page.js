import { load } from '../../npm/engine/index.js';

const file = await fetch('../../eligibility-check/policies/ningxia-craftsman.json');
const policy = await load(await file.json());
const session = policy.error ? policy : policy.session('enterprise');

function show() {
  const { report } = session.report();
  document.querySelector('#verdict').textContent = report.headline.title;
  const items = report.criteria.map(({ statement, statusText }) => {
    const item = document.createElement('li');
    item.textContent = `${statement}：${statusText}`;
    return item;
  });
  const list = document.querySelector('#criteria');
  list.textContent = '';
  list.append(...items);
}

if (session.error) {
  document.querySelector('#verdict').textContent = session.error.message;
} else {
  for (const field of document.querySelectorAll('input')) {
    const take = () => {
      session.set(field.id, field.value === '' ? undefined : field.value);
      show();
    };
    field.addEventListener('input', take);
    // Somebody may have typed before the engine was there.
    take();
  }
}
