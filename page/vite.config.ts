import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const out = at("../src/rashomon/views/web/static");

/** The parts of Swagger's page that it is shown with, from its own package: nothing from elsewhere. */
function swagger(): Plugin {
  return {
    name: "swagger",
    closeBundle() {
      for (const name of ["swagger-ui.css", "swagger-ui-bundle.js"]) {
        cpSync(at(`node_modules/swagger-ui-dist/${name}`), `${out}/assets/${name}`);
      }
    },
  };
}

export default defineConfig({
  plugins: [svelte(), swagger()],
  publicDir: at("public"),
  build: {
    outDir: out,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: "es2022",
    rollupOptions: {
      input: at("index.html"),
      // No hashes in the names: the server tells browsers to ask again, and each build is one change.
      output: {
        entryFileNames: "assets/page.js",
        chunkFileNames: "assets/[name].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
  },
});
