import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { callhome } from "../../src/cli/index.ts";
import {
  chart,
  conform,
  haveHelm,
  kubernetesVersions,
  lint,
  type Resource,
  render,
  resourcesIn,
} from "../support/deploy/helm.ts";
import { recordedWorld } from "../support/recorded-world.ts";

const plain = "deploy/kubernetes";

/** Everything that can be switched on. */
const everything = {
  image: { repository: "registry.example.net/callhome", tag: "1.2.3", pullPolicy: "Always" },
  imagePullSecrets: [{ name: "registry" }],
  replicas: 5,
  shards: 8,
  secrets: { files: { "r1.key": "-----BEGIN" }, password: "lab-only" },
  user: "netops",
  nms: ["192.0.2.1:4334", "[2001:db8::1]:4334"],
  strict: true,
  json: true,
  extraArgs: ["--retry-scale", "0.5"],
  extraEnv: [{ name: "NODE_OPTIONS", value: "--max-old-space-size=2048" }],
  state: { enabled: true, size: "20Gi", storageClassName: "fast", whenScaled: "Delete" },
  podDisruptionBudget: { maxUnavailable: "25%" },
  serviceMonitor: { enabled: true, interval: "15s", labels: { release: "prometheus" } },
  podAnnotations: { "example.net/team": "lab" },
  podLabels: { team: "lab" },
  nodeSelector: { "kubernetes.io/arch": "amd64" },
  tolerations: [{ key: "lab", operator: "Exists", effect: "NoSchedule" }],
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, podAffinityTerm: { topologyKey: "kubernetes.io/hostname" } },
      ],
    },
  },
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "ScheduleAnyway" },
  ],
  priorityClassName: "high",
};

/** What others bring along instead of the chart. */
const brought = {
  shards: null,
  fleet: { file: "big/fleet.yaml", volume: { persistentVolumeClaim: { claimName: "fleet" } } },
  secrets: { existingSecret: "mine" },
  user: "netops",
  podDisruptionBudget: { enabled: false },
};

