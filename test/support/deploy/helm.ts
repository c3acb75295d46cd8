import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { parseAllDocuments } from "yaml";
import { type Finished, haveAll, runTool } from "../foreign-tools.ts";

/** Where `.ci/install-clients` puts the programs, and the schemas of Kubernetes. */
const helm = ".interop/bin/helm";
const kubeconform = ".interop/bin/kubeconform";
const schemas = ".interop/kubernetes/kubernetes_validate/kubernetes-json-schema";

export const chart = "deploy/helm";

/** The oldest release of Kubernetes that the chart names, and a newer one. */
export const kubernetesVersions: readonly string[] = ["1.27.0", "1.37.0"];

/** A resource of Kubernetes. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly [member: string]: unknown;
}

/** Whether charts can be rendered and checked here; with REQUIRE_INTEROP=1 an error if not. */
export function haveHelm(): boolean {
  return haveAll([helm, kubeconform, schemas].filter((path) => !existsSync(path)));
}

/** Lints the chart with these values. */
export function lint(values: object): Promise<Finished> {
  return runTool(helm, ["lint", chart, "--strict", "--values", valuesFile(values)]);
}

/** Renders the chart with these values, as the release `callhome`. */
export function render(values: object, version = "1.37.0"): Promise<Finished> {
  const words = ["template", "callhome", chart, "--kube-version", version];
  return runTool(helm, [...words, "--values", valuesFile(values)]);
}

/** The resources of a text of YAML documents. */
export function resourcesIn(text: string): readonly Resource[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as Resource | null)
    .filter((resource) => resource !== null);
}

/** Holds resources to the schemas of a release of Kubernetes; nothing is fetched, and unknown members count as wrong. */
export function conform(text: string, version: string): Promise<Finished> {
  const folder = temporaryFolder();
  const kinds = new Set(resourcesIn(text).map(schemaName));
  for (const name of ["_definitions", ...kinds]) copySchema(folder, name, version);
  const file = join(folder, "resources.yaml");
  writeFileSync(file, text);
  const where = join(folder, "schemas", "{{.ResourceKind}}{{.KindSuffix}}.json");
  return runTool(kubeconform, ["-strict", "-summary", "-schema-location", where, file]);
}

function schemaName({ apiVersion, kind }: Resource): string {
  const [group = "", version] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
  const first = group.split(".", 1)[0] ?? "";
  return [kind.toLowerCase(), first, version].filter((word) => word !== "").join("-");
}

/** The package refers to definitions by an address that it serves itself; kubeconform wants a file beside the schema. */
function copySchema(folder: string, name: string, version: string): void {
  const own = `test/support/deploy/${name}.json`;
  const source = existsSync(own) ? own : join(schemas, `v${version}-local-strict`, `${name}.json`);
  if (!existsSync(source)) return;
  const text = readFileSync(source, "utf8").replaceAll(
    "/api/_definitions.json",
    "_definitions.json",
  );
  const { $id: _, ...schema } = JSON.parse(text) as Record<string, unknown>;
  mkdirSync(join(folder, "schemas"), { recursive: true });
  writeFileSync(join(folder, "schemas", `${name}.json`), JSON.stringify(schema));
}

function valuesFile(values: object): string {
  const file = join(temporaryFolder(), "values.yaml");
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(values));
  return file;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "helm-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
