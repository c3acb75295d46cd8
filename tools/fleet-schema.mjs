// Writes fleet.schema.json, the JSON Schema of fleet files for editors, from src/fleet/file/fleet-schema.ts:
// `npm run schema`. A test compares the two.
import { writeFileSync } from "node:fs";
import { publishedSchema } from "../src/fleet/file/published-schema.ts";

writeFileSync("fleet.schema.json", publishedSchema());
