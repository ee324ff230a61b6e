// The element, with types for templates.
export * from './index.js';
import './index.js';
