import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Nothing here is for eligibility-check.
export default defineConfig({ base: './', plugins: [react()] });
