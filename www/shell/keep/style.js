import { address, css } from '#keep-style';
import { adopt } from '../adopt.js';

/** @param {ShadowRoot} shadow */
export const dress = (shadow) => adopt(shadow, 'keep', css, address);
