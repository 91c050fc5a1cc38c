const require_base = require("./base.js");
const require_gate = require("./gate.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
// src/commands/flags.ts
const HERE = "FLAGS";
const COMMON = {
	flags: {
		type: "string",
		multiple: true
	},
	policy: { type: "string" }
};
async function flags(args, terminal) {
	const [name, ...rest] = args;
	if (name === "retire") return retire(rest, terminal);
	if (name === "record") return record(rest, terminal);
	return show(args, terminal);
}
async function show(args, terminal) {
	const { values, operands } = require_gate.parse(args, {
		...COMMON,
		"as-of": { type: "string" },
		format: { type: "string" }
	});
	if (operands.length > 0) throw new require_base.UsageError(`flags lists all of them and takes no name; flags retire and flags record do something else`);
	const format = require_base.oneOf("--format", values.format ?? "text", ["text", "json"]);
	const now = require_base.timeOf("--as-of", values["as-of"]) ?? terminal.clock();
	return inRepository(values, terminal, async ({ registry, code }) => {
		const read = await code();
		if (!read.known) return failed(read.because, terminal);
		const { flagTable, flagObject } = await Promise.resolve().then(() => require("./flag-list.js"));
		const told = {
			registry,
			code: read.value,
			now
		};
		terminal.stdout(format === "json" ? flagObject(told) : flagTable(told));
		return 0;
	});
}
async function retire(args, terminal) {
	const { values, operands } = require_gate.parse(args, {
		...COMMON,
		reason: { type: "string" },
		date: { type: "string" },
		write: { type: "boolean" }
	});
	const [key, ...more] = operands;
	if (key === void 0 || more.length > 0) throw new require_base.UsageError("flags retire takes one key: rollcall flags retire KEY --reason \"…\"");
	const { reason } = values;
	if (reason === void 0 || !require_base.isReadable(reason)) throw new require_base.UsageError("flags retire needs --reason, which whoever wants the name next will read");
	const day = dayOf(values.date, terminal);
	return inRepository(values, terminal, async ({ registry }) => {
		const flag = flagCalled(key, registry);
		const { stanzaOf } = await Promise.resolve().then(() => require("./base.js")).then((n) => n.stanza_exports);
		const stanza = stanzaOf(flag, day, reason);
		if (values.write) return rewrite(flag, stanza, registry, terminal);
		terminal.stdout(`${stanza}\n`);
		return 0;
	});
}
function dayOf(date, { clock }) {
	if (date === void 0) return require_base.moment(clock()).slice(0, 10);
	require_base.timeOf("--date", date);
	return date;
}
function flagCalled(key, { flags, retired }) {
	const found = flags.find((flag) => require_base.namesOf(flag).has(require_base.folded(key)));
	const dead = retired.find((tombstone) => require_base.namesOf(tombstone).has(require_base.folded(key)));
	if (found && dead) throw new require_base.UsageError(`${key} has its tombstone, at ${shown(dead.place)}; delete the live entry, and take unretired out of it`);
	if (found) return found;
	if (dead) throw new require_base.UsageError(`${key} is retired already, at ${shown(dead.place)}`);
	const near = require_base.nearest(key, flags.map((flag) => flag.key));
	throw new require_base.UsageError(`no registry has a live flag ${JSON.stringify(key)}${near ? `; did you mean ${near}?` : ""}`);
}
async function rewrite({ key, place }, stanza, { sources }, terminal) {
	const source = sources.find(({ file }) => file === place.file);
	if (source && source.format !== "flag registry") throw new require_base.UsageError(`${key} lives in ${place.file}, which is ${source.format} and holds no tombstones; retire it there, and add what flags retire prints without --write to a flags.yml`);
	const { moveToRetired } = await Promise.resolve().then(() => require("./retire.js"));
	const { writeText } = await Promise.resolve().then(() => require("./gate.js")).then((n) => n.write_exports);
	const moved = await moveToRetired((0, node_fs.readFileSync)((0, node_path.resolve)(terminal.root, place.file), "utf8"), key, stanza, place.file);
	if (!moved.known) return failed(moved.because, terminal);
	writeText(terminal.root, place.file, moved.value);
	terminal.stderr(`${require_base.line(key)} is retired in ${require_base.line(place.file)}\n`);
	return 0;
}
async function record(args, terminal) {
	const { values, operands } = require_gate.parse(args, {
		...COMMON,
		release: { type: "string" },
		output: { type: "string" }
	});
	const { release, output } = values;
	if (operands.length > 0 || release === void 0 || release.trim() === "") throw new require_base.UsageError("flags record takes the version that is built: --release VERSION");
	return inRepository(values, terminal, async ({ registry, code }) => {
		if (output !== void 0) refuseSource(output, registry, terminal);
		const read = await code();
		if (!read.known) return failed(read.because, terminal);
		const { recordOf } = await Promise.resolve().then(() => require("./releases.js"));
		const text = recordOf(release, read.value.commit, readsOf(read.value), registry);
		if (output === void 0) terminal.stdout(text);
		else {
			const { writeText } = await Promise.resolve().then(() => require("./gate.js")).then((n) => n.write_exports);
			writeText(terminal.root, output, text);
		}
		return 0;
	});
}
function refuseSource(output, { sources }, { root }) {
	if (sources.some(({ file }) => (0, node_path.resolve)(root, file) === (0, node_path.resolve)(root, output))) throw new require_base.UsageError(`${output} would be written over, and the record is made from it`);
}
function readsOf({ uses }) {
	const first = new Map();
	for (const { text, place } of uses) if (!first.has(require_base.folded(text))) first.set(require_base.folded(text), place);
	return first;
}
async function inRepository({ flags, policy }, terminal, command) {
	const request = {
		root: terminal.root,
		manifests: [],
		moment: "plan",
		policy,
		inventories: [],
		flags,
		touches: void 0,
		observed: void 0,
		deadline: void 0,
		base: void 0,
		now: terminal.clock(),
		replay: false
	};
	const world = await require_gate.openWorld(request);
	if (!world.known) return failed(world.because, terminal);
	try {
		const { readers } = require_gate.gather(HERE, request, require_gate.ruleIds, world.value);
		const registries = await readers.registry();
		if (!registries.known) return failed(registries.because, terminal);
		if (!registries.value) return failed([NO_REGISTRY], terminal);
		const code = async () => await readers.code();
		return await command({
			registry: registries.value.head,
			code
		});
	} finally {
		await world.value.close();
	}
}
const NO_REGISTRY = {
	what: "There is no registry of flags here",
	next: "Write flags.yml, or name it in the policy (flags: { registry: … }) or with --flags",
	place: {
		file: "flags.yml",
		line: 1,
		column: 1
	}
};
function failed(because, { stderr }) {
	for (const { place, what, next } of because) stderr(`${require_base.line(shown(place))}  ${require_base.line(what)}.\n  → ${require_base.ended(require_base.line(next))}\n`);
	return 2;
}
function shown({ file, line, column }) {
	return `${file}:${line}:${column}`;
}
exports.flags = flags;
