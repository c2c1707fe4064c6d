// The app: all but the launcher, named by its content, so that browsers may keep it for good.
import { defineConfig } from "vitest/config";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    outDir: "dist",
    target: "es2022",
    manifest: "app.json",
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: "src/app.tsx",
      preserveEntrySignatures: "strict",
      output: { entryFileNames: "files/app-[hash].js", chunkFileNames: "files/[name]-[hash].js" },
    },
  },
  test: { environment: "happy-dom", include: ["tests/**/*.test.{ts,tsx}"] },
});
