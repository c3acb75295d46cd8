import { escapeText } from "../xml/index.ts";

/**
 * Text in `<configuration-output>`. Its tags stand alone on their lines, since some clients read it
 * line by line; nothing to say is one newline.
 */
export function configurationOutput(text: string): string {
  return [
    "<configuration-information>",
    `<configuration-output>\n${escapeText(text)}</configuration-output>`,
    "</configuration-information>\n",
  ].join("\n");
}
