import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// As for any custom element: Vue is told that it is none of its own components.
const isCustomElement = (tag) => tag === 'eligibility-check';

export default defineConfig({ base: './', plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
