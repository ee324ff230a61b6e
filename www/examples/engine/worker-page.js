// The page stays free while a worker screens a hundred thousand applicants.
const worker = new Worker('worker.js', { type: 'module' });
worker.addEventListener('message', ({ data }) => {
  document.querySelector('#result').textContent = data;
});
