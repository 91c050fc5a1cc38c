const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_base = require("./base.js");
const require_gate = require("./gate.js");
let node_path = require("node:path");
// src/evidence/flags/registry/find.ts
const MOST_PATTERNS = 1e3;
const MOST_LISTED = 1e6;
const MOST_OPENED = 1e4;
const MAGIC = /[*?[{]/;
async function openSource(source, root, files) {
	const path = (0, node_path.isAbsolute)(source.file) ? source.file : (0, node_path.join)(root, source.file);
	const opened = open(path, root, files, source);
	if (opened.known || !MAGIC.test(source.file)) return opened;
	return opened.because.every(({ absent }) => absent) ? expand(path, root, files, source) : opened;
}
function open(path, root, files, source) {
	const entry = files.open(path, boundOf(path, root));
	if (!entry.known) {
		const { place } = source;
		return require_base.unknown(...entry.because.map((problem) => problem.absent ? {
			...problem,
			place
		} : problem));
	}
	if (entry.value.kind === "file") return require_base.known([entry.value]);
	return require_base.unknown({
		what: `${path} is a directory, and nothing says which of its files tell of flags`,
		next: `Name the files, as ${(0, node_path.join)(source.file, "*.yml")}`,
		place: source.place
	});
}
function boundOf(path, root) {
	return require_gate.leadsOut(root, path) ? void 0 : root;
}
async function expand(glob, root, files, { file, place }) {
	const { Minimatch, minimatch } = await Promise.resolve().then(() => require("./esm.js"));
	const patterns = minimatch.braceExpand(glob, { braceExpandMax: 1001 });
	if (patterns.length > MOST_PATTERNS) return require_base.unknown({
		what: `The braces of ${file} stand for more than ${require_base.thousands(MOST_PATTERNS)} patterns`,
		next: "Name the files of the registry, or use a wider pattern",
		place
	});
	const matchers = patterns.map((pattern) => new Minimatch(pattern, {
		nobrace: true,
		nocomment: true,
		nonegate: true
	}));
	const matches = (path, partly = false) => matchers.some((matcher) => matcher.match(path, partly));
	const most = files.list ? MOST_LISTED : MOST_OPENED;
	const left = { entries: most };
	const paths = new Set();
	for (const folder of new Set(patterns.map(literalFolder))) for (const path of walk(folder, root, files, (each) => matches(each, true), left)) if (matches(path)) paths.add(path);
	if (left.entries <= 0) return require_base.unknown({
		what: `${file} asks for a walk over more than ${require_base.thousands(most)} files`,
		next: "Begin the pattern with the folder of the registry",
		place
	});
	if (paths.size > 0) return openEach([...paths].sort(), root, files);
	return require_base.unknown({
		what: `No file matches ${file}, and the policy says that flags are registered there`,
		next: "Mend the pattern, or take it out; it is relative to the folder that the policy governs",
		place,
		absent: true
	});
}
function openEach(paths, root, files) {
	const opened = require_base.all(paths.map((path) => files.open(path, boundOf(path, root))));
	return opened.known ? require_base.known(opened.value.filter((entry) => entry.kind === "file")) : opened;
}
function literalFolder(pattern) {
	const parts = pattern.split("/");
	const magic = parts.findIndex((part) => MAGIC.test(part));
	return parts.slice(0, magic < 0 ? -1 : magic).join("/") || (pattern.startsWith("/") ? "/" : ".");
}
function* walk(folder, root, files, mayHold, left) {
	for (const { name, directory } of entriesOf(folder, root, files)) {
		if (--left.entries <= 0) return;
		const path = folder === "." ? name : (0, node_path.join)(folder, name);
		if (name === "node_modules" || name === ".git" || !mayHold(path)) continue;
		if (directory === void 0) {
			const inside = files.open(path, boundOf(path, root));
			if (inside.known && inside.value.kind === "directory") yield* walk(path, root, files, mayHold, left);
			else yield path;
		} else if (directory) yield* walk(path, root, files, mayHold, left);
		else yield path;
	}
}
function entriesOf(folder, root, files) {
	if (files.list) return files.list(folder);
	const opened = files.open(folder, boundOf(folder, root));
	if (!opened.known || opened.value.kind === "file") return [];
	return opened.value.entries.map((name) => ({ name }));
}
// src/evidence/flags/registry/formats.ts
const FORMAT_NAMES = {
	rollcall: require_base.OWN_FORMAT,
	protobuf: "Protocol Buffers",
	lines: "lines of code"
};
async function allImporters() {
	const { importers } = await Promise.resolve().then(() => require("./imports.js"));
	return importers;
}
async function formatSaid({ format, line, place }, file) {
	const said = format ?? (line === void 0 ? void 0 : "lines");
	if (said === void 0) return require_base.known(file.endsWith(".proto") ? "protobuf" : void 0);
	if (said === "lines" && line === void 0) return require_base.unknown({
		what: `Nothing says how a line of ${file} defines a flag`,
		next: "Add a template beside the format, as line: \"| '{key}'\"",
		place
	});
	if (said !== "lines" && line !== void 0) return require_base.unknown({
		what: `A template for lines stands beside the format ${said}, which has no use for it`,
		next: "Take one of the two out",
		place
	});
	if (isOwn(said)) return require_base.known(said);
	const importers = await allImporters();
	const found = importers.find((each) => each.format === said);
	if (found) return require_base.known(found);
	const names = allFormats(importers);
	const near = require_base.nearest(said, names);
	return require_base.unknown({
		what: `${JSON.stringify(said)} is no format of a flag registry; the formats are ${require_base.list(names, 30)}`,
		next: near ? `Did you mean ${near}?` : "Name one of them, or leave it out",
		place
	});
}
async function formatTold(file, value) {
	if (isCertainlyOwn(value)) return require_base.known("rollcall");
	const importers = await allImporters();
	const [found, ...others] = importers.filter((each) => each.recognizes(value));
	if (found && others.length === 0) return require_base.known(found);
	if (!found && isRegistry(file, value)) return require_base.known("rollcall");
	const formats = require_base.list(allFormats(importers), 30, "or");
	return require_base.unknown({
		what: found ? `${file} looks like ${require_base.list([found, ...others].map(({ name }) => name))} at once, and each reads it in another way` : `${file} looks like no registry of flags that is known`,
		next: `Say in the policy what it is, with format: ${formats}`,
		place: require_base.wholeFile(file)
	});
}
function isOwn(format) {
	return Object.hasOwn(FORMAT_NAMES, format);
}
function allFormats(importers) {
	return [...Object.keys(FORMAT_NAMES), ...importers.map(({ format }) => format)];
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isCertainlyOwn(value) {
	if (!isMap(value)) return false;
	const isOurs = Object.keys(value).every((key) => [
		"version",
		"flags",
		"retired"
	].includes(key));
	return Array.isArray(value.retired) || isOurs && value.version === 1;
}
function isRegistry(file, value) {
	return /(?:^|\/)flags\.(?:ya?ml|json)$/.test(file) || isMap(value) && Array.isArray(value.flags);
}
// src/evidence/flags/registry/merge.ts
function merge(parts) {
	return {
		flags: joined(parts.map(({ flags }) => flags), joinFlags, agree),
		retired: joined(parts.map(({ retired }) => retired), joinTombstones, () => true),
		fields: parts.flatMap(({ fields }) => fields),
		reserved: parts.flatMap(({ reserved }) => reserved)
	};
}
function joined(sources, join, mayJoin) {
	const [only, ...others] = sources;
	if (only && others.length === 0) return only;
	const entries = [];
	const byName = new Map();
	for (const source of sources) {
		const before = entries.length;
		const taken = new Set();
		for (const entry of source) {
			const same = candidates(entry, byName).find((i) => i < before && !taken.has(i) && mayJoin(entries[i], entry));
			const at = same ?? entries.length;
			taken.add(at);
			entries[at] = same === void 0 ? entry : join(entries[same], entry);
			for (const name of require_base.namesOf(entry)) {
				const known = byName.get(name);
				if (known) known.add(at);
				else byName.set(name, new Set([at]));
			}
		}
	}
	return entries;
}
function candidates(entry, byName) {
	return [require_base.folded(entry.key), ...require_base.namesOf(entry)].flatMap((name) => [...byName.get(name) ?? []]);
}
function agree({ id }, other) {
	return id === void 0 || other.id === void 0 || id === other.id;
}
function joinFlags(first, second) {
	return {
		key: first.key,
		aliases: aliasesOf(first, second),
		slots: slotsOf(first, second),
		owner: first.owner ?? second.owner,
		description: first.description ?? second.description,
		type: first.type ?? second.type,
		id: first.id ?? second.id,
		created: first.created ?? second.created,
		expires: first.expires ?? second.expires,
		place: first.place
	};
}
function joinTombstones(first, second) {
	return {
		key: first.key,
		aliases: aliasesOf(first, second),
		slots: slotsOf(first, second),
		retired: first.retired ?? second.retired,
		reason: first.reason ?? second.reason,
		removedIn: first.removedIn ?? second.removedIn,
		replacedBy: first.replacedBy ?? second.replacedBy,
		unretired: first.unretired ?? second.unretired,
		place: first.place
	};
}
function aliasesOf(first, second) {
	const names = new Set([
		...first.aliases,
		second.key,
		...second.aliases
	]);
	names.delete(first.key);
	return [...names];
}
function slotsOf(first, second) {
	const added = second.slots.filter((slot) => !first.slots.some((other) => isSame(slot, other)));
	return [...first.slots, ...added];
}
function isSame(a, b) {
	return [
		"schema",
		"of",
		"kind",
		"at",
		"to"
	].every((name) => a[name] === b[name]);
}
// src/evidence/flags/registry/index.ts
var registry_exports = require_rolldown_runtime.__exportAll({ readRegistry: () => readRegistry });
const LARGEST_SOURCE = 67108864;
async function readRegistry(sources, root, files) {
	const each = [];
	const seen = new Set();
	for (const source of sources) {
		const opened = await openSource(source, root, files);
		if (!opened.known) each.push(opened);
		for (const file of opened.known ? opened.value : []) {
			const way = JSON.stringify([
				file.file,
				source.format,
				source.line
			]);
			if (!seen.has(way)) each.push(await readSource(source, file));
			seen.add(way);
		}
	}
	const read = require_base.all(each);
	if (!read.known) return read;
	const first = read.value.filter(({ own }) => own);
	const then = read.value.filter(({ own }) => !own);
	return require_base.known({
		...merge([...first, ...then].map(({ part }) => part)),
		sources: read.value.map(({ source }) => source)
	});
}
async function readSource(source, entry) {
	const said = await formatSaid(source, entry.file);
	if (!said.known) return said;
	const file = require_gate.decode(entry, said.value === "protobuf" ? require_gate.LARGEST_BY_HAND : LARGEST_SOURCE);
	if (!file.known) return file;
	if (said.value === "protobuf" || said.value === "lines") return finished(await readText(said.value, source, file.value), said.value, entry);
	const tree = await parse(file.value);
	if (!tree.known) return tree;
	const format = said.value ? require_base.known(said.value) : await formatTold(entry.file, require_gate.plain(tree.value.root));
	if (!format.known) return format;
	return finished(await readTree(format.value, tree.value), format.value, entry);
}
async function parse({ file, text }) {
	return file.endsWith(".json") || !/\.ya?ml$/.test(file) && /^\s*[[{]/.test(text) ? require_gate.parseJson(file, text) : require_gate.readDocument(file, text, "1.2");
}
async function readText(format, source, file) {
	if (format === "lines") {
		const { readLines } = await Promise.resolve().then(() => require("./lines.js"));
		return readLines(file, source.line);
	}
	const { readProtobuf } = await Promise.resolve().then(() => require("./protobuf.js"));
	return readProtobuf(file);
}
async function readTree(format, tree) {
	if (typeof format === "string") {
		const { readOwn } = await Promise.resolve().then(() => require("./own.js"));
		return readOwn(tree);
	}
	const strict = [...tree.duplicates, ...tree.tags];
	if (strict.length > 0) return require_base.unknown(...require_base.firstOf(strict, (problem) => problem));
	return format.read(require_gate.locate(tree));
}
function finished(part, format, { file, bytes }) {
	if (!part.known) return part;
	const source = {
		role: "registry",
		file,
		format: typeof format === "string" ? FORMAT_NAMES[format] : format.name,
		digest: require_base.sha256(bytes)
	};
	return require_base.known({
		part: part.value,
		source,
		own: format === "rollcall"
	});
}
Object.defineProperty(exports, "merge", {
	enumerable: true,
	get: function() {
		return merge;
	}
});
Object.defineProperty(exports, "readRegistry", {
	enumerable: true,
	get: function() {
		return readRegistry;
	}
});
Object.defineProperty(exports, "registry_exports", {
	enumerable: true,
	get: function() {
		return registry_exports;
	}
});
