// Holds the dashboards to the types that Grafana itself publishes: whole, and the options of each panel by its type.
// usage: node check.mjs FILE.json...; exit code 1 and one line for each mistake.
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));

const PANELS = {
  stat: 'stat/panelcfg/x/StatPanelCfg_types.gen',
  table: 'table/panelcfg/x/TablePanelCfg_types.gen',
  timeseries: 'timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen',
};
const WITH_FIELDS = ['table', 'timeseries'];

// A dashboard need not say what Grafana has a default for, and JSON has the values of an enum, not its names.
const TYPES = `
import type { Dashboard, AnnotationQuery, VariableModel } from '@grafana/schema';
type Lit<T> = T extends string ? \`\${T}\` : T extends (infer E)[] ? Lit<E>[] : T extends object ? { [K in keyof T]: Lit<T[K]> } : T;
type Some<T> = T extends (infer E)[] ? Some<E>[] : T extends object ? { [K in keyof T]?: Some<T[K]> } : T;
// What the Prometheus data source adds to an annotation, of which no types are published.
type Annotation = AnnotationQuery & {
  expr: string; step?: string; tagKeys?: string; textFormat?: string; titleFormat?: string; useValueForTime?: 'on' };
// Grafana writes the text of a variable's query there too; its types do not know.
type Variable = VariableModel & { definition?: string };
type Checked = Omit<Lit<Dashboard>, 'annotations' | 'templating'> & {
  annotations?: { list?: Lit<Annotation>[] }; templating?: { list?: Lit<Variable>[] } };
`;

function source(file) {
  const dashboard = JSON.parse(readFileSync(file, 'utf8'));
  const imports = Object.entries(PANELS).map(
    ([type, path]) => `import type * as ${type} from '@grafana/schema/dist/esm/raw/composable/${path}';`);
  const lines = [...imports, TYPES, `export const dashboard: Checked = ${JSON.stringify(dashboard)};`];
  dashboard.panels.filter((panel) => panel.type !== 'row').forEach((panel) => {
    if (!(panel.type in PANELS)) {
      throw new Error(`${file}: no types for panels of type ${panel.type}`);
    }
    lines.push(`export const options${panel.id}: Some<Lit<${panel.type}.Options>> = ${JSON.stringify(panel.options)};`);
    if (WITH_FIELDS.includes(panel.type)) {
      const custom = JSON.stringify(panel.fieldConfig.defaults.custom);
      lines.push(`export const fields${panel.id}: Some<Lit<${panel.type}.FieldConfig>> = ${custom};`);
    }
  });
  return lines.join('\n');
}

const files = process.argv.slice(2).map((file) => resolve(file));
const sources = new Map(files.map((file) => [join(here, `${basename(file)}.ts`), source(file)]));
const options = {
  strict: true, noEmit: true, skipLibCheck: true, types: [],
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
};
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
host.fileExists = (name) => sources.has(name) || fileExists(name);
host.readFile = (name) => sources.get(name) ?? readFile(name);
host.getSourceFile = (name, language, ...more) =>
  sources.has(name) ? ts.createSourceFile(name, sources.get(name), language) : getSourceFile(name, language, ...more);
const mistakes = ts.getPreEmitDiagnostics(ts.createProgram([...sources.keys()], options, host));
mistakes.forEach((mistake) => {
  const near = mistake.file?.text.substring(mistake.start, mistake.start + 80) ?? '';
  console.error(`${basename(mistake.file?.fileName ?? '', '.ts')}: ${ts.flattenDiagnosticMessageText(mistake.messageText, '\n  ')}\n  at ${near}`);
});
if (files.length === 0 || mistakes.length > 0) {
  process.exit(1);
}
console.log(`${files.length} dashboards are as Grafana's types say`);
