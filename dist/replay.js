const require_base = require("./base.js");
const require_gate = require("./gate.js");
const require_base$1 = require("./base2.js");
const require_git = require("./git.js");
const require_code = require("./code.js");
const require_scanner = require("./scanner.js");
const require_reverts = require("./reverts.js");
const require_registry = require("./registry.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
// src/evidence/flags/history/mentions.ts
async function readMentions(room, range, paths, names, isCode) {
	const keys = [...new Set(names.map(require_base.folded))].filter((key) => key !== "");
	const added = new Map();
	const removed = new Map();
	const walked = await require_reverts.walkLog({
		room,
		range,
		order: "oldest first",
		paths,
		scanner: require_scanner.scannerOf(keys)
	}, { hit({ name, commit, file, how }) {
		if (!isCode(file.path)) return true;
		const key = keys[name];
		if (how === "added") {
			const before = added.get(commit.id);
			if (before) before.add(key);
			else added.set(commit.id, new Set([key]));
			return true;
		}
		const before = removed.get(key) ?? [];
		const last = before.at(-1);
		if (last?.commit.id !== commit.id || last.path !== file.path) before.push({
			commit,
			path: file.path
		});
		removed.set(key, before);
		return true;
	} });
	return walked.known ? require_base.known({
		added,
		removed
	}) : walked;
}
// src/evidence/flags/history/versions.ts
async function readVersions(question) {
	const { run, range } = question;
	const [from] = range.includes("..") ? range.split("..") : [];
	const sourceOf = await matcherOf(question);
	const folders = [...new Set(question.sources.map(({ file }) => require_reverts.literalPath(question.folder, file) || "."))];
	const listed = printed(run, [
		"log",
		"-z",
		...ORDER,
		LINE,
		"--end-of-options",
		range
	]);
	const raw = printed(run, [
		...RAW,
		"--end-of-options",
		range,
		"--",
		...folders
	]);
	const tree = from ? printed(run, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		from,
		"--",
		...folders
	]) : "";
	if (typeof listed !== "string") return untold(listed.why);
	if (typeof raw !== "string") return untold(raw.why);
	if (typeof tree !== "string") return untold(tree.why);
	const first = filesIn(tree).filter(({ path }) => sourceOf(path));
	const changes = changesIn(raw).filter(({ file }) => sourceOf(file.path));
	if (first.length + changes.length === 0) return neverThere(question);
	const parts = await readParts(question.blobs, [...first, ...changes.map(({ file }) => file)], sourceOf);
	if (!parts.known) return parts;
	const files = [...new Set([...first, ...changes.map(({ file }) => file)].map(({ path }) => path))].map((path) => ({
		path,
		source: sourceOf(path)
	}));
	return require_base.known({
		...along(commitsIn(listed), first, changes, parts.value),
		files
	});
}
const ORDER = ["--first-parent", "--reverse"];
const LINE = "--format=%H%n%P%n%ct%n%s";
const RAW = [
	"log",
	"-z",
	...ORDER,
	"-m",
	"--raw",
	"--no-renames",
	"--no-abbrev",
	"--format=commit %H"
];
const NOTHING = /^0+$/;
function printed(run, args) {
	const output = run(args);
	return output.ok ? output.output.toString("utf8") : { why: output.why };
}
function untold(why) {
	return require_base.unknown({
		what: `The history of the registry cannot be read: ${why}`,
		next: "Check the range, and check out with the whole history: fetch-depth: 0 for actions/checkout",
		place: require_base.wholeFile(".git")
	});
}
function neverThere({ sources, range }) {
	const names = require_base.list(sources.map(({ file }) => file));
	return require_base.unknown({
		what: `No version of ${names} is in ${range}, so there is no registry of flags to judge`,
		next: "Name the registry with --flags, or in the policy (flags: { registry: … })",
		place: sources[0]?.place ?? require_base.wholeFile(".git")
	});
}
async function matcherOf({ sources, folder }) {
	const { minimatch } = await Promise.resolve().then(() => require("./esm.js"));
	return (path) => sources.find(({ file }) => path === (0, node_path.join)(folder, file) || minimatch(path, (0, node_path.join)(folder, file)));
}
function commitsIn(output) {
	return output.split("\0").filter(Boolean).map((entry) => {
		const [id = "", parents = "", seconds, title = ""] = entry.split("\n");
		return {
			id,
			parent: parents.split(" ")[0] || void 0,
			at: Number(seconds) * 1e3,
			title
		};
	});
}
function filesIn(output) {
	return output.split("\0").flatMap((entry) => {
		const [about = "", path] = entry.split("	");
		const [mode = "", , id = ""] = about.split(" ");
		return path !== void 0 && mode.startsWith("100") ? [{
			path,
			id,
			kind: "file"
		}] : [];
	});
}
function changesIn(output) {
	const parts = output.split("\0").map((part) => part.replace(/^\n+/, ""));
	const found = [];
	let commit = "";
	for (let i = 0; i < parts.length; i++) {
		const part = parts[i];
		if (part.startsWith("commit ")) commit = part.slice(7).trim();
		if (!part.startsWith(":")) continue;
		const [, mode = "", , id = ""] = part.split(" ");
		const plain = mode.startsWith("100") || NOTHING.test(id);
		i++;
		if (plain) found.push({
			commit,
			file: {
				path: parts[i],
				id,
				kind: "file"
			}
		});
	}
	return found;
}
const keyOf$1 = ({ path, id }) => `${id} ${path}`;
const BATCH = 200;
async function readParts(blobs, files, sourceOf) {
	const there = files.filter(({ id }) => !NOTHING.test(id));
	const distinct = [...new Map(there.map((file) => [keyOf$1(file), file])).values()];
	const parts = new Map();
	for (let i = 0; i < distinct.length; i += BATCH) {
		const contents = new Map();
		const read = await blobs.read(distinct.slice(i, i + BATCH), (file, bytes, length) => contents.set(file, Buffer.from(bytes.subarray(0, length))));
		if (!read.known) return read;
		for (const [file, bytes] of contents) {
			const source = {
				...sourceOf(file.path),
				file: file.path
			};
			parts.set(keyOf$1(file), await require_registry.readRegistry([source], ".", oneFile(file.path, bytes)));
		}
	}
	return require_base.known(parts);
}
function oneFile(path, bytes) {
	return { open: () => require_base.known({
		kind: "file",
		file: path,
		bytes,
		executable: false,
		from: void 0
	}) };
}
function along(commits, first, changes, parts) {
	const files = new Map();
	const unread = [];
	const apply = (file) => {
		const part = parts.get(keyOf$1(file));
		if (!part) files.delete(file.path);
		else if (part.known) files.set(file.path, part.value);
		else unread.push(...part.because.slice(0, 1));
	};
	const now = () => require_registry.merge([...files].sort(([a], [b]) => a < b ? -1 : 1).map(([, part]) => part));
	for (const file of first) apply(file);
	const before = files.size > 0 ? now() : void 0;
	const after = new Map();
	for (const [commit, changed] of byCommit(changes)) {
		for (const { file } of changed) apply(file);
		if (files.size > 0 || after.size > 0 || before) after.set(commit, now());
	}
	return {
		commits,
		before,
		after,
		unread
	};
}
function byCommit(changes) {
	const groups = new Map();
	for (const change of changes) {
		const group = groups.get(change.commit);
		if (group) group.push(change);
		else groups.set(change.commit, [change]);
	}
	return groups;
}
// src/replay/assumed.ts
const NONE = {
	retired: new Map(),
	reserved: []
};
function withDeleted(assumed, base, head, commit) {
	const left = namesIn([...head.flags, ...head.retired]);
	const gone = base.flags.filter((flag) => [...require_base.namesOf(flag)].every((name) => !left.has(name)));
	const used = new Set(head.fields.map(({ slot }) => slotKey(slot)));
	const named = new Set(head.fields.map(nameKey));
	const open = base.fields.filter(({ slot }) => !used.has(slotKey(slot)));
	return {
		retired: new Map([...assumed.retired, ...gone.map((flag) => [require_base.folded(flag.key), {
			tombstone: tombstoneOf(flag, commit),
			commit
		}])]),
		reserved: [
			...assumed.reserved,
			...open.map(({ slot }) => ({ slot })),
			...open.filter((field) => !named.has(nameKey(field))).map(({ name, slot: { schema, of, place } }) => ({
				name,
				schema,
				of,
				place
			}))
		]
	};
}
function withoutLiving({ retired, reserved }, head) {
	const living = namesIn(head.flags);
	const fields = new Set(head.fields.map(({ slot }) => spaceKey(slot)));
	return {
		retired: new Map([...retired].filter(([, { tombstone }]) => [...require_base.namesOf(tombstone)].every((name) => !living.has(name)))),
		reserved: reserved.filter((each) => {
			if (each.slot && !fields.has(spaceKey(each.slot))) return true;
			return !head.fields.some(({ name, slot }) => each.slot ? require_base.overlap(slot, each.slot) : name === each.name && slot.schema === each.schema && slot.of === each.of);
		})
	};
}
function withAssumed(part, { retired, reserved }) {
	const written = namesIn(part.retired);
	const missing = Array.from(retired.values(), ({ tombstone }) => tombstone).filter((each) => [...require_base.namesOf(each)].every((name) => !written.has(name)));
	return {
		flags: part.flags,
		retired: [...part.retired, ...missing],
		fields: part.fields,
		reserved: [...part.reserved, ...reserved],
		sources: []
	};
}
function tombstoneOf({ key, aliases, slots, place }, { id, at }) {
	return {
		key,
		aliases,
		slots,
		retired: at,
		reason: `${require_base.short(id)} deleted it`,
		removedIn: require_base.short(id),
		replacedBy: void 0,
		unretired: void 0,
		place
	};
}
function namesIn(entries) {
	return new Set(entries.flatMap((entry) => [...require_base.namesOf(entry)]));
}
function slotKey({ schema, of, kind, at }) {
	return JSON.stringify([
		schema,
		of,
		kind,
		at
	]);
}
function nameKey({ name, slot: { schema, of } }) {
	return JSON.stringify([
		schema,
		of,
		name
	]);
}
function spaceKey({ schema, of, kind }) {
	return JSON.stringify([
		schema,
		of,
		kind
	]);
}
// src/replay/walk.ts
const REPLAYED = [
	require_gate.retired_default,
	require_gate.slot_default,
	require_gate.tombstone_default,
	require_gate.repurposed_default,
	require_gate.resurrected_default
];
async function walkVersions(walk) {
	const { versions, question } = walk;
	const findings = [];
	let judged = 0;
	let file = versions.before;
	let assumed = NONE;
	let told = new Set();
	for (const commit of versions.commits) {
		const head = versions.after.get(commit.id) ?? file;
		const base = file;
		file = head;
		if (!head || !base || commit.parent === void 0) continue;
		const deleted = withDeleted(assumed, base, head, commit);
		const step = {
			commit,
			parent: commit.parent,
			base,
			head,
			before: assumed,
			after: question.strict ? assumed : deleted
		};
		assumed = withoutLiving(deleted, head);
		if (head === base && !addsRetired(walk, step)) continue;
		judged++;
		const facts = await factsOf(walk, step);
		if (!facts.known) return facts;
		const found = judge(facts.value, commit);
		findings.push(...found.filter((each) => !told.has(keyOf(each))));
		told = new Set(found.map(keyOf));
	}
	return require_base.known({
		judged,
		findings
	});
}
function keyOf({ rule, what }) {
	return `${rule} ${what}`;
}
function addsRetired({ mentions }, { commit, head, after }) {
	const added = mentions.added.get(commit.id);
	if (!added) return false;
	return [...head.retired, ...Array.from(after.retired.values(), (each) => each.tombstone)].some((each) => [...require_base.namesOf(each)].some((name) => added.has(name)));
}
function judge(facts, commit) {
	return REPLAYED.flatMap((rule) => {
		const severity = facts.policy.rules.get(rule.id);
		if (severity === "off" || rule.idle?.(facts) !== void 0) return [];
		return rule.check(facts).map((draft) => ({
			...draft,
			rule: rule.id,
			effect: severity ?? draft.severity ?? rule.severity,
			commit
		}));
	});
}
async function factsOf(walk, step) {
	const { policy } = walk.question;
	const code = await codeOf(walk, step);
	if (!code.known) return code;
	const history = await historyOf(walk, step);
	if (!history.known) return history;
	const facts = {
		rollout: NO_ROLLOUT,
		policy,
		registry: {
			head: withAssumed(step.head, step.after),
			base: withAssumed(step.base, step.before)
		},
		code: code.value,
		history: history.value,
		now: step.commit.at
	};
	return require_base.known(facts);
}
const NOWHERE = {
	file: "(no manifest)",
	line: 1,
	column: 1
};
const NO_ROLLOUT = { manifest: {
	file: NOWHERE.file,
	value: {},
	at: () => NOWHERE,
	keyAt: () => NOWHERE,
	textAt: () => NOWHERE
} };
async function codeOf(walk, step) {
	const { question, versions, names, code } = walk;
	const { commit, parent } = step;
	const empty = {
		commit: commit.id,
		mentions: new Map(),
		files: 0,
		bytes: 0,
		skipped: []
	};
	if (!addsRetired(walk, step)) return require_base.known({
		...empty,
		uses: [],
		undeclared: [],
		added: new Set()
	});
	const read = await code.added({
		commit: commit.id,
		base: parent,
		folder: question.folder,
		names,
		policy: question.policy.flags,
		registries: versions.files.map(({ path }) => path)
	});
	if (!read.known) return read;
	const living = namesIn(step.head.flags);
	const added = [...read.value.added ?? []].filter(({ text }) => !living.has(require_base.folded(text)));
	return require_base.known({
		...empty,
		...read.value,
		added: new Set(added)
	});
}
async function historyOf(walk, step) {
	const { base, head, commit, parent } = step;
	const before = namesIn([
		...base.flags,
		...base.retired,
		...head.retired
	]);
	const added = head.flags.filter((flag) => [...require_base.namesOf(flag)].every((name) => !before.has(name)));
	const former = [];
	for (const flag of added) {
		const gone = await removalOf(walk, step, flag);
		if (!gone.known) return gone;
		if (!gone.value) continue;
		const read = await readAt(walk, parent);
		if (!read.known) return read;
		if ([...require_base.namesOf(flag)].some((name) => read.value.has(name))) continue;
		const { how, was, by } = gone.value;
		const reverts = require_reverts.revertsIn(walk.room, {
			base: parent,
			head: commit.id
		});
		former.push({
			key: flag.key,
			how,
			was,
			removed: {
				commit: by.id,
				at: by.at,
				title: by.title
			},
			revertedBy: reverts(by)
		});
	}
	return require_base.known({
		added: added.length,
		commits: walk.versions.commits.length,
		former
	});
}
async function removalOf({ mentions, removals, versions }, { before, commit }, flag) {
	const names = require_base.namesOf(flag);
	for (const { tombstone, commit: by } of before.retired.values()) {
		if (![...require_base.namesOf(tombstone)].some((name) => names.has(name))) continue;
		return require_base.known({
			how: "defined",
			was: tombstone.place,
			by
		});
	}
	const order = orderOf(versions);
	const earlier = [...names].flatMap((name) => mentions.removed.get(name) ?? []).filter((mention) => isBefore(order, mention.commit, commit)).sort((a, b) => isBefore(order, a.commit, b.commit) ? 1 : -1);
	for (const { commit: by, path } of earlier) {
		const removed = await removals.of(flag, by, path);
		if (!removed.known) return require_base.unknown(...removed.because);
		if (removed.value) return require_base.known({
			...removed.value,
			by
		});
	}
	return require_base.known(void 0);
}
const orders = new WeakMap();
function orderOf(versions) {
	const order = orders.get(versions) ?? new Map(versions.commits.map(({ id }, i) => [id, i]));
	orders.set(versions, order);
	return order;
}
function isBefore(order, a, b) {
	return (order.get(a.id) ?? -1) < (order.get(b.id) ?? -1);
}
async function readAt({ question, versions, names, code }, commit) {
	const read = await code.reads({
		commit,
		base: void 0,
		folder: question.folder,
		names,
		policy: question.policy.flags,
		registries: versions.files.map(({ path }) => path)
	});
	return read.known ? require_base.known(new Set(read.value.keys())) : read;
}
// src/replay/index.ts
async function replay$1(question) {
	const { root } = question;
	const opened = require_base.both(require_base.both(require_git.openObjects(root), require_code.openBlobs(root)), require_code.openCode(root));
	if (!opened.known) return opened;
	const [[objects, blobs], code] = opened.value;
	const room = objects.openRoom();
	if (!room.known) return room;
	try {
		const versions = await readVersions({
			...question,
			run: room.value.run,
			blobs
		});
		return versions.known ? await replayVersions(question, versions.value, room.value, code) : versions;
	} finally {
		room.value.close();
		blobs.close();
		code.close();
	}
}
async function replayVersions(question, versions, room, code) {
	const { root, range, folder, policy } = question;
	const parts = [...versions.before ? [versions.before] : [], ...versions.after.values()];
	const spellings = parts.flatMap(({ flags, retired }) => [...flags, ...retired]).flatMap(({ key, aliases }) => [key, ...aliases]);
	const names = [...new Map(spellings.map((name) => [require_base.folded(name), name])).values()];
	const flags = new Map(parts.flatMap((part) => part.flags).map((flag) => [require_base.folded(flag.key), flag]));
	const registries = new Set(versions.files.map(({ path }) => path));
	const isCode = (path) => !registries.has(path) && require_code.exclusionOf(path.slice(folder === "" ? 0 : folder.length + 1)) === void 0;
	const mentions = await readMentions(room, range, require_reverts.codePaths(folder, policy.flags.include), names, isCode);
	if (!mentions.known) return mentions;
	const asked = {
		root,
		folder,
		policy: policy.flags,
		registries: versions.files,
		added: [...flags.values()]
	};
	const removals = require_reverts.openRemovals(asked, (path) => path);
	try {
		const walked = await walkVersions({
			question,
			versions,
			mentions: mentions.value,
			names,
			room,
			code,
			removals
		});
		if (!walked.known) return walked;
		return require_base.known({
			...walked.value,
			commits: versions.commits.length,
			flags: flags.size,
			fields: new Set(parts.flatMap(({ fields }) => fields.map(fieldKey))).size,
			unread: versions.unread
		});
	} finally {
		removals.close();
	}
}
function fieldKey({ name, slot: { schema, of, at } }) {
	return JSON.stringify([
		schema,
		of,
		name,
		at
	]);
}
// src/replay/tell.ts
function text(replayed) {
	const { commits, judged, flags, fields, unread, findings } = replayed;
	const known = [...flags > 0 || fields === 0 ? [require_base.count(flags, "flag")] : [], ...fields > 0 ? [require_base.count(fields, "field")] : []];
	const summary = [
		`${require_base.count(commits, "commit")}, of which ${judged} change the registry or name a retired flag; ${known.join(" and ")} ever`,
		...totals(findings).map(({ rule, block, warn }) => `  ${rule.padEnd(18)}  ${require_base.count(block, "block")}, ${require_base.count(warn, "warning")}`),
		`${require_base.count(blocked(findings), "commit")} would have returned BLOCK`,
		...unread.length > 0 ? [`${require_base.count(unread.length, "version")} of the registry cannot be read and count as the one before, first: ${require_base.line(unread[0]?.what ?? "")}`] : []
	];
	return `${[...findings.map(paragraph), summary.join("\n")].join("\n\n")}\n`;
}
function paragraph({ commit, effect, rule, place, because, what, next }) {
	const at = `${require_base.line(place.file)}:${place.line}:${place.column}`;
	return [
		`${require_base.short(commit.id)}  ${require_base.moment(commit.at)}  ${require_base.line(commit.title)}`,
		`  ${effect.toUpperCase()}  ${rule}  ${at}${because ? ` (${require_base.line(because.file)}:${because.line})` : ""}`,
		`  ${require_base.line(what)}.`,
		`  → ${require_base.ended(require_base.line(next))}`
	].join("\n");
}
function totals(findings) {
	return REPLAYED.map(({ id }) => {
		const own = findings.filter(({ rule }) => rule === id);
		const block = own.filter(({ effect }) => effect === "block").length;
		return {
			rule: id,
			block,
			warn: own.length - block
		};
	});
}
function blocked(findings) {
	return new Set(findings.filter(({ effect }) => effect === "block").map(({ commit }) => commit.id)).size;
}
function object(replayed) {
	const { commits, judged, flags, fields, unread, findings } = replayed;
	return `${require_base.json({
		commits,
		judged,
		flags,
		fields,
		blocked: blocked(findings),
		rules: totals(findings),
		unread: unread.map(({ what, place }) => ({
			message: require_base.ended(what),
			place
		})),
		findings: findings.map(({ commit, rule, effect, what, next, place, because }) => ({
			commit: commit.id,
			date: require_base.moment(commit.at),
			title: commit.title,
			rule,
			effect,
			message: require_base.ended(what),
			next: require_base.ended(next),
			place,
			because: because ?? null
		}))
	})}\n`;
}
// src/commands/replay.ts
async function replay(args, terminal) {
	const { values, operands } = require_gate.parse(args, {
		range: { type: "string" },
		flags: {
			type: "string",
			multiple: true
		},
		policy: { type: "string" },
		environment: { type: "string" },
		strict: { type: "boolean" },
		format: { type: "string" }
	});
	const format = require_base.oneOf("--format", values.format ?? "text", ["text", "json"]);
	if (operands.length > 0) throw new require_base.UsageError("replay takes no file; name the commits with --range");
	if (values.range === void 0) throw new require_base.UsageError("replay needs --range, as --range v1.0..main");
	const judged = await judgedBy(values.policy, values.environment ?? "production", values.flags, terminal.root);
	if (!judged.known) return told(judged.because, terminal);
	const range = await rangeAt(values.range, terminal.root);
	const read = await replay$1({
		...judged.value,
		root: terminal.root,
		range,
		strict: values.strict
	});
	if (!read.known) return told(read.because, terminal);
	terminal.stdout(format === "json" ? object(read.value) : text(read.value));
	return 0;
}
function told(because, terminal) {
	terminal.stderr(because.map(problemLine).join(""));
	return 2;
}
const MANIFEST = "deploy.yml";
async function judgedBy(named, environment, flags, root) {
	const opened = require_base.both(require_gate.findPolicy(MANIFEST, named, root, require_gate.workingTree(root)), require_git.topOf(root));
	if (!opened.known) return opened;
	const [found, top] = opened.value;
	const read = found.text === void 0 ? require_base.known(void 0) : await require_gate.readPolicy(found.text, require_gate.ruleIds);
	if (!read.known) return read;
	const policy = require_gate.policyFor(read.value, environment, []);
	const home = (0, node_fs.realpathSync)(root);
	const given = flags.map((file) => plain(require_base$1.pathIn(top, home, file) ?? file));
	const folder = require_base$1.pathIn(top, home, found.root) ?? "";
	if (given.length > 0) return require_base.known({
		policy,
		sources: given,
		folder: ""
	});
	const { registry } = policy.flags;
	return require_base.known({
		policy,
		sources: registry.length > 0 ? registry : [plain("flags.yml")],
		folder
	});
}
function plain(file) {
	return {
		file,
		format: void 0,
		line: void 0,
		place: {
			file,
			line: 1,
			column: 1
		}
	};
}
async function rangeAt(range, root) {
	const ends = range.split("..");
	if (ends.length > 2 || ends.some((end) => end === "" || end.startsWith("."))) throw new require_base.UsageError(`--range is ${JSON.stringify(range)}; two commits belong there, as v1.0..main`);
	return (await Promise.all(ends.map((end) => require_gate.commitAt("--range", end, root)))).join("..");
}
function problemLine({ place, what, next }) {
	return `${require_base.line(place.file)}:${place.line}:${place.column}  ${require_base.line(what)}.\n  → ${require_base.ended(require_base.line(next))}\n`;
}
exports.replay = replay;
