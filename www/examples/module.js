import '../eligibility-check/eligibility-check-module.js';

// The element is defined now. Its events carry no answers.
document.addEventListener('eligibility-check:result', ({ detail }) => {
  document.title = `ES 模块 · ${detail.verdict}`;
});
