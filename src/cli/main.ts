#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { callhome } from "./callhome.ts";
import { processWorld } from "./process-world.ts";

const manifest = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { readonly version: string };

process.exitCode = await callhome(process.argv.slice(2), processWorld(), manifest.version);