async function rendered(values: object, version?: string): Promise<string> {
  const { status, stdout, stderr } = await render(values, version);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

function kinds(text: string): readonly string[] {
  return resourcesIn(text)
    .map(({ kind }) => kind)
    .sort();
}

interface Pod {
  readonly containers: readonly [
    {
      readonly args: readonly string[];
      readonly env?: readonly { readonly name: string }[];
      readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
    },
  ];
  readonly volumes: readonly { readonly name: string }[];
}

function podIn(text: string): Pod {
  const set = resourcesIn(text).find(({ kind }) => kind === "StatefulSet");
  return (set as unknown as { readonly spec: { readonly template: { readonly spec: Pod } } }).spec
    .template.spec;
}

describe.skipIf(!haveHelm())("the chart", () => {
  const variants = [
    ["its defaults", {}],
    ["everything on", everything],
    ["what others bring", brought],
  ] as const;

  it.each(variants)("is found good by helm with %s", async (_, values) => {
    const { status, stdout } = await lint(values);
    expect(stdout).toContain("1 chart(s) linted, 0 chart(s) failed");
    expect(status).toBe(0);
  });

  it.each(variants)("renders what Kubernetes takes, with %s", async (_, values) => {
    for (const version of kubernetesVersions) {
      const { status, stdout } = await conform(await rendered(values, version), version);
      expect(stdout).toContain("Invalid: 0, Errors: 0, Skipped: 0");
      expect(status).toBe(0);
    }
  });

  it("is held to schemas that find mistakes, in a ServiceMonitor too", async () => {
    const text = await rendered(everything);
    for (const [right, wrong] of [
      ["serviceName:", "serviceNames:"],
      ["containerPort: 9464", 'containerPort: "9464"'],
      ["scrapeTimeout: 10s", "scrapeTimeout: soon"],
      ["port: health\n      path", "ports: health\n      path"],
    ] as const) {
      expect(text).toContain(right);
      const { status, stdout } = await conform(text.replace(right, wrong), "1.37.0");
      expect(stdout, wrong).toContain("Invalid: 1, Errors: 0");
      expect(status).toBe(1);
    }
  });

  it("has the resources that its values ask for", async () => {
    const always = ["ConfigMap", "Secret", "Service", "StatefulSet"];
    expect(kinds(await rendered({}))).toEqual([...always, "PodDisruptionBudget"].sort());
    expect(kinds(await rendered(everything))).toEqual(
      [...always, "PodDisruptionBudget", "ServiceMonitor"].sort(),
    );
    expect(kinds(await rendered(brought))).toEqual(["Service", "StatefulSet"]);
  });

  it("starts pods whose ordinal is their part, with the options of the values", async () => {
    const [{ args, env, volumeMounts }] = podIn(await rendered(everything)).containers;
    expect(args.join(" ")).toBe(
      "run /etc/callhome/fleet/fleet.yaml --shard hostname/5 --shards 8 --health 0.0.0.0:9464 " +
        "--state /var/lib/callhome/state --user netops --nms 192.0.2.1:4334 --nms [2001:db8::1]:4334 " +
        "--strict --json --retry-scale 0.5",
    );
    expect(env?.map(({ name }) => name)).toEqual(["CALLHOME_PASSWORD", "NODE_OPTIONS"]);
    expect(volumeMounts.find(({ name }) => name === "state")?.mountPath).toBe("/var/lib/callhome");
    const others = podIn(await rendered(brought));
    expect(others.containers[0].args).not.toContain("--shards");
    expect(others.volumes[0]).toEqual({ name: "fleet", ...brought.fleet.volume });
  });

  it("keeps secrets out of everything but its Secret", async () => {
    const secret = "not-for-your-eyes";
    const text = await rendered({ user: "netops", secrets: { password: secret } });
    const holders = resourcesIn(text).filter((one) => JSON.stringify(one).includes(secret));
    expect(holders.map(({ kind }) => kind)).toEqual(["Secret"]);
  });

  it.each([
    ["no pod", { replicas: 0 }],
    ["less than no shard", { shards: -1 }],
    ["a value that nobody knows", { replica: 3 }],
    ["a port that needs rights", { health: { port: 80 } }],
    ["an NMS without a port", { nms: ["nms.example.net"] }],
    ["too little time to end", { terminationGracePeriodSeconds: 5 }],
    ["a fleet file that is not there", { fleet: { file: "other.yaml" } }],
  ])("refuses %s", async (_, values) => {
    const { status, stderr } = await render(values);
    expect(status).toBe(1);
    expect(stderr).toMatch(/values don't meet the specifications of the schema|has no other\.yaml/);
  });

  it("has every value in its page", () => {
    const page = readFileSync(join(chart, "README.md"), "utf8");
    const values = parse(readFileSync(join(chart, "values.yaml"), "utf8")) as Record<
      string,
      object
    >;
    const named = Object.entries(values).flatMap(([name, value]) => {
      const isGroup = ["image", "fleet", "secrets", "state", "health", "probes"].includes(name);
      const isMonitored = ["podDisruptionBudget", "serviceMonitor"].includes(name);
      return isGroup || isMonitored ? Object.keys(value).map((key) => `${name}.${key}`) : [name];
    });
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("takes the values of the guide", async () => {
    const guide = readFileSync("docs/guides/kubernetes.md", "utf8");
    const [, block = ""] = /`values\.yaml`:\n\n```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
    const text = await rendered(parse(block) as object);
    expect((await conform(text, "1.37.0")).status).toBe(0);
    expect(podIn(text).containers[0].args).toContain("netops");
    expect(text).toContain("../secrets/border.key");
  });

  it("carries the version of the package", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    const described = parse(readFileSync(join(chart, "Chart.yaml"), "utf8")) as object;
    expect(described).toMatchObject({ version, appVersion: version });
  });

  it("has an example fleet that is right", async () => {
    const map = resourcesIn(await rendered({})).find(({ kind }) => kind === "ConfigMap");
    const folder = mkdtempSync(join(tmpdir(), "chart-"));
    try {
      for (const [name, text] of Object.entries(map?.["data"] as Record<string, string>))
        writeFileSync(join(folder, name), text);
      const world = recordedWorld();
      expect(await callhome(["check", join(folder, "fleet.yaml")], world, "1")).toBe(0);
      expect(world.err.text).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** What only Helm needs, or changes by itself, does not belong into files that people edit. */
function withoutHelm(resource: Resource): Resource {
  return JSON.parse(
    JSON.stringify(resource, (key, value: unknown) =>
      key === "helm.sh/chart" || key === "app.kubernetes.io/managed-by" || key === "annotations"
        ? undefined
        : value,
    ),
  ) as Resource;
}

function fileOf({ kind }: Resource): string {
  return `${kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase()}.yaml`;
}

describe.skipIf(!haveHelm())("the plain resources", () => {
  it("are those that the chart renders by default", async () => {
    const expected = resourcesIn(await rendered({})).map(withoutHelm);
    if (process.env["WRITE_DOCS"] === "1")
      for (const resource of expected)
        writeFileSync(
          join(plain, fileOf(resource)),
          `# Made from deploy/helm by \`npm run docs:kubernetes\`.\n${stringify(resource, { lineWidth: 0 })}`,
        );
    const found = expected.map((resource) =>
      resourcesIn(readFileSync(join(plain, fileOf(resource)), "utf8")),
    );
    expect(found).toEqual(expected.map((resource) => [resource]));
  });

  it("are all named for kustomize, and nothing else", () => {
    const { resources } = parse(readFileSync(join(plain, "kustomization.yaml"), "utf8")) as {
      resources: string[];
    };
    const others = new Set(["README.md", "kustomization.yaml"]);
    expect(resources).toEqual(readdirSync(plain).filter((name) => !others.has(name)));
  });

  it("are what Kubernetes takes", async () => {
    const names = readdirSync(plain).filter((name) => /^(?!kustomization).*\.yaml$/.test(name));
    const text = names.map((name) => readFileSync(join(plain, name), "utf8")).join("---\n");
    for (const version of kubernetesVersions) {
      const { status, stdout } = await conform(text, version);
      expect(stdout).toContain(`${names.length} resources found`);
      expect(status).toBe(0);
    }
  });
});
