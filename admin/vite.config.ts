import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const contract = fileURLToPath(new URL('../cloud/contract', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/admin/',
  plugins: [react()],
  // One dayjs for us and for antd: its pickers add methods to their own, and take no day of another.
  resolve: { alias: { '@contract': contract }, dedupe: ['dayjs'] },
  server: { proxy: { '/api': { target: process.env['API_ORIGIN'] ?? 'http://127.0.0.1:7100' } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    // antd alone is about 900 KB before gzip; it is one file, cached across releases.
    chunkSizeWarningLimit: 1000,
  },
});
