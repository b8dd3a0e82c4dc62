import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
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

/** Notes of which sources the page was built, so that a test can tell when it was not built again. */
function noted(): Plugin {
  return {
    name: "noted",
    closeBundle() {
      const hash = createHash("sha256");
      const files = ["src", "public"].flatMap((part) =>
        readdirSync(at(part), { recursive: true, encoding: "utf8" }).map((name) => `${part}/${name}`),
      );
      const rest = ["index.html", "package-lock.json", "svelte.config.js", "tsconfig.json", "vite.config.ts"];
      for (const name of [...files, ...rest].map((each) => each.replaceAll("\\", "/")).sort()) {
        if (statSync(at(name)).isFile()) hash.update(`${name}\0`).update(readFileSync(at(name)));
      }
      writeFileSync(`${out}/built.json`, `${JSON.stringify({ sources: hash.digest("hex") })}\n`);
    },
  };
}

export default defineConfig({
  plugins: [svelte(), swagger(), noted()],
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
