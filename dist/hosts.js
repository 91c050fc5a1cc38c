const require_base = require("./base.js");
const require_gate = require("./gate.js");
// src/report/hosts.ts
function names({ selection, fleet }) {
	return Array.from(selection.hosts, (host) => `${require_base.line(fleet.name(host))}\n`).join("");
}
function table(resolution, all) {
	const { selection, fleet, doubts } = resolution;
	const { hosts, text } = selection;
	const shown = all ? require_base.every(fleet.size) : named(selection);
	let width = 0;
	for (const host of shown) width = Math.max(width, fleet.name(host).length);
	const rows = Array.from(shown, (host) => {
		return `${require_base.contains(hosts, host) ? "in " : "out"}  ${require_base.line(fleet.name(host).padEnd(width))}  ${require_base.line(reason(host, resolution))}`;
	});
	const others = fleet.size - shown.length;
	return `${[
		[`${require_base.line(text) || "(empty)"} yields ${require_base.thousands(hosts.length)} of ${require_base.count(fleet.size, "host")}`],
		rows,
		others > 0 ? [`No term names ${require_base.count(others, "host")}; --all lists them`] : [],
		...doubts.map(({ what, next }) => [`BLOCK  ${require_base.line(what)}.`, `       → ${require_base.ended(require_base.line(next))}`])
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function object({ selection, fleet, doubts }) {
	const { text, hosts } = selection;
	const entry = (host) => ({
		host: fleet.name(host),
		because: reason(host, {
			selection,
			fleet,
			doubts
		}),
		groups: fleet.groupsOf(host),
		...place(fleet, host)
	});
	const out = require_base.difference(named(selection), hosts);
	return `${require_base.json({
		selector: text,
		size: fleet.size,
		hosts: Array.from(hosts, entry),
		out: Array.from(out, entry),
		doubts: doubts.map(({ what, next }) => ({
			message: `${what}.`,
			next: require_base.ended(next)
		}))
	})}\n`;
}
function place(fleet, host) {
	const { file, line, column } = fleet.place(host);
	return {
		file,
		line,
		column
	};
}
function named({ atoms, hosts }) {
	return atoms.map((atom) => atom.hosts).reduce(require_base.union, require_base.union(hosts, require_base.none));
}
function reason(host, { selection, fleet }) {
	const holds = (atom) => require_base.contains(atom.hosts, host);
	const { atoms } = selection;
	const taken = atoms.find((atom) => atom.role === "exclusion" && holds(atom));
	if (taken) return `${taken.text} takes it out`;
	const lacking = atoms.find((atom) => atom.role === "intersection" && !holds(atom));
	if (lacking) return `it is not in ${lacking.text.slice(1)}`;
	const source = atoms.find((atom) => atom.role === "union" && holds(atom));
	if (!source && atoms.some(({ role }) => role === "union")) return "no term names it";
	if (!source) return "every host, as no term says which";
	const { file, line } = fleet.place(host);
	const group = source.groups.find((name) => {
		const held = fleet.groups.get(name);
		return held !== void 0 && require_base.contains(held.hosts, host);
	});
	const how = group === void 0 || group === source.text ? "" : `, group ${group}`;
	return `${source.text} (${source.kind}${how}), ${file}:${line}`;
}
// src/commands/hosts.ts
const SELECTOR = "SELECTOR";
async function hosts(args, terminal) {
	const { values, operands } = require_gate.parse(args, {
		inventory: {
			type: "string",
			multiple: true
		},
		policy: { type: "string" },
		all: { type: "boolean" },
		format: { type: "string" }
	});
	const [text, ...more] = operands;
	if (text === void 0 || more.length > 0) throw new require_base.UsageError("hosts takes one selector, in quotes: rollcall hosts \"web:!web-3\"");
	const format = require_base.oneOf("--format", values.format ?? "text", [
		"text",
		"json",
		"names"
	]);
	const fleet = await readFleet(values.inventory, values.policy, terminal);
	if (!fleet.known) {
		terminal.stderr(fleet.because.map(problemLine).join(""));
		return 2;
	}
	for (const defect of fleet.value.defects) terminal.stderr(problemLine(defect));
	const selection = (await require_gate.selectors([text]))(text, {
		file: SELECTOR,
		line: 1,
		column: 1
	}, fleet.value);
	const doubts = require_gate.trapDrafts(selection, fleet.value);
	const resolution = {
		selection,
		fleet: fleet.value,
		doubts
	};
	terminal.stdout({
		text: () => table(resolution, values.all),
		json: () => object(resolution),
		names: () => names(resolution)
	}[format]());
	return doubts.length > 0 || fleet.value.defects.length > 0 ? 1 : 0;
}
async function readFleet(inventories, policy, { root, clock }) {
	const request = {
		root,
		manifests: [],
		moment: "plan",
		policy,
		inventories,
		touches: void 0,
		observed: void 0,
		deadline: void 0,
		base: void 0,
		now: clock(),
		replay: false
	};
	const world = await require_gate.openWorld(request);
	return world.known ? require_gate.gather(SELECTOR, request, require_gate.ruleIds, world.value).readers.fleet() : world;
}
function problemLine({ place, what, next }) {
	return `${require_base.line(place.file)}:${place.line}:${place.column}  ${require_base.line(what)}.\n  → ${require_base.ended(require_base.line(next))}\n`;
}
exports.hosts = hosts;
