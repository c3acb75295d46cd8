// Puts the modules of the command line into a few files: a process that loads a thousand modules one by one takes twice as
// long to start, and a shard holds them all in memory. What stands in node_modules stays there (docs/decisions/0013).
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";

/** Where tsc has put `src`. */
const compiled = resolve(process.argv[2] ?? "dist");
const folder = join(compiled, "cli");

/** A module that names files beside itself still finds them from the folder of the bundle. */
const ownUrls = {
  name: "own-urls",
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/, namespace: "file" }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const place = relative(folder, path);
      return {
        contents: text.replaceAll("import.meta.url", `new URL("${place}", import.meta.url).href`),
        resolveDir: dirname(path),
      };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: ["main.js", "shard-main.js"].map((name) => join(folder, name)),
  outdir: folder,
  chunkNames: "chunk-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  // Names stay: they are in the traces of errors.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "none",
  plugins: [ownUrls],
  write: false,
});
rmSync(folder, { recursive: true });
mkdirSync(folder, { recursive: true });
for (const { path, contents } of outputFiles) writeFileSync(path, contents);
