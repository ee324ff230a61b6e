// The element, with types for JSX.
export * from './index.js';
import './index.js';
