const require_base = require("./base.js");
require("./gate.js");
const require_head = require("./head.js");
const require_registry = require("./registry.js");
let node_path = require("node:path");
// src/evidence/flags/history/patches.ts
const COMMIT = Buffer.from("\ncommit ");
const FILE = Buffer.from("\ndiff --git ");
const HUNK = Buffer.from("\n@@ -");
const BINARY = Buffer.from("\nBinary files ");
const OLD = 60;
const NEW = 62;
function openPatches(scanner, visitor) {
	const state = {
		commit: void 0,
		file: void 0,
		hunk: void 0,
		lines: 0
	};
	let commits = 0;
	let large;
	return {
		cut(bytes, length) {
			const piece = bytes.subarray(0, length);
			const head = piece.lastIndexOf(FILE);
			return head >= 0 && piece.indexOf(HUNK, head) < 0 ? head : piece.lastIndexOf(10);
		},
		async read(bytes, end) {
			const found = hitsIn(scanner, bytes, end);
			const piece = bytes.subarray(0, end + 1);
			let at = 0;
			let next = 0;
			for (let from = 0; from < end;) {
				const marker = piece.indexOf(COMMIT, from + 1);
				const starts = from === 0 && startsWith(piece, COMMIT, 0);
				const to = marker < 0 ? end : marker;
				if (from > 0 || starts) {
					state.commit = commitAt(piece, from);
					state.file = void 0;
					state.hunk = void 0;
					commits++;
					visitor.commit?.(state.commit);
				}
				at = from;
				for (; next < found.length && found[next].line <= to; next++) {
					const { name, line } = found[next];
					advance(state, piece, at, line);
					at = line - 1;
					const hit = hitAt(state, name, piece[line]);
					if (hit && !await visitor.hit(hit)) return false;
				}
				const binary = piece.subarray(from, to).indexOf(BINARY);
				advance(state, piece, at, to + 1);
				if (binary >= 0 && state.commit) large ??= {
					path: state.file?.path ?? "a file",
					commit: state.commit.id
				};
				from = to;
			}
			return true;
		},
		commits: () => commits,
		tooLarge: () => large
	};
}
function hitsIn(scanner, bytes, end) {
	const found = [];
	let line = 0;
	scanner.scan(bytes, end, (name, from) => {
		line = lineStart(bytes, line, from);
		const mark = bytes[line];
		if (mark === OLD || mark === NEW) found.push({
			name,
			line
		});
	});
	return found;
}
function lineStart(bytes, after, at) {
	const end = bytes.subarray(after, at).lastIndexOf(10);
	return end < 0 ? after : after + end + 1;
}
function advance(state, piece, at, line) {
	const lines = piece.subarray(at, line);
	const file = lines.lastIndexOf(FILE);
	if (file >= 0) {
		state.file = fileAt(piece, at + file);
		state.hunk = void 0;
	}
	const hunk = lines.subarray(Math.max(file, 0)).lastIndexOf(HUNK);
	if (hunk < 0) {
		state.lines += countLines(lines.subarray(1));
		return;
	}
	const head = at + Math.max(file, 0) + hunk;
	state.hunk = hunkAt(piece, head);
	state.lines = countLines(piece.subarray(head + 1, line)) - 1;
}
function countLines(bytes) {
	let lines = 0;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
	return lines;
}
function hitAt(state, name, mark) {
	const { commit, file, hunk, lines } = state;
	if (!commit || !file?.plain || !hunk) return void 0;
	return mark === OLD ? {
		name,
		commit,
		file,
		how: "removed",
		line: hunk.from + lines
	} : {
		name,
		commit,
		file,
		how: "added",
		line: hunk.to + lines - hunk.removed
	};
}
function lineAt(piece, at) {
	const end = piece.indexOf(10, at + 1);
	return piece.toString("utf8", at + 1, end < 0 ? piece.length : end);
}
function commitAt(piece, at) {
	const [id = "", parents = "", seconds, title = ""] = lineAt(piece, at).slice(7).split("\0");
	const [parent] = parents.split(" ");
	return {
		id,
		parent: parent || void 0,
		at: Number(seconds) * 1e3,
		title
	};
}
const HEAD_LINES = 8;
function fileAt(piece, at) {
	const path = pathIn(lineAt(piece, at).slice(11));
	let [before, after, plain] = [
		"",
		"",
		true
	];
	let line = piece.indexOf(10, at + 1);
	for (let i = 0; i < HEAD_LINES && line >= 0; i++) {
		const text = lineAt(piece, line);
		if (text.startsWith("@@") || text.startsWith("diff")) break;
		if (/ (?:120000|160000)$/.test(text)) plain = false;
		const ids = /^index ([0-9a-f]+)\.\.([0-9a-f]+)/.exec(text);
		if (ids) [, before = "", after = ""] = ids;
		line = piece.indexOf(10, line + 1);
	}
	return {
		path,
		before,
		after,
		plain
	};
}
function pathIn(names) {
	const half = names.slice((names.length + 1) / 2);
	return half.startsWith("\"") ? unquoted(half.slice(1, -1)).slice(2) : half.slice(2);
}
const ESCAPES = {
	a: "\x07",
	b: "\b",
	t: "	",
	n: "\n",
	v: "\v",
	f: "\f",
	r: "\r"
};
function unquoted(text) {
	return text.replace(/\\([0-7]{3}|.)/g, (_, code) => code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : ESCAPES[code] ?? code);
}
function hunkAt(piece, at) {
	const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)/.exec(lineAt(piece, at)) ?? [];
	return {
		from: Number(head[1]),
		removed: Number(head[2] ?? 1),
		to: Number(head[3])
	};
}
function startsWith(piece, marker, at) {
	return piece.subarray(at, at + marker.length).equals(marker);
}
// src/evidence/flags/history/log.ts
const MINUTES = 15;
const MEBIBYTE = 1048576;
async function walkLog(walk, visitor) {
	const { spawn } = process.getBuiltinModule("node:child_process");
	const { room } = walk;
	const child = spawn("git", argsOf(walk), {
		cwd: room.folder,
		env: room.env,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		],
		timeout: MINUTES * 6e4,
		killSignal: "SIGKILL"
	});
	const ended = new Promise((resolve) => {
		let complaint = "";
		child.stderr.on("data", (text) => {
			if (complaint.length < 2e3) complaint += text.toString("utf8");
		});
		child.on("error", (error) => resolve({
			status: null,
			why: error.message
		}));
		child.on("close", (status, signal) => {
			const [line] = complaint.split("\n");
			resolve({
				status,
				why: signal ? `it did not end within ${MINUTES} minutes` : line || `git ended with ${status}`
			});
		});
	});
	const patches = openPatches(walk.scanner, visitor);
	let whole;
	try {
		whole = await readAll(child.stdout, patches);
	} catch (error) {
		child.kill("SIGKILL");
		await ended;
		if (error instanceof Unreadable) return torn(error.message);
		throw error;
	}
	if (!whole) {
		child.kill("SIGKILL");
		await ended;
		return require_base.known(patches.commits());
	}
	const { status, why } = await ended;
	return status === 0 ? require_base.known(patches.commits()) : torn(why);
}
var Unreadable = class extends Error {};
async function readAll(output, patches) {
	let bytes = Buffer.allocUnsafe(MEBIBYTE);
	bytes[0] = 10;
	let length = 1;
	const visit = async (end) => {
		const goesOn = end === 0 || await patches.read(bytes, end);
		const tooLarge = patches.tooLarge();
		if (tooLarge !== void 0) throw new Unreadable(`${tooLarge.path} is too large in ${require_base.short(tooLarge.commit)}`);
		bytes.copyWithin(0, end, length);
		length -= end;
		return goesOn;
	};
	for await (const chunk of output) {
		if (length + chunk.length > bytes.length) {
			if (!await visit(patches.cut(bytes, length))) return false;
			if (length + chunk.length > 524288e3) throw new Unreadable("a line has more than can be read");
			if (length + chunk.length > bytes.length) {
				const more = Buffer.allocUnsafe(2 * (length + chunk.length));
				bytes.copy(more, 0, 0, length);
				bytes = more;
			}
		}
		chunk.copy(bytes, length);
		length += chunk.length;
	}
	return visit(bytes.subarray(0, length).lastIndexOf(10));
}
function argsOf({ range, order, paths }) {
	return [
		"-c",
		"core.quotePath=false",
		"log",
		"--first-parent",
		"-m",
		...order === "oldest first" ? ["--reverse"] : [],
		"--patch",
		"--unified=0",
		"--text",
		"--no-renames",
		"--full-index",
		"--no-color",
		"--no-ext-diff",
		"--no-textconv",
		"--output-indicator-old=<",
		"--output-indicator-new=>",
		"--encoding=UTF-8",
		"--format=commit %H%x00%P%x00%ct%x00%s",
		"--end-of-options",
		range,
		"--",
		...paths
	];
}
function torn(why) {
	return require_base.unknown({
		what: `The history of flags cannot be read to its end: ${why}, and a flag that was removed once might come back unseen`,
		next: "Check out with the whole history and every file in it: fetch-depth: 0 and no filter for actions/checkout",
		place: require_base.wholeFile(".git")
	});
}
// src/evidence/flags/history/paths.ts
function literalPath(folder, pattern) {
	const parts = (0, node_path.join)(folder, pattern).split("/");
	const magic = parts.findIndex((part) => /[*?[{]/.test(part));
	return (magic < 0 ? parts : parts.slice(0, magic)).join("/");
}
function codePaths(folder, include) {
	const paths = include.length > 0 ? include.map((glob) => literalPath(folder, glob)) : [folder];
	return paths.includes("") ? [] : [...new Set(paths)];
}
// src/evidence/flags/history/removals.ts
function openRemovals(question, named) {
	const { root, folder, policy, registries, added } = question;
	const names = added.flatMap(({ key, aliases }) => [key, ...aliases]);
	let code;
	let last;
	const callsRemovedBy = async ({ id, parent }) => {
		if (last?.commit === id) return last.calls;
		if (parent === void 0) return require_base.known([]);
		code ??= (await Promise.resolve().then(() => require("./code.js")).then((n) => n.code_exports)).openCode(root);
		if (!code.known) return code;
		const paths = registries.map(({ path }) => path);
		const read = await code.value.added({
			commit: parent,
			base: id,
			folder,
			names,
			policy,
			registries: paths
		});
		const calls = read.known ? require_base.known([...read.value.added ?? []].filter(({ kind }) => kind === "call")) : read;
		last = {
			commit: id,
			calls
		};
		return calls;
	};
	return {
		async of(flag, commit, path) {
			const registry = registries.find((each) => each.path === path);
			if (registry) {
				const was = await entryRemoved(root, registry, named(path), flag, commit);
				return require_base.known(was && {
					how: "defined",
					was
				});
			}
			const calls = await callsRemovedBy(commit);
			if (!calls.known) return calls;
			const names = require_base.namesOf(flag);
			const call = calls.value.find(({ text }) => names.has(require_base.folded(text)));
			return require_base.known(call && {
				how: "read",
				was: call.place
			});
		},
		close() {
			if (code?.known) code.value.close();
		}
	};
}
async function entryRemoved(root, { source }, file, flag, { id, parent }) {
	if (parent === void 0) return void 0;
	const at = async (commit) => {
		const files = require_head.headOf(root, commit);
		return files.known ? require_registry.readRegistry([{
			...source,
			file
		}], ".", files.value) : files;
	};
	const [before, after] = [await at(parent), await at(id)];
	if (after.known && entryOf(after.value, flag)) return void 0;
	if (!before.known) return {
		file,
		line: 1,
		column: 1
	};
	return entryOf(before.value, flag)?.place;
}
function entryOf({ flags, retired }, flag) {
	const names = require_base.namesOf(flag);
	return [...flags, ...retired].find((entry) => [...require_base.namesOf(entry)].some((name) => names.has(name)));
}
// src/evidence/flags/history/reverts.ts
function revertsIn({ run }, { base, head }) {
	const range = ["--end-of-options", `${base}..${head}`];
	const printed = (args, input) => {
		const output = run(args, input);
		return output.ok ? output.output.toString("utf8") : "";
	};
	const messages = require_base.once(() => messagesIn(printed([
		"log",
		"-z",
		"--format=%H%n%B",
		...range
	])));
	const patches = require_base.once(() => {
		const patch = printed([
			"log",
			"--patch",
			"--no-merges",
			...PATCH,
			...range
		]);
		return patchIds(printed(["patch-id", "--stable"], patch));
	});
	return (removed) => {
		const saying = messages().filter(({ text }) => saysReverted(text, removed));
		if (saying.length === 0 || removed.parent === void 0) return void 0;
		const back = printed([
			"diff-tree",
			"--patch",
			...PATCH,
			removed.id,
			removed.parent
		]);
		const [id] = patchIds(printed(["patch-id", "--stable"], `commit ${removed.id}\n${back}`)).values();
		return saying.find((commit) => id !== void 0 && patches().get(commit.id) === id)?.id;
	};
}
const PATCH = [
	"--text",
	"--no-renames",
	"--full-index",
	"--no-color",
	"--unified=0"
];
function messagesIn(output) {
	return output.split("\0").filter(Boolean).map((entry) => ({
		id: entry.slice(0, entry.indexOf("\n")),
		text: entry
	}));
}
function saysReverted(text, { id, title }) {
	if (text.includes(`This reverts commit ${id}`)) return true;
	const [, squashed, merged] = /\(#(\d+)\)$|^Merge pull request #(\d+) /.exec(title) ?? [];
	const number = squashed ?? merged;
	return number !== void 0 && new RegExp(`^Reverts [^\\s#]*#${number}$`, "m").test(text);
}
function patchIds(output) {
	const lines = output.split("\n").filter(Boolean);
	return new Map(lines.map((line) => {
		const [patch = "", commit = ""] = line.split(" ");
		return [commit, patch];
	}));
}
Object.defineProperty(exports, "codePaths", {
	enumerable: true,
	get: function() {
		return codePaths;
	}
});
Object.defineProperty(exports, "literalPath", {
	enumerable: true,
	get: function() {
		return literalPath;
	}
});
Object.defineProperty(exports, "openRemovals", {
	enumerable: true,
	get: function() {
		return openRemovals;
	}
});
Object.defineProperty(exports, "revertsIn", {
	enumerable: true,
	get: function() {
		return revertsIn;
	}
});
Object.defineProperty(exports, "walkLog", {
	enumerable: true,
	get: function() {
		return walkLog;
	}
});
