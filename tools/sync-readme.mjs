// Fills the README's blocks marked `file=PATH` with that file, so that what it shows is what runs.
// `--check` only compares, for the test.
import { readFileSync, writeFileSync } from "node:fs";

const readme = readFileSync("README.md", "utf8");
const filled = readme.replace(
  /```(\w+) file=(\S+)\n[\s\S]*?```/g,
  (_block, language, file) =>
    `\`\`\`${language} file=${file}\n${readFileSync(file, "utf8").trimEnd()}\n\`\`\``,
);
if (process.argv.includes("--check")) {
  if (filled !== readme) {
    console.error("README.md shows something else than its files: run node tools/sync-readme.mjs");
    process.exit(1);
  }
} else {
  writeFileSync("README.md", filled);
}
