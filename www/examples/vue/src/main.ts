import { createApp } from 'vue';
import SelfCheck from './SelfCheck.vue';

createApp(SelfCheck).mount('#app');
