import { address, css } from '#guide-style';
import { adopt } from '../adopt.js';

/** @param {ShadowRoot} shadow */
export const dress = (shadow) => adopt(shadow, 'guide', css, address);
