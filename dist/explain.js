const require_base = require("./base.js");
const require_gate = require("./gate.js");
let node_fs = require("node:fs");
// src/commands/explain.ts
const EVIDENCE = "gate/evidence";
function explain(args, terminal) {
	const { operands } = require_gate.parse(args, {});
	const [id, ...more] = operands;
	if (more.length > 0) throw new require_base.UsageError("explain takes one rule");
	terminal.stdout(id === void 0 ? listing() : page(id));
	return 0;
}
function listing() {
	const width = Math.max(...require_gate.rules.map(({ id }) => id.length));
	return require_gate.rules.map(({ id, question }) => `${id.padEnd(width)}  ${question}\n`).join("");
}
function page(id) {
	if (id === EVIDENCE) return (0, node_fs.readFileSync)(new URL("../docs/evidence.md", require("url").pathToFileURL(__filename).href), "utf8");
	if (require_gate.rules.some((rule) => rule.id === id)) return (0, node_fs.readFileSync)(new URL(`../docs/rules/${id}.md`, require("url").pathToFileURL(__filename).href), "utf8");
	const later = require_gate.planned.find(({ rule }) => rule === id || rule === `${id.split("/")[0]}/*`);
	if (later) return `${later.rule} is not judged yet: ${later.because}.\n`;
	const ids = require_gate.rules.map((rule) => rule.id);
	const near = ids.find((each) => each.endsWith(`/${id}`)) ?? require_base.nearest(id, ids);
	throw new require_base.UsageError(`${JSON.stringify(id)} is no rule${near ? `; did you mean ${near}?` : "; rollcall explain lists them"}`);
}
exports.explain = explain;
