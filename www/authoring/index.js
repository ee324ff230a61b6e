import { Page } from './page.js';

const root = document.querySelector('.widget');
if (root instanceof HTMLElement) new Page(root);
