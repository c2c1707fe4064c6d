// The loader: a classic script of one file, which knows what the app was built as.
import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const app = JSON.parse(readFileSync("dist/app.json", "utf8"))["src/app.tsx"].file;

export default defineConfig({
  define: { APP_FILE: JSON.stringify(app.replace(/^files\//, "widget/")) },
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: "src/loader/loader.ts",
      output: { format: "iife", entryFileNames: "widget.js" },
    },
  },
});
