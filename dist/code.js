const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_base = require("./base.js");
const require_gate = require("./gate.js");
const require_commit_files = require("./commit-files.js");
const require_git = require("./git.js");
const require_scanner = require("./scanner.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_buffer = require("node:buffer");
const EXCLUSIONS = [
	{
		because: "lock files",
		names: /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|cargo\.lock|gemfile\.lock|composer\.lock|poetry\.lock|pipfile\.lock|uv\.lock|pdm\.lock|go\.sum|go\.work\.sum|mix\.lock|pubspec\.lock|podfile\.lock|packages\.lock\.json|package\.resolved|gradle\.lockfile|flake\.lock|\.terraform\.lock\.hcl)$/i
	},
	{
		because: "vendored files",
		folders: /^(?:third[-_]party|bower_components|site-packages|\.yarn)$/i,
		looseFolders: /^(?:node_modules|vendor|vendored|pods|carthage)$/i,
		attribute: "linguist-vendored"
	},
	{
		because: "generated files",
		names: /\.min\.(?:js|css)$|\.map$|\.pb\.(?:go|cc|h)$|_pb2(?:_grpc)?\.pyi?$|\.snap$/i,
		attribute: "linguist-generated"
	},
	{
		because: "documentation",
		looseFolders: /^(?:docs?|documentation)$/i,
		names: /\.(?:md|markdown|rst|adoc|asciidoc|textile)$|^(?:README|CHANGELOG|CHANGES|HISTORY|NEWS|AUTHORS|CONTRIBUTORS|CONTRIBUTING|LICEN[CS]E|COPYING|NOTICE)(?:\.txt)?$|^(?:readme|changelog|changes|licen[cs]e)\.txt$/,
		attribute: "linguist-documentation"
	},
	{
		because: "tests",
		folders: /^(?:__tests__|__mocks__|__snapshots__|testdata|.+\.(?:unit|integration)?tests)$/i,
		looseFolders: /^(?:tests?|specs?|e2e|cypress)$/i,
		names: new RegExp(`\\.(?:test|tests|spec|cy|e2e)\\.(?:[cm]?[jt]sx?|coffee|vue|svelte|dart|php|py|rb)$|_test\\.(?:go|exs)$|^conftest\\.py$`, "i"),
		looseNames: /^tests?[-_.]|[-_.](?:tests?|spec)\.[^.]+$|[a-z](?:Tests?|Spec)\.[^.]+$/
	}
];
const SOURCE = /^(?:src|sources?|lib|app|internal|cmd|pkg)$/i;
const BUILD_TESTS = /^(?:test|testFixtures|androidTest|integrationTest)$/;
function exclusionOf(path) {
	const folders = path.split("/");
	const name = folders.pop();
	const source = folders.findIndex((folder) => SOURCE.test(folder));
	const outside = source < 0 ? folders : folders.slice(0, source);
	const built = folders[source] === "src" && BUILD_TESTS.test(folders[source + 1] ?? "");
	return EXCLUSIONS.find((each) => each.names?.test(name) || folders.some((folder) => each.folders?.test(folder)) || outside.some((folder) => each.looseFolders?.test(folder)) || each.because === "tests" && built || each.looseNames?.test(name) && folders.some((folder) => each.looseFolders?.test(folder)));
}
// src/evidence/repository/blob-buffer.ts
const HEADER = 32;
function blobBuffer(format) {
	const { hash } = process.getBuiltinModule("node:crypto");
	let whole = Buffer.allocUnsafeSlow(1048608);
	let content = whole.subarray(HEADER);
	return {
		content: (size) => {
			if (size > content.length) {
				whole = Buffer.allocUnsafeSlow(HEADER + size);
				content = whole.subarray(HEADER);
			}
			return content;
		},
		id: (length) => {
			const header = `blob ${length}\0`;
			const start = HEADER - header.length;
			whole.write(header, start, "latin1");
			return hash(format, whole.subarray(start, HEADER + length), "hex");
		}
	};
}
// src/evidence/repository/blob-stream.ts
const SILENT_SECONDS = 60;
const NEWLINE = 10;
const MEBIBYTE = 1048576;
async function streamBlobs(room, files, buffer, largest, visit) {
	if (files.length === 0) return require_base.known(void 0);
	const { spawn } = process.getBuiltinModule("node:child_process");
	const child = spawn("git", [
		"cat-file",
		"--batch",
		"--buffer"
	], {
		cwd: room.folder,
		env: room.env,
		stdio: [
			"pipe",
			"pipe",
			"ignore"
		]
	});
	const answers = new Answers(files, buffer, largest, visit);
	let why;
	const watch = setTimeout(() => {
		why = `git said nothing for ${SILENT_SECONDS} seconds`;
		child.kill("SIGKILL");
	}, SILENT_SECONDS * 1e3);
	try {
		await new Promise((resolve, reject) => {
			child.once("error", (error) => {
				why = `git did not run: ${error.message}`;
				resolve();
			});
			child.once("close", (code, signal) => {
				if (code !== 0) why ??= `git ended with ${code ?? signal}`;
				resolve();
			});
			child.stdin.on("error", () => {});
			child.stdin.end(files.map(({ id }) => `${id}\n`).join(""));
			child.stdout.on("data", (chunk) => {
				watch.refresh();
				try {
					answers.take(chunk);
				} catch (fault) {
					reject(fault);
				}
				if (answers.problem) child.stdout.destroy();
			});
		});
	} finally {
		clearTimeout(watch);
		child.stdout.destroy();
		child.kill("SIGKILL");
	}
	if (answers.problem) return require_base.unknown(answers.problem);
	if (why === void 0 && answers.left === 0) return require_base.known(void 0);
	return require_base.unknown({
		what: `The files of the commit cannot be read to their end (${why ?? "git left some out"}), and a part of them proves nothing`,
		next: "Check out the repository whole (actions/checkout with fetch-depth: 0) and run this again",
		place: require_base.wholeFile(".git")
	});
}
var Answers = class {
	#files;
	#buffer;
	#largest;
	#visit;
	#next = 0;
	#line = "";
	#size = -1;
	#filled = 0;
	problem;
	constructor(files, buffer, largest, visit) {
		this.#files = files;
		this.#buffer = buffer;
		this.#largest = largest;
		this.#visit = visit;
	}
	get left() {
		return this.#files.length - this.#next;
	}
	take(chunk) {
		let at = 0;
		while (at < chunk.length && !this.problem) at = this.#size < 0 ? this.#takeLine(chunk, at) : this.#takeContent(chunk, at);
	}
	#takeLine(chunk, at) {
		const end = chunk.indexOf(NEWLINE, at);
		this.#line += chunk.toString("latin1", at, end < 0 ? chunk.length : end);
		if (end < 0) return chunk.length;
		const file = this.#files[this.#next];
		const [id, type, size] = this.#line.split(" ");
		if (!file || id !== file.id || type !== "blob") this.problem = unread(file?.path ?? ".git", this.#line);
		else if (Number(size) > this.#largest) this.problem = tooLarge(file.path, Number(size), this.#largest);
		this.#line = "";
		this.#size = Number(size);
		this.#filled = 0;
		return end + 1;
	}
	#takeContent(chunk, at) {
		const size = this.#size;
		const end = at + size - this.#filled;
		if (this.#filled === 0 && end < chunk.length) {
			this.#answer(chunk.subarray(at, end));
			return end + 1;
		}
		const content = this.#buffer.content(size);
		const here = Math.min(end, chunk.length);
		chunk.copy(content, this.#filled, at, here);
		this.#filled += here - at;
		if (here === chunk.length) return here;
		this.#answer(content);
		return here + 1;
	}
	#answer(bytes) {
		const length = this.#size;
		const file = this.#files[this.#next];
		this.#next++;
		this.#size = -1;
		this.#visit(file, bytes, length);
	}
};
function unread(file, line) {
	return {
		what: line.endsWith(" missing") ? `${file} is in the commit, but its content is not in this checkout, so nothing can be said about it` : `${file} cannot be read from git, which answers ${line.slice(0, 80)}`,
		next: "Check out the whole repository: no filter, and fetch-depth: 0 for actions/checkout",
		place: require_base.wholeFile(file)
	};
}
function tooLarge(file, size, largest) {
	return {
		what: `${file} has ${Math.ceil(size / MEBIBYTE)} MiB, and at most ${largest / MEBIBYTE} are read`,
		next: "Leave it out by name in flags.exclude of the policy, if no code is in it",
		place: require_base.wholeFile(file)
	};
}
// src/evidence/repository/blob-worktree.ts
function openWorktree(top, buffer) {
	const plain = plainFolders(top);
	return { read: (path, largest) => {
		if (!plain(path)) return void 0;
		try {
			return readFile(`${top}/${path}`, buffer, largest);
		} catch {
			return;
		}
	} };
}
const FLAGS = node_fs.constants.O_RDONLY | node_fs.constants.O_NOFOLLOW | node_fs.constants.O_NONBLOCK;
function readFile(path, buffer, largest) {
	const descriptor = (0, node_fs.openSync)(path, FLAGS);
	try {
		let content = buffer.content(0);
		let length = (0, node_fs.readSync)(descriptor, content);
		if (length < content.length) return length;
		const status = (0, node_fs.fstatSync)(descriptor);
		if (!status.isFile() || status.size > largest) return void 0;
		content = buffer.content(status.size);
		length = 0;
		while (length < status.size) {
			const more = (0, node_fs.readSync)(descriptor, content, length, status.size - length, length);
			if (more === 0) return void 0;
			length += more;
		}
		return length;
	} finally {
		(0, node_fs.closeSync)(descriptor);
	}
}
function plainFolders(top) {
	const told = new Map([["", true]]);
	const isPlain = (folder) => {
		const before = told.get(folder);
		if (before !== void 0) return before;
		const parent = folder.slice(0, Math.max(folder.lastIndexOf("/"), 0));
		const plain = isPlain(parent) && isFolder(`${top}/${folder}`);
		told.set(folder, plain);
		return plain;
	};
	let last = "";
	let wasPlain = true;
	return (path) => {
		const end = Math.max(path.lastIndexOf("/"), 0);
		if (end !== last.length || !path.startsWith(last)) {
			last = path.slice(0, end);
			wasPlain = isPlain(last);
		}
		return wasPlain;
	};
}
function isFolder(path) {
	return (0, node_fs.lstatSync)(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
// src/evidence/repository/blobs.ts
const CODE = "the code of a commit is read from it";
function openBlobs(root) {
	const top = require_git.topOf(root, CODE);
	if (!top.known) return top;
	const objects = require_git.openObjects(top.value, CODE);
	if (!objects.known) return objects;
	const room = objects.value.openRoom();
	if (!room.known) return room;
	return require_base.known(blobsOf(top.value, objects.value.head, room.value));
}
function blobsOf(top, head, room) {
	const buffer = blobBuffer(room.format);
	const worktree = openWorktree(top, buffer);
	const checkedOut = require_base.once(() => listTree(room, head, ""));
	const mayBeThere = require_base.once(() => {
		const listed = checkedOut();
		const ids = new Map(listed.known ? listed.value.map(({ path, id }) => [path, id]) : []);
		return ({ path, id, kind }) => kind === "file" && ids.get(path) === id;
	});
	return {
		commit: (revision) => {
			const id = require_commit_files.commitIn(top, revision);
			return id === void 0 ? noCommit(revision) : require_base.known(id);
		},
		list: async (commit, folder) => commit === head && folder === "" ? checkedOut() : listTree(room, commit, folder),
		read: async (files, visit) => {
			const left = [];
			for (const file of files) {
				if (file.kind === "submodule") continue;
				const length = mayBeThere()(file) ? worktree.read(file.path, require_gate.LARGEST) : void 0;
				if (length === void 0 || buffer.id(length) !== file.id) left.push(file);
				else visit(file, buffer.content(length), length);
			}
			return streamBlobs(room, left, buffer, require_gate.LARGEST, visit);
		},
		close: room.close
	};
}
function listTree(room, commit, folder) {
	const below = folder === "" ? [] : ["--", `${folder.replace(/\/+$/, "")}/`];
	const listed = room.run([
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit,
		...below
	]);
	if (!listed.ok) return require_base.unknown({
		what: `The files of ${require_base.short(commit)} cannot be listed: ${listed.why}`,
		next: "Check out the whole repository: no filter, and fetch-depth: 0 for actions/checkout",
		place: require_base.wholeFile(folder === "" ? ".git" : folder)
	});
	return require_base.known(entriesOf$1(listed.output));
}
function entriesOf$1(output) {
	const entries = [];
	for (const line of output.toString("utf8").split("\0")) {
		const tab = line.indexOf("	");
		if (tab < 0) continue;
		const id = line.slice(line.lastIndexOf(" ", tab) + 1, tab);
		entries.push({
			path: line.slice(tab + 1),
			id,
			kind: kindOf(line)
		});
	}
	return entries;
}
function kindOf(entry) {
	if (entry.startsWith("160000 ")) return "submodule";
	return entry.startsWith("120000 ") ? "link" : "file";
}
function noCommit(revision) {
	return require_base.unknown({
		what: `The commit ${revision} is not in this checkout, so its code cannot be read`,
		next: "Check out with its history: fetch-depth: 0 for actions/checkout, or fetch that commit",
		place: require_base.wholeFile(revision)
	});
}
// src/evidence/flags/code/attributes.ts
const KNOWN = [
	"linguist-vendored",
	"linguist-generated",
	"linguist-documentation",
	"binary"
];
const LONGEST$1 = 2048;
async function readAttributes(files) {
	const matching = files.length > 0 ? (await Promise.resolve().then(() => require("./esm.js"))).Minimatch : void 0;
	const byFolder = new Map();
	for (const { path, text } of files) {
		const lines = matching ? linesOf$1(text, matching) : [];
		if (lines.length > 0) byFolder.set(path.slice(0, path.lastIndexOf("/") + 1), lines.reverse());
	}
	return { of(path, attribute) {
		if (byFolder.size === 0) return void 0;
		for (const folder of foldersOf(path)) {
			const below = path.slice(folder.length);
			const line = byFolder.get(folder)?.find(({ states, matches }) => states.has(attribute) && matches(below));
			if (line) return line.states.get(attribute);
		}
	} };
}
function* foldersOf(path) {
	for (let end = path.lastIndexOf("/"); end >= 0; end = path.lastIndexOf("/", end - 1)) {
		yield path.slice(0, end + 1);
		if (end === 0) break;
	}
	yield "";
}
function linesOf$1(text, matching) {
	return text.replace(/^\ufeff/, "").split("\n").flatMap((line) => line.length > LONGEST$1 ? [] : lineOf(line.trim(), matching));
}
function lineOf(line, matching) {
	if (line === "" || line.startsWith("#")) return [];
	const pattern = patternOf(line);
	if (!pattern) return [];
	const states = new Map();
	for (const word of line.slice(pattern.length).split(/[ \t\r]+/)) {
		const [, sign = "", name = "", value] = /^([-!]?)([^=]+)(?:=(.*))?$/.exec(word) ?? [];
		if (KNOWN.includes(name)) states.set(name, stateOf(sign, value));
	}
	return states.size > 0 ? [{
		matches: matcherOf(pattern.text, matching),
		states
	}] : [];
}
function stateOf(sign, value) {
	if (sign === "!") return void 0;
	if (sign === "-" || value === "false") return false;
	return value === void 0 || value === "true" ? true : void 0;
}
function patternOf(line) {
	const quoted = /^"(?:[^"\\]|\\.)*"/.exec(line)?.[0];
	if (quoted) return {
		text: quoted.slice(1, -1).replace(/\\(["\\])/g, "$1"),
		length: quoted.length
	};
	const text = /^[^ \t]+/.exec(line)?.[0] ?? "";
	return text.startsWith("[attr]") || text.startsWith("!") ? void 0 : {
		text,
		length: text.length
	};
}
const OPTIONS$1 = {
	dot: true,
	nobrace: true,
	nocomment: true,
	noext: true,
	nonegate: true,
	platform: "linux"
};
function matcherOf(pattern, matching) {
	const anchored = pattern.includes("/");
	const glob = new matching(pattern.replace(/^\//, ""), OPTIONS$1);
	return (path) => glob.match(anchored ? path : path.slice(path.lastIndexOf("/") + 1));
}
// src/evidence/flags/code/attributed.ts
const NAME$1 = ".gitattributes";
const MOST_FOLDERS = 500;
function attributesOf$1(blobs, ask) {
	let last;
	return async (commit, paths) => {
		const listed = await filesAt(blobs, ask, commit, paths);
		if (!listed.known) return listed;
		const files = listed.value.filter(({ path, kind }) => kind === "file" && isAttributes(path));
		const key = files.map(({ path, id }) => `${id} ${path}`).join("\0");
		if (last?.key === key) return require_base.known(last.attributes);
		const texts = new Map();
		const read = files.length === 0 ? require_base.known(void 0) : await blobs.read(files, ({ path }, bytes, length) => texts.set(path, bytes.toString("utf8", 0, length)));
		if (!read.known) return read;
		const attributes = await readAttributes([...texts].map(([path, text]) => ({
			path,
			text
		})));
		last = {
			key,
			attributes
		};
		return require_base.known(attributes);
	};
}
function isAttributes(path) {
	return path === NAME$1 || path.endsWith(`/${NAME$1}`);
}
async function filesAt(blobs, ask, commit, paths) {
	const asked = paths && attributesOn(paths);
	if (!asked || asked.length > MOST_FOLDERS) return blobs.list(commit, "");
	return ask((run) => {
		const listed = run([
			"ls-tree",
			"-z",
			"--full-tree",
			commit,
			"--",
			...asked
		]);
		if (listed.ok) return require_base.known(entriesOf(listed.output.toString("utf8")));
		return require_base.unknown({
			what: `The attributes of files at ${commit.slice(0, 7)} cannot be read (${listed.why}), so nothing tells which of them are code`,
			next: "Check out with the whole history and no filter (fetch-depth: 0 for actions/checkout)",
			place: require_base.wholeFile(NAME$1)
		});
	});
}
function attributesOn(paths) {
	const folders = new Set([""]);
	for (const path of paths) for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) folders.add(path.slice(0, end + 1));
	return [...folders].map((folder) => `${folder}${NAME$1}`);
}
function entriesOf(output) {
	return output.split("\0").filter(Boolean).map((entry) => {
		const tab = entry.indexOf("	");
		const [mode = "", , id = ""] = entry.slice(0, tab).split(" ");
		return {
			path: entry.slice(tab + 1),
			id,
			kind: mode.startsWith("100") ? "file" : "link"
		};
	});
}
// src/evidence/flags/uses/languages.ts
function quote(open, more = {}) {
	return {
		open,
		close: open,
		escapes: true,
		lines: false,
		...more
	};
}
const DOUBLE = quote("\"");
const SINGLE = quote("'");
const BRACE = ["${", "}"];
const SLASHES = {
	line: ["//"],
	block: [["/*", "*/"]]
};
const HASH = {
	line: ["#"],
	block: []
};
const PYTHON_PREFIXES = [
	"r",
	"b",
	"u",
	"rb",
	"br"
];
const PYTHON_FORMATS = [
	"f",
	"fr",
	"rf",
	"t",
	"tr",
	"rt"
];
const C = {
	...SLASHES,
	quotes: [
		{
			...quote("R\"?*("),
			close: ")?*\"",
			escapes: false,
			lines: true
		},
		quote("\"\"\"", { lines: true }),
		DOUBLE,
		SINGLE
	]
};
const SCRIPT = {
	...SLASHES,
	quotes: [
		quote("`", {
			lines: true,
			hole: BRACE
		}),
		DOUBLE,
		SINGLE
	],
	patterns: true,
	elements: true
};
const PYTHON = {
	...HASH,
	quotes: [...[
		"\"\"\"",
		"'''",
		"\"",
		"'"
	].flatMap((open) => {
		const each = quote(open, { lines: open.length > 1 });
		return [
			{
				...each,
				after: PYTHON_FORMATS,
				hole: ["{", "}"]
			},
			{
				...each,
				after: PYTHON_PREFIXES
			},
			each
		];
	})],
	docstrings: true
};
const RUBY = {
	line: ["#"],
	block: [["\n=begin", "\n=end"]],
	quotes: [
		quote("\"", {
			lines: true,
			hole: ["#{", "}"]
		}),
		quote("'", { lines: true }),
		quote("`", {
			lines: true,
			hole: ["#{", "}"]
		})
	],
	symbols: true,
	patterns: true,
	heredocs: true,
	command: "next"
};
const ELIXIR = {
	...HASH,
	quotes: [
		quote("\"\"\"", {
			lines: true,
			hole: ["#{", "}"]
		}),
		quote("'''", { lines: true }),
		quote("\"", {
			lines: true,
			hole: ["#{", "}"]
		}),
		quote("'", { lines: true })
	],
	symbols: true,
	command: "next"
};
const SHELL = {
	...HASH,
	spaced: true,
	quotes: [quote("\"", {
		lines: true,
		hole: ["$(", ")"]
	}), quote("'", {
		lines: true,
		escapes: false
	})],
	letters: "-",
	heredocs: true,
	command: "next"
};
const PHP = {
	line: ["//", "#"],
	block: [["/*", "*/"]],
	quotes: [
		quote("\"", { lines: true }),
		quote("'", { lines: true }),
		quote("`", { lines: true })
	],
	heredocs: true
};
const SQL = {
	line: ["--"],
	block: [["/*", "*/"]],
	nested: true,
	quotes: [
		{
			...quote("$?*$"),
			escapes: false,
			lines: true
		},
		quote("'", {
			escapes: false,
			lines: true,
			doubled: true
		}),
		quote("\"", {
			escapes: false,
			lines: true,
			doubled: true
		}),
		quote("`", { escapes: false })
	]
};
const LUA = {
	line: ["--"],
	block: [
		["--[[", "]]"],
		["--[=[", "]=]"],
		["--[==[", "]==]"]
	],
	quotes: [
		{
			...quote("[=*["),
			close: "]=*]",
			escapes: false,
			lines: true
		},
		DOUBLE,
		SINGLE
	],
	command: "next"
};
const GO = {
	...SLASHES,
	quotes: [
		quote("`", {
			escapes: false,
			lines: true
		}),
		DOUBLE,
		SINGLE
	]
};
const RUST = {
	...SLASHES,
	nested: true,
	quotes: [...[
		"r",
		"br",
		"cr"
	].map((prefix) => ({
		...quote("#*\""),
		close: "\"#*",
		after: [prefix],
		escapes: false,
		lines: true
	})), quote("\"", { lines: true })],
	characters: true
};
const CSHARP = {
	...SLASHES,
	quotes: [
		{
			...quote("\"\"\"\"*"),
			close: "\"\"\"\"*",
			escapes: false,
			lines: true
		},
		quote("$@\"", {
			close: "\"",
			escapes: false,
			lines: true,
			doubled: true,
			hole: ["{", "}"]
		}),
		quote("@$\"", {
			close: "\"",
			escapes: false,
			lines: true,
			doubled: true,
			hole: ["{", "}"]
		}),
		quote("@\"", {
			close: "\"",
			escapes: false,
			lines: true,
			doubled: true
		}),
		quote("$\"", {
			close: "\"",
			hole: ["{", "}"]
		}),
		DOUBLE,
		SINGLE
	]
};
const KOTLIN = {
	...SLASHES,
	nested: true,
	quotes: [
		quote("\"\"\"", {
			escapes: false,
			lines: true,
			hole: BRACE
		}),
		quote("\"", { hole: BRACE }),
		SINGLE
	]
};
const SCALA = {
	...KOTLIN,
	command: "next"
};
const GROOVY = {
	...SLASHES,
	quotes: [
		quote("\"\"\"", {
			lines: true,
			hole: BRACE
		}),
		quote("'''", { lines: true }),
		quote("\"", { hole: BRACE }),
		SINGLE
	],
	command: "next"
};
const DART = {
	...SLASHES,
	nested: true,
	quotes: [
		quote("\"\"\"", {
			lines: true,
			hole: BRACE
		}),
		quote("'''", {
			lines: true,
			hole: BRACE
		}),
		quote("\"", { hole: BRACE }),
		quote("'", { hole: BRACE })
	]
};
const SWIFT = {
	...SLASHES,
	nested: true,
	quotes: [
		{
			...quote("##*\"\"\""),
			close: "\"\"\"##*",
			escapes: false,
			lines: true
		},
		{
			...quote("##*\""),
			close: "\"##*",
			escapes: false
		},
		quote("\"\"\"", {
			lines: true,
			hole: ["\\(", ")"]
		}),
		quote("\"", { hole: ["\\(", ")"] })
	]
};
const LISP = {
	line: [";"],
	block: [["#|", "|#"]],
	nested: true,
	quotes: [quote("\"", { lines: true })],
	letters: "-?!*/+<>.",
	symbols: true,
	lists: true
};
const HASKELL = {
	line: ["--"],
	block: [["{-", "-}"]],
	nested: true,
	quotes: [DOUBLE],
	characters: true,
	command: "line"
};
const OCAML = {
	line: ["//"],
	block: [["(*", "*)"]],
	nested: true,
	quotes: [quote("\"\"\"", {
		lines: true,
		escapes: false
	}), quote("\"", { lines: true })],
	characters: true,
	command: "line"
};
const ERLANG = {
	line: ["%"],
	block: [],
	quotes: [quote("\"", { lines: true }), quote("'")]
};
const TERRAFORM = {
	line: ["#", "//"],
	block: [["/*", "*/"]],
	quotes: [quote("\"", { hole: BRACE })],
	letters: "-",
	heredocs: true
};
const PROTOBUF = {
	...SLASHES,
	quotes: [DOUBLE, SINGLE],
	data: true
};
const YAML = {
	...HASH,
	spaced: true,
	quotes: [quote("\"", { lines: true }), quote("'", {
		escapes: false,
		lines: true,
		doubled: true
	})],
	letters: "-",
	data: true
};
const TOML = {
	...HASH,
	quotes: [
		quote("\"\"\"", { lines: true }),
		quote("'''", {
			lines: true,
			escapes: false
		}),
		DOUBLE,
		quote("'", { escapes: false })
	],
	letters: "-",
	data: true
};
const INI = {
	line: ["#", ";"],
	block: [],
	spaced: true,
	quotes: [DOUBLE, SINGLE],
	letters: "-",
	data: true
};
const PROPERTIES = {
	...HASH,
	spaced: true,
	quotes: [DOUBLE],
	letters: "-",
	data: true
};
const JSON_LIKE = {
	...SLASHES,
	quotes: [DOUBLE, SINGLE],
	data: true
};
const CSS = {
	line: [],
	block: [["/*", "*/"]],
	quotes: [DOUBLE, SINGLE],
	letters: "-"
};
const MARKUP = {
	line: [],
	block: [["<!--", "-->"]],
	quotes: [],
	letters: "-",
	elements: true,
	islands: []
};
const TAG = {
	line: [],
	block: [],
	quotes: [quote("\"", {
		escapes: false,
		lines: true
	}), quote("'", {
		escapes: false,
		lines: true
	})],
	letters: "-",
	elements: true
};
const PHP_IN_MARKUP = {
	...MARKUP,
	islands: [{
		open: "<?",
		close: "?>",
		code: PHP
	}]
};
const RUBY_IN_MARKUP = {
	...MARKUP,
	islands: [{
		open: "<%#",
		close: "%>",
		code: void 0
	}, {
		open: "<%",
		close: "%>",
		code: RUBY
	}],
	command: "next"
};
const ELIXIR_IN_MARKUP = {
	...RUBY_IN_MARKUP,
	islands: [{
		open: "<%#",
		close: "%>",
		code: void 0
	}, {
		open: "<%",
		close: "%>",
		code: ELIXIR
	}]
};
const SCRIPT_IN_MARKUP = {
	...MARKUP,
	islands: [{
		open: "<%#",
		close: "%>",
		code: void 0
	}, {
		open: "<%",
		close: "%>",
		code: SCRIPT
	}]
};
const PERL = {
	...HASH,
	quotes: [quote("\"", { lines: true }), quote("'", { lines: true })],
	heredocs: true,
	spaced: true
};
const R = {
	...HASH,
	quotes: [quote("\"", { lines: true }), quote("'", { lines: true })]
};
const POWERSHELL = {
	line: ["#"],
	block: [["<#", "#>"]],
	quotes: [quote("\"", {
		escapes: false,
		lines: true,
		hole: ["$(", ")"]
	}), quote("'", {
		escapes: false,
		lines: true,
		doubled: true
	})],
	letters: "-",
	command: "next"
};
const VISUAL_BASIC = {
	line: ["'"],
	block: [],
	quotes: [quote("\"", {
		escapes: false,
		doubled: true
	})]
};
const NIX = {
	line: ["#"],
	block: [["/*", "*/"]],
	quotes: [quote("''", {
		escapes: false,
		lines: true,
		hole: BRACE
	}), quote("\"", {
		lines: true,
		hole: BRACE
	})],
	letters: "-"
};
const UNKNOWN = {
	line: [],
	block: [],
	quotes: [
		DOUBLE,
		SINGLE,
		quote("`")
	]
};
const BY_EXTENSION = table([
	[C, "c h cc cpp cxx c++ hh hpp hxx ino m mm cu java as vala glsl hlsl metal sol idl thrift zig"],
	[SCRIPT, "js mjs cjs jsx ts mts cts tsx es6 flow gs"],
	[PYTHON, "py pyi pyw pyx bzl star sage"],
	[RUBY, "rb rake gemspec ru haml slim podspec cr"],
	[ELIXIR, "ex exs"],
	[SHELL, "sh bash zsh ksh dash fish bats envrc env mk mak make dockerfile"],
	[PHP_IN_MARKUP, "php phtml php5 inc"],
	[SQL, "sql psql pgsql mysql ddl plsql"],
	[LUA, "lua luau rockspec"],
	[GO, "go"],
	[RUST, "rs"],
	[CSHARP, "cs csx cshtml razor"],
	[KOTLIN, "kt kts"],
	[SCALA, "scala sc sbt"],
	[GROOVY, "groovy gradle gvy jenkinsfile"],
	[DART, "dart"],
	[SWIFT, "swift"],
	[LISP, "clj cljs cljc edn lisp lsp el scm ss rkt cl fnl"],
	[HASKELL, "hs lhs elm purs"],
	[OCAML, "ml mli fs fsi fsx"],
	[ERLANG, "erl hrl"],
	[TERRAFORM, "tf tfvars hcl nomad"],
	[PROTOBUF, "proto"],
	[YAML, "yml yaml"],
	[TOML, "toml"],
	[INI, "ini cfg conf editorconfig"],
	[PROPERTIES, "properties"],
	[JSON_LIKE, "json jsonc json5 webmanifest ndjson jsonl"],
	[CSS, "css scss sass less styl"],
	[RUBY_IN_MARKUP, "erb rhtml"],
	[ELIXIR_IN_MARKUP, "eex heex leex"],
	[SCRIPT_IN_MARKUP, "ejs jsp"],
	[MARKUP, "html htm xhtml xml svg vue svelte astro xaml xsd xsl plist"],
	[PERL, "pl pm t"],
	[R, "r jl"],
	[POWERSHELL, "ps1 psm1 psd1"],
	[VISUAL_BASIC, "vb bas vbs"],
	[NIX, "nix"]
]);
const BY_NAME = table([
	[SHELL, "dockerfile containerfile makefile gnumakefile justfile .env .bashrc .profile .zshrc"],
	[RUBY, "rakefile gemfile vagrantfile podfile fastfile brewfile"],
	[GROOVY, "jenkinsfile"],
	[PYTHON, "build workspace sconstruct sconscript tiltfile"]
]);
const BY_INTERPRETER = table([
	[SHELL, "sh bash zsh ksh dash fish"],
	[PYTHON, "python python2 python3 pypy"],
	[RUBY, "ruby jruby"],
	[SCRIPT, "node nodejs deno bun"],
	[PHP_IN_MARKUP, "php"],
	[PERL, "perl"],
	[LUA, "lua"],
	[ELIXIR, "elixir"],
	[R, "rscript"]
]);
function table(rows) {
	return new Map(rows.flatMap(([language, keys]) => keys.split(" ").map((key) => [key, language])));
}
function languageOf(path, bytes) {
	const name = (0, node_path.basename)(path).toLowerCase();
	const stem = name.split(".")[0];
	return BY_NAME.get(name) ?? BY_EXTENSION.get((0, node_path.extname)(name).slice(1)) ?? BY_NAME.get(stem) ?? BY_INTERPRETER.get(interpreterOf(bytes)) ?? UNKNOWN;
}
const LONGEST_SHEBANG = 256;
function interpreterOf(bytes) {
	const first = bytes.toString("latin1", 0, LONGEST_SHEBANG).split("\n", 1)[0];
	return /^#!\s*(?:\S*\/)?(?:env\s+(?:-S\s+)?)?(?:\S*\/)?([A-Za-z]+)/.exec(first)?.[1]?.toLowerCase() ?? "";
}
// src/evidence/flags/uses/bytes.ts
const WORD = wordTable();
function wordTable() {
	const table = new Uint8Array(256).fill(1, 128);
	for (const letter of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$") table[letter.charCodeAt(0)] = 1;
	return table;
}
function isWord(byte) {
	return byte !== void 0 && WORD[byte] === 1;
}
function isBlank(byte) {
	return byte === 32 || byte === 9 || byte === 13;
}
function afterBlanks(bytes, from) {
	let at = from;
	while (isBlank(bytes[at])) at++;
	return at;
}
function startsWith(bytes, at, text) {
	for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
	return true;
}
function find(bytes, text, from) {
	const at = bytes.indexOf(text, from, "latin1");
	return at < 0 ? bytes.length : at;
}
// src/evidence/flags/uses/fence.ts
const LONGEST_FENCE = 255;
function fenced(bytes, at, quote) {
	const star = quote.open.indexOf("*");
	const head = quote.open.slice(0, star - 1);
	const tail = quote.open.slice(star + 1);
	const fill = quote.open[star - 1];
	if (bytes.toString("latin1", at, at + head.length) !== head) return void 0;
	const from = at + head.length;
	let to = from;
	while (to < bytes.length && to - from < LONGEST_FENCE && fits(bytes[to], fill)) to++;
	if (fill === "?" && tail.startsWith("$")) to = Math.max(from, to - endsInTail(bytes, from, to));
	if (bytes.toString("latin1", to, to + tail.length) !== tail) return void 0;
	const fence = bytes.toString("latin1", from, to);
	return {
		...quote,
		open: `${head}${fence}${tail}`,
		close: quote.close.replace(`${fill}*`, () => fence)
	};
}
function fits(byte, fill) {
	return fill === "?" ? isWord(byte) : byte === fill.charCodeAt(0);
}
function endsInTail(bytes, from, to) {
	const dollar = bytes.subarray(from, to).indexOf("$");
	return dollar < 0 ? 0 : to - from - dollar;
}
// src/evidence/flags/uses/heredoc.ts
const OPENING = /^<<<?[~-]?\s{0,1}(["'`]?)([A-Za-z_]\w*)\1/;
const LONGEST_OPENING = 80;
function heredocAt(bytes, at) {
	const found = OPENING.exec(bytes.toString("latin1", at, at + LONGEST_OPENING));
	return found ? {
		tag: found[2],
		to: at + found[0].length
	} : void 0;
}
function heredocEnd(bytes, from, { tag }) {
	for (let start = from; start < bytes.length;) {
		const end = find(bytes, "\n", start);
		let first = start;
		while (first < end && isBlank(bytes[first])) first++;
		const text = bytes.toString("latin1", first, Math.min(end, first + tag.length + 1));
		if (text === tag || /^\W$/.test(text.slice(tag.length)) && text.startsWith(tag)) return {
			to: start,
			next: first + tag.length
		};
		start = end + 1;
	}
	return {
		to: bytes.length,
		next: bytes.length
	};
}
// src/evidence/flags/uses/lexer.ts
const MOST_HEREDOCS = 16;
const DEEPEST_HOLE = 200;
const LONGEST_ESCAPE = 10;
const LONGEST_LETTER = 4;
const OPERAND_ENDS = new Set([...")]}"].map((each) => each.charCodeAt(0)));
const BEFORE_EXPRESSION = new Set("return typeof case in of delete void throw new await yield else do and or not if unless when while until elsif from import".split(" "));
const LONGEST_BEFORE = 6;
function lex(bytes, from, language, listener) {
	const { starts, letters } = tablesOf(language);
	const end = bytes.length;
	const holes = [];
	const open = new Map();
	let heredocs = [];
	let isOperand = false;
	let lastWord = 0;
	let lastWordEnd = -1;
	let at = from;
	while (at < end) {
		const byte = bytes[at];
		if (isBlank(byte)) at++;
		else if (letters[byte] === 1) {
			if (starts[byte] === 0 || !special(byte)) word();
		} else if (byte === 10) lineEnd();
		else if (starts[byte] === 0 || !special(byte)) mark(byte);
	}
	function word() {
		const start = at;
		while (at < end && letters[bytes[at]] === 1) at++;
		const quote = quoteAt(at, start);
		if (quote) {
			text(quote);
			return;
		}
		listener.word(start, at);
		isOperand = true;
		lastWord = start;
		lastWordEnd = at;
	}
	function lineEnd() {
		if (commentFrom(at)) return;
		listener.mark(10, at);
		at++;
		for (const heredoc of heredocs) {
			const { to, next } = heredocEnd(bytes, at, heredoc);
			listener.text(at, to, false);
			at = next;
		}
		heredocs = [];
	}
	function special(byte) {
		return commentFrom(at) || heredoc(byte) || quoted() || symbol(byte) || character(byte) || pattern(byte);
	}
	function commentFrom(start) {
		const block = language.block.find(([opens]) => startsWith(bytes, start, opens));
		if (block) at = blockEnd(start, block);
		else if (language.line.some((opens) => startsWith(bytes, start, opens)) && !isGlued(start)) at = find(bytes, "\n", start);
		else return false;
		listener.comment(start, at);
		return true;
	}
	function isGlued(start) {
		const before = bytes[start - 1];
		return language.spaced === true && start > from && !isBlank(before) && before !== 10 && bytes[start] === 35;
	}
	function blockEnd(start, [opens, closes]) {
		if (!language.nested) {
			const found = find(bytes, closes, start + opens.length);
			return Math.min(end, found + closes.length);
		}
		let depth = 1;
		let next = start + opens.length;
		while (next < end && depth > 0) if (startsWith(bytes, next, closes)) {
			depth--;
			next += closes.length;
		} else if (startsWith(bytes, next, opens)) {
			depth++;
			next += opens.length;
		} else next++;
		return next;
	}
	function heredoc(byte) {
		if (!language.heredocs || byte !== 60 || bytes[at + 1] !== 60) return false;
		if (heredocs.length >= MOST_HEREDOCS) return false;
		const found = heredocAt(bytes, at);
		if (!found) return false;
		heredocs.push(found);
		at = found.to;
		return true;
	}
	function quoted() {
		const quote = isApostrophe() ? void 0 : quoteAt(at, at);
		if (!quote) return false;
		text(quote);
		return true;
	}
	function isApostrophe() {
		return language.elements === true && bytes[at] === 39 && at === lastWordEnd && !isBeforeExpression(bytes, lastWord, at);
	}
	function quoteAt(here, prefix) {
		if (starts[bytes[here]] !== 1) return void 0;
		const before = prefix < here ? bytes.toString("latin1", prefix, here).toLowerCase() : "";
		for (const each of language.quotes) {
			if (each.after ? !each.after.includes(before) : before !== "") continue;
			if (!each.open.includes("*")) {
				if (startsWith(bytes, here, each.open)) return each;
				continue;
			}
			const quote = fenced(bytes, here, each);
			if (quote) return quote;
		}
	}
	function text(quote) {
		const start = at;
		at += quote.open.length;
		if (at <= (open.get(quote.open) ?? -1)) {
			mark(bytes[start], start);
			return;
		}
		rest(quote, start);
	}
	function rest(quote, opened) {
		const start = at;
		const stops = stopsOf(quote);
		while (at < end) {
			const byte = bytes[at];
			if (stops[byte] === 0) {
				at++;
				continue;
			}
			if (quote.hole && isHole(quote.hole[0])) {
				listener.text(start, at, false);
				intoHole(quote, quote.hole);
				return;
			}
			if (quote.escapes && byte === 92) at += 2;
			else if (startsWith(bytes, at, quote.close)) {
				const closes = quote.close.length;
				if (!quote.doubled || !startsWith(bytes, at + closes, quote.close)) {
					finish(start, at, opened !== void 0);
					at += closes;
					return;
				}
				at += closes * 2;
			} else if (byte === 10 && !quote.lines) {
				unclosed(quote, start, opened);
				return;
			} else at++;
		}
		at = end;
		finish(start, end, false);
	}
	function finish(start, to, whole) {
		listener.text(start, to, whole);
		isOperand = true;
	}
	function unclosed(quote, start, opened) {
		if (opened === void 0) {
			finish(start, at, false);
			return;
		}
		open.set(quote.open, at);
		at = start;
		mark(bytes[opened], opened);
	}
	function isHole(opens) {
		return startsWith(bytes, at, opens) && (opens !== "{" || !isDoubledBrace()) && holes.length < DEEPEST_HOLE;
	}
	function isDoubledBrace() {
		if (!startsWith(bytes, at, "{{")) return false;
		at++;
		return true;
	}
	function intoHole(quote, [opens, close]) {
		at += opens.length;
		const outer = opens.charCodeAt(opens.length - 1);
		holes.push({
			quote,
			close,
			outer,
			depth: 1
		});
		listener.mark(outer, at - 1);
		isOperand = false;
	}
	function mark(byte, where = at) {
		listener.mark(byte, where);
		if (where === at) at++;
		isOperand = OPERAND_ENDS.has(byte);
		const hole = holes.at(-1);
		if (!hole) return;
		if (byte === hole.outer) hole.depth++;
		if (byte === hole.close.charCodeAt(0) && --hole.depth === 0) {
			holes.pop();
			rest(hole.quote, void 0);
		}
	}
	function symbol(byte) {
		if (!language.symbols || byte !== 58 || bytes[at + 1] === 58) return false;
		if (bytes[at - 1] === 58 || isWord(bytes[at - 1]) || letters[bytes[at + 1] ?? 0] !== 1) return false;
		const start = at + 1;
		at = start;
		while (at < end && letters[bytes[at]] === 1) at++;
		finish(start, at, true);
		return true;
	}
	function character(byte) {
		if (!language.characters || byte !== 39) return false;
		const start = at + 1;
		const escaped = bytes[start] === 92;
		const near = bytes.subarray(start, start + (escaped ? LONGEST_ESCAPE : LONGEST_LETTER) + 1);
		const length = near.indexOf(39, escaped ? 2 : 1);
		if (length < 0 || near.subarray(0, length).includes(10)) return false;
		const close = start + length;
		at = close + 1;
		finish(start, close, true);
		return true;
	}
	function isDivided() {
		if (!isOperand) return false;
		let before = at;
		while (before > from && isBlank(bytes[before - 1])) before--;
		return before !== lastWordEnd || !isBeforeExpression(bytes, lastWord, lastWordEnd);
	}
	function pattern(byte) {
		if (!language.patterns || byte !== 47 || isDivided() || bytes[at - 1] === 60) return false;
		if (at <= (open.get("/") ?? -1)) return false;
		let inClass = false;
		for (let next = at + 1; next < end && bytes[next] !== 10; next++) {
			const each = bytes[next];
			if (each === 92) next++;
			else if (each === 91) inClass = true;
			else if (each === 93) inClass = false;
			else if (each === 47 && !inClass) {
				const start = at + 1;
				at = next + 1;
				finish(start, next, false);
				return true;
			}
		}
		open.set("/", find(bytes, "\n", at));
		return false;
	}
}
function isBeforeExpression(bytes, from, to) {
	return to - from <= LONGEST_BEFORE && BEFORE_EXPRESSION.has(bytes.toString("latin1", from, to));
}
const TABLES = new WeakMap();
function tablesOf(language) {
	const known = TABLES.get(language);
	if (known) return known;
	const tables = {
		starts: startsOf(language),
		letters: lettersOf(language)
	};
	TABLES.set(language, tables);
	return tables;
}
function startsOf(language) {
	const table = new Uint8Array(256);
	const opens = [...language.line, ...language.block.map(([each]) => each)];
	if (language.symbols) opens.push(":");
	if (language.characters) opens.push("'");
	if (language.patterns) opens.push("/");
	if (language.heredocs) opens.push("<");
	for (const quote of language.quotes) opens.push(quote.open);
	for (const each of opens) table[each.charCodeAt(0)] = 1;
	return table;
}
function stopsOf(quote) {
	const known = STOPS.get(quote);
	if (known) return known;
	const table = new Uint8Array(256);
	for (const each of [
		quote.close,
		quote.hole?.[0] ?? "\n",
		"\\",
		"\n"
	]) table[each.charCodeAt(0)] = 1;
	STOPS.set(quote, table);
	return table;
}
const STOPS = new WeakMap();
function lettersOf({ letters = "" }) {
	const table = new Uint8Array(256);
	for (let byte = 0; byte < 256; byte++) if (isWord(byte)) table[byte] = 1;
	for (const each of letters) table[each.charCodeAt(0)] = 1;
	return table;
}
// src/evidence/flags/uses/markup.ts
function lexMarkup(bytes, language, listener) {
	const { islands = [] } = language;
	const end = bytes.length;
	const inTag = attributesOf(bytes, listener);
	let told = 0;
	let noTag = end;
	for (let at = find(bytes, "<", 0); at < end;) {
		const island = islands.find(({ open }) => startsWith(bytes, at, open));
		if (startsWith(bytes, at, "<!--")) at = find(bytes, "-->", at);
		else if (island) {
			const to = find(bytes, island.close, at);
			tell(at, language, listener);
			tell(to, island.code, listener, island.open.length);
			at = to;
		} else if (at < noTag && isLetter(bytes[at + 1])) {
			const to = tagEnd(bytes, at);
			if (to === void 0) noTag = at;
			else at = tag(at, to);
		}
		at = find(bytes, "<", at + 1);
	}
	tell(end, language, listener);
	function tag(from, to) {
		tell(from, language, listener);
		tell(to, TAG, inTag);
		const name = bytes.toString("latin1", from + 1, from + 8).toLowerCase();
		const code = /^script\b/.test(name) ? SCRIPT : /^style\b/.test(name) ? CSS : void 0;
		if (!code || bytes[to - 2] === 47) return to - 1;
		const close = closing(bytes, to, name.slice(0, code === CSS ? 5 : 6));
		tell(close, code, listener);
		return close - 1;
	}
	function tell(to, code, teller, bracket = 0) {
		const from = Math.min(told + bracket, to);
		told = to;
		if (from === to) return;
		if (!code) {
			teller.comment(from, to);
			return;
		}
		lex(bytes.subarray(0, to), from, code, teller);
		if (code !== TAG) listener.mark(59, to - 1);
	}
}
function isLetter(byte) {
	return byte !== void 0 && isWord(byte) && byte > 64;
}
function tagEnd(bytes, from) {
	let quote = 0;
	for (let at = from; at < bytes.length; at++) {
		const byte = bytes[at];
		if (quote !== 0) quote = byte === quote ? 0 : quote;
		else if (byte === 34 || byte === 39) quote = byte;
		else if (byte === 62) return at + 1;
	}
}
function closing(bytes, from, name) {
	for (let at = find(bytes, "</", from); at < bytes.length; at = find(bytes, "</", at + 2)) if (bytes.toString("latin1", at + 2, at + 2 + name.length).toLowerCase() === name) return at;
	return bytes.length;
}
function attributesOf(bytes, listener) {
	return {
		...listener,
		text: (from, to, whole) => {
			if (isName(bytes, from, to)) {
				listener.text(from, to, whole);
				return;
			}
			lex(bytes.subarray(0, to), from, SCRIPT, listener);
			listener.mark(59, to);
		}
	};
}
function isName(bytes, from, to) {
	for (let at = from; at < to; at++) if (!isWord(bytes[at]) && bytes[at] !== 45) return false;
	return true;
}
// src/evidence/flags/uses/positions.ts
function placesIn(file, bytes) {
	const mark = bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191;
	let line = 1;
	let column = 1;
	let read = mark ? 3 : 0;
	return (at) => {
		for (let next = bytes.indexOf(10, read); next >= 0 && next < at;) {
			line++;
			column = 1;
			read = next + 1;
			next = bytes.indexOf(10, read);
		}
		for (; read < at; read++) column += units(bytes[read]);
		return {
			file,
			line,
			column
		};
	};
}
function units(byte) {
	if (byte >= 240) return 2;
	return byte >= 128 && byte < 192 ? 0 : 1;
}
// src/evidence/flags/uses/asked.ts
const DEFINING = new Set("function def defp fun func fn sub proc class interface".split(" "));
const LONGEST_NAME = 128;
const SHORTEST_PART = 5;
function askedIn(bytes, calls) {
	function nameOf(named) {
		if (!named || named.to - named.from > LONGEST_NAME) return "";
		return require_base.folded(bytes.toString("latin1", named.from, named.to)).replace(/^[$@]+/, "");
	}
	function callsOf(callee) {
		const ways = calls.called.get(nameOf(callee));
		if (!ways) return [];
		const on = nameOf(callee.on);
		return ways.filter((way) => !way.on || way.on.some((client) => isClient(on, client)));
	}
	function isClient(name, client) {
		return client.length < SHORTEST_PART ? name === client : name.includes(client);
	}
	function hasAttribute(element, attribute) {
		if (!element || !attribute) return false;
		return calls.elements.get(nameOf(element))?.has(nameOf(attribute)) === true;
	}
	function elementOf(frame, label) {
		const { outer } = frame;
		if (frame.opened === 123 && hasAttribute(outer?.element, frame.label)) return outer?.element;
		return hasAttribute(frame.element, label) ? frame.element : void 0;
	}
	function functionOf(frame) {
		const { callee, outer } = frame;
		if (frame.opened === 91) {
			if (callee) return calls.holders.has(nameOf(callee)) ? callee : void 0;
			return outer?.opened === 40 ? functionOf(outer) : void 0;
		}
		if (frame.opened !== 40 || !callee || DEFINING.has(nameOf(callee.before))) return void 0;
		return callsOf(callee).some(({ position }) => fits(frame, position)) ? callee : void 0;
	}
	function fits(frame, position) {
		return position === void 0 ? !frame.texts : frame.position === position;
	}
	return {
		nameOf,
		isCall: (callee) => callsOf(callee).length > 0,
		isHolder: (named) => calls.holders.has(nameOf(named)),
		isLabel: (named) => calls.labels.has(nameOf(named)),
		elementOf,
		functionOf
	};
}
const DOCS = new Set([
	"doc",
	"moduledoc",
	"typedoc"
]);
function isDocumentation(bytes, word) {
	if (!word || bytes[word.from - 1] !== 64) return false;
	return DOCS.has(bytes.toString("latin1", word.from, Math.min(word.to, word.from + LONGEST_NAME)));
}
// src/evidence/flags/uses/frames.ts
function frameOf(opened, callee, label, outer) {
	return {
		opened,
		callee,
		label,
		outer,
		depth: outer ? outer.depth + 1 : 0,
		position: 0,
		texts: false,
		element: void 0,
		taken: void 0
	};
}
// src/evidence/flags/uses/scalar.ts
const BEFORE = new Set([...":-,[{=\n"].map((each) => each.charCodeAt(0)));
const AFTER = new Set([...":,]}=#\n"].map((each) => each.charCodeAt(0)));
function isBareScalar(bytes, { from, to }) {
	let before = from - 1;
	while (isBlank(bytes[before])) before--;
	let after = to;
	while (isBlank(bytes[after])) after++;
	return BEFORE.has(bytes[before] ?? 10) && AFTER.has(bytes[after] ?? 10);
}
// src/evidence/flags/uses/reader.ts
const OPENERS = new Map([
	[41, 40],
	[93, 91],
	[125, 123]
]);
const OPERATORS = new Set("await new typeof ref out in not void as yield return".split(" "));
const KEY$1 = /^(?=.*[A-Za-z])[A-Za-z0-9_$][\w$.:-]{1,99}$/;
function readerOf({ bytes, language, flags, methods, calls }) {
	const asked = askedIn(bytes, calls);
	const kinds = flags.map(() => "word");
	const undeclared = [];
	const methodEnds = new Set(methods.map(({ to }) => to));
	const root = frameOf(0, void 0, void 0, void 0);
	let frame = root;
	let nextFlag = 0;
	let word;
	let since = "more";
	let label;
	let lastText;
	let generic;
	let lineCall;
	let lastMark = 10;
	let before = -1;
	let taken;
	const listener = {
		word: (from, to) => {
			const previous = since === "nothing" ? word : void 0;
			const next = {
				from,
				to,
				on: since === "joint" ? alone(word) : void 0,
				before: alone(previous)
			};
			if (language.lists && frame.opened === 40 && !frame.callee && lastMark === 40) frame.callee = next;
			if (lastMark === 60 && before === from - 1) frame.element = next;
			if (taken) takenFrom(next);
			while (isFlagBefore(to)) {
				kinds[nextFlag] = kindOfWord(nextFlag, next, previous);
				nextFlag++;
			}
			if (language.command === "line") {
				if (!previous) lineCall = void 0;
				if (!lineCall && asked.isCall(next)) lineCall = next;
			}
			word = next;
			since = "nothing";
			lastText = void 0;
			label = void 0;
			lastMark = 0;
		},
		text: (from, to, whole) => {
			if (isFlagBefore(to)) textWithFlags(from, to, whole);
			else if (whole && mayAskForAnother()) {
				const asking = isDocstring() ? void 0 : askedBy();
				if (asking && methodEnds.has(asking.to)) tell(from, to);
			}
			frame.texts = true;
			lastText = {
				from,
				to,
				on: void 0,
				before: void 0
			};
			word = void 0;
			since = "more";
			label = void 0;
			lastMark = 0;
		},
		comment: (_, to) => {
			while (isFlagBefore(to)) kinds[nextFlag++] = "comment";
		},
		mark
	};
	function isFlagBefore(to) {
		return nextFlag < flags.length && flags[nextFlag].from < to;
	}
	function textWithFlags(from, to, whole) {
		const isDoc = isDocstring();
		const asking = isDoc ? void 0 : askedBy();
		let isKnown = false;
		while (isFlagBefore(to)) {
			const span = flags[nextFlag];
			const isExact = whole && span.from === from && span.to === to;
			isKnown ||= isExact;
			kinds[nextFlag++] = isDoc ? "comment" : isExact ? asking ? "call" : "literal" : "word";
		}
		if (!isKnown && whole && asking && methodEnds.has(asking.to)) tell(from, to);
	}
	function mayAskForAnother() {
		if (methodEnds.size === 0) return false;
		const { outer } = frame;
		return [
			label,
			word,
			lineCall,
			frame.callee,
			frame.element,
			outer?.callee,
			outer?.element
		].some((each) => each !== void 0 && methodEnds.has(each.to));
	}
	function tell(from, to) {
		if (isInUnion(to)) return;
		if (to - from <= 100 && KEY$1.test(bytes.toString("latin1", from, to))) undeclared.push({
			from,
			to,
			kind: "call"
		});
	}
	function isInUnion(to) {
		const after = afterBlanks(bytes, to + 1);
		return lastMark === 124 && bytes[before - 1] !== 124 || bytes[after] === 124 && bytes[after + 1] !== 124;
	}
	function mark(byte, at) {
		if (byte === 10) {
			if (frame.opened === 0) word = void 0;
			lastMark = 10;
			return;
		}
		const adjacent = since === "nothing" && word?.to === at;
		if (byte === 40 || byte === 91 || byte === 123) push(byte);
		else if (OPENERS.has(byte)) pop(OPENERS.get(byte));
		else if (byte === 44) {
			frame.position++;
			more();
		} else if (byte === 61 || byte === 58) labelled(byte, at);
		else if (byte === 46 || byte === 62 && lastMark === 45 && before === at - 1) since = "joint";
		else if (byte === 60 && (adjacent || since === "joint")) {
			generic = word;
			more();
		} else if (byte === 62) {
			closeElement();
			more();
		} else if (byte === 59) {
			taken = void 0;
			more();
		} else if (!QUIET.has(byte)) more();
		lastMark = byte;
		before = at;
	}
	function more() {
		since = "more";
		label = void 0;
		lastText = void 0;
	}
	function labelled(byte, at) {
		const doubled = before === at - 1 && lastMark === byte;
		if (doubled && byte === 58) {
			since = "joint";
			label = void 0;
			return;
		}
		if (doubled || lastMark === 33 && before === at - 1) {
			more();
			return;
		}
		const named = since === "nothing" ? word : lastText ?? label;
		more();
		label = named;
		if (byte === 58 && language.command === "next" && bytes[at - 1] !== 32 && isWord(bytes[at + 1])) since = "joint";
	}
	function closeElement() {
		if (lastMark !== 61) frame.element = void 0;
	}
	function push(byte) {
		const called = lastMark === 62 && byte === 40 ? generic ?? word : word;
		frame = frameOf(byte, !language.lists && (since !== "more" || called === generic) ? called : void 0, label, frame.depth < DEEPEST ? frame : root);
		if (byte === 40) generic = void 0;
		word = void 0;
		more();
	}
	function pop(byte) {
		let open = frame;
		for (let i = 0; open && open.opened !== byte && i < MOST_UNMATCHED; i++) open = open.outer;
		if (!open?.outer || open.opened !== byte) {
			more();
			return;
		}
		taken = byte === 123 ? open.taken : void 0;
		word = open.callee;
		frame = open.outer;
		more();
		since = byte === 123 ? "more" : "nothing";
		generic = void 0;
	}
	function takenFrom(source) {
		if (asked.nameOf(source) === "await") return;
		if (asked.isHolder(source)) {
			for (const flag of taken ?? []) kinds[flag] = "call";
			taken = void 0;
		} else if (bytes[source.to] !== 46) taken = void 0;
	}
	function isDocstring() {
		if (language.docstrings) return frame.opened === 0 && lastMark === 10;
		return isDocumentation(bytes, word);
	}
	function askedBy() {
		if (language.data) return void 0;
		if (label && asked.isLabel(label)) return label;
		return asked.elementOf(frame, label) ?? commanded() ?? asked.functionOf(frame);
	}
	function commanded() {
		if (!language.command || !word || lastMark === 10 || since !== "nothing") return void 0;
		if (language.command === "line") return lineCall;
		return asked.isCall(word) ? word : void 0;
	}
	function kindOfWord(flag, here, previous) {
		const span = flags[flag];
		if (language.data) return isBareScalar(bytes, span) ? "literal" : "word";
		if (here.on && asked.isHolder(here.on)) return isAssigned(span.to) ? "word" : "call";
		if (frame.opened === 123 && !here.on) {
			frame.taken ??= [];
			frame.taken.push(flag);
		}
		if (previous && !OPERATORS.has(asked.nameOf(previous))) return "word";
		if (isLabelled(span.to)) return "word";
		return frame.opened === 40 && asked.functionOf(frame) ? "call" : "word";
	}
	function isLabelled(to) {
		const at = afterBlanks(bytes, to);
		return bytes[at] === 58 && bytes[at + 1] !== 58 || isAssigned(to);
	}
	function isAssigned(to) {
		const at = afterBlanks(bytes, to);
		return bytes[at] === 61 && bytes[at + 1] !== 61 && bytes[at + 1] !== 62;
	}
	return {
		listener,
		finish: () => ({
			kinds,
			undeclared
		})
	};
}
const QUIET = new Set([..."?!&-"].map((each) => each.charCodeAt(0)));
const MOST_UNMATCHED = 64;
const DEEPEST = 1e4;
function alone(word) {
	return word && {
		from: word.from,
		to: word.to,
		on: void 0,
		before: void 0
	};
}
// src/evidence/flags/uses/sdks.ts
const SDKS = [
	{
		name: "LaunchDarkly",
		source: "https://launchdarkly.com/docs/sdk/features/evaluating",
		calls: "variation variationDetail boolVariation boolVariationDetail stringVariation stringVariationDetail intVariation intVariationDetail doubleVariation doubleVariationDetail floatVariation floatVariationDetail numberVariation numberVariationDetail jsonVariation jsonVariationDetail jsonValueVariation jsonValueVariationDetail migrationVariation",
		holders: "allFlags allFlagsState"
	},
	{
		name: "LaunchDarkly for React and Vue",
		source: "https://launchdarkly.com/docs/sdk/client-side/react/react-web",
		calls: "useBoolVariation useBoolVariationDetail useStringVariation useStringVariationDetail useNumberVariation useNumberVariationDetail useJsonVariation useJsonVariationDetail",
		holders: "useFlags"
	},
	{
		name: "Unleash",
		source: "https://docs.getunleash.io/reference/sdks",
		calls: "isEnabled getVariant forceGetVariant useFlag useVariant ifEnabled ifDisabled",
		common: "enabled disabled variant",
		clients: "unleash"
	},
	{
		name: "OpenFeature",
		source: "https://openfeature.dev/specification/sections/flag-evaluation",
		calls: "getBooleanValue getBooleanDetails getBooleanValueAsync getBooleanDetailsAsync getStringValue getStringDetails getStringValueAsync getStringDetailsAsync getNumberValue getNumberDetails getIntegerValue getIntegerDetails getIntegerValueAsync getIntegerDetailsAsync getDoubleValue getDoubleDetails getDoubleValueAsync getDoubleDetailsAsync getFloatValue getFloatDetails getObjectValue getObjectDetails getObjectValueAsync getObjectDetailsAsync"
	},
	{
		name: "OpenFeature for Go",
		source: "https://pkg.go.dev/github.com/open-feature/go-sdk/openfeature",
		calls: "booleanValueDetails stringValueDetails floatValueDetails intValueDetails objectValueDetails",
		common: "booleanValue stringValue floatValue intValue objectValue boolean string float int object",
		clients: "openFeature client"
	},
	{
		name: "OpenFeature for Ruby",
		source: "https://openfeature.dev/docs/reference/sdks/server/ruby",
		calls: "fetchBooleanValue fetchBooleanDetails fetchStringValue fetchStringDetails fetchNumberValue fetchNumberDetails fetchIntegerValue fetchIntegerDetails fetchFloatValue fetchFloatDetails fetchObjectValue fetchObjectDetails",
		labels: "flagKey"
	},
	{
		name: "OpenFeature for Rust",
		source: "https://docs.rs/open-feature/latest/open_feature/struct.Client.html",
		calls: "getBoolValue getBoolDetails",
		common: "getIntValue getIntDetails getStructValue getStructDetails",
		clients: "client"
	},
	{
		name: "OpenFeature for React",
		source: "https://openfeature.dev/docs/reference/sdks/client/web/react",
		calls: "useFlag useSuspenseFlag useBooleanFlagValue useBooleanFlagDetails useStringFlagValue useStringFlagDetails useNumberFlagValue useNumberFlagDetails useObjectFlagValue useObjectFlagDetails",
		elements: "FeatureFlag",
		attributes: "flagKey"
	},
	{
		name: "GO Feature Flag",
		source: "https://pkg.go.dev/github.com/thomaspoignant/go-feature-flag",
		calls: "boolVariation boolVariationDetails intVariation intVariationDetails float64Variation float64VariationDetails stringVariation stringVariationDetails jsonVariation jsonVariationDetails jsonArrayVariation jsonArrayVariationDetails rawVariation"
	},
	{
		name: "Flipt",
		source: "https://docs.flipt.io/reference/evaluation/boolean-evaluation",
		calls: "evaluateBoolean evaluateVariant",
		common: "boolean variant",
		clients: "flipt evaluation",
		labels: "flagKey"
	},
	{
		name: "GrowthBook",
		source: "https://docs.growthbook.io/lib/js",
		calls: "isOn isOff getFeatureValue evalFeature",
		common: "feature getValue on off featureValue",
		clients: "gb growthBook"
	},
	{
		name: "GrowthBook for React",
		source: "https://docs.growthbook.io/lib/react",
		calls: "useFeatureIsOn useFeatureValue useFeature",
		elements: "IfFeatureEnabled FeatureString",
		attributes: "feature"
	},
	{
		name: "Flagsmith",
		source: "https://docs.flagsmith.com/clients/server-side",
		calls: "hasFeature isFeatureEnabled hasFeatureFlag getFeatureValue",
		common: "getValue getFlag",
		clients: "flagsmith flags"
	},
	{
		name: "Flagsmith for React",
		source: "https://docs.flagsmith.com/clients/react",
		first: "useFlags",
		holders: "useFlags"
	},
	{
		name: "Statsig",
		source: "https://docs.statsig.com/client/javascript-sdk/",
		calls: "checkGate checkGateWithExposureLoggingDisabled checkGateSync getFeatureGate getFeatureGateWithExposureLoggingDisabled getExperiment getExperimentSync getExperimentWithExposureLoggingDisabled getDynamicConfig useGate useGateValue useFeatureGate useExperiment useDynamicConfig",
		common: "getConfig getLayer",
		clients: "statsig"
	},
	{
		name: "ConfigCat",
		source: "https://configcat.com/docs/sdk-reference/js/",
		calls: "getValueAsync getValueDetails getValueDetailsAsync getBoolValue getBoolValueDetails getIntValueDetails getStringValueDetails getFloatValueDetails getBoolValueFor",
		common: "getValue getIntValue",
		clients: "configCat client snapshot"
	},
	{
		name: "ConfigCat for React",
		source: "https://configcat.com/docs/sdk-reference/react/",
		calls: "useFeatureFlag"
	},
	{
		name: "PostHog",
		source: "https://posthog.com/docs/feature-flags/adding-feature-flag-code",
		calls: "isFeatureEnabled getFeatureFlag getFeatureFlagResult getFeatureFlagPayload featureEnabled useFeatureFlagEnabled useFeatureFlagVariantKey useFeatureFlagPayload",
		elements: "PostHogFeature",
		attributes: "flag"
	},
	{
		name: "Flipper",
		source: "https://www.flippercloud.io/docs/features",
		common: "enabled feature featureEnabled",
		clients: "flipper",
		holders: "Flipper"
	},
	{
		name: "FunWithFlags",
		source: "https://hexdocs.pm/fun_with_flags/FunWithFlags.html",
		common: "enabled",
		clients: "funWithFlags"
	},
	{
		name: "Microsoft.FeatureManagement",
		source: "https://learn.microsoft.com/azure/azure-app-configuration/feature-management-dotnet-reference",
		calls: "isEnabledAsync featureGate",
		elements: "feature",
		attributes: "name",
		ambiguous: true
	},
	{
		name: "Split",
		source: "https://github.com/splitio/java-client",
		calls: "getTreatment getTreatmentWithConfig",
		second: "getTreatment getTreatmentWithConfig"
	},
	{
		name: "flagged",
		source: "https://www.npmjs.com/package/flagged",
		calls: "useFeature withFeature",
		elements: "Feature",
		attributes: "name",
		ambiguous: true
	}
];
const WRAPPERS = {
	calls: "isFlagEnabled isFlagOn isFeatureOn isFeatureFlagOn isFeatureFlagEnabled isFeatureActive featureIsEnabled flagIsEnabled flagEnabled hasFeatureEnabled useUiFlag",
	labels: "flagName featureFlag featureKey featureFlagKey",
	holders: "useFeatureFlags getFlags getFeatureFlags",
	ambiguous: true
};
// src/evidence/flags/uses/calls.ts
function callsOf(own) {
	const draft = {
		names: new Map(),
		called: new Map(),
		elements: new Map(),
		labels: new Set(),
		holders: new Set(require_scanner.HOLDERS)
	};
	for (const ways of [...SDKS, WRAPPERS]) addWays(draft, ways);
	const problems = own.flatMap((each) => addOwn(draft, each.pattern) ? [] : [problemOf(each)]);
	return problems.length > 0 ? require_base.unknown(...problems) : require_base.known({
		...draft,
		names: [...draft.names.values()]
	});
}
function addWays(draft, ways) {
	const on = words(ways.clients).map(require_base.folded);
	const anywhere = {
		on: void 0,
		position: void 0
	};
	for (const name of words(ways.calls)) addCall(draft, name, anywhere);
	for (const name of words(ways.first)) addCall(draft, name, {
		...anywhere,
		position: 0
	});
	for (const name of words(ways.second)) addCall(draft, name, {
		...anywhere,
		position: 1
	});
	for (const name of words(ways.common)) addCommon(draft, name, {
		...anywhere,
		on
	});
	for (const name of words(ways.elements)) addElement(draft, name, words(ways.attributes));
	for (const name of words(ways.labels)) draft.labels.add(require_base.folded(name));
	for (const name of words(ways.holders)) draft.holders.add(require_base.folded(name));
	if (ways.ambiguous) return;
	for (const name of [...words(ways.elements), ...words(ways.labels)]) addName(draft, name);
}
function words(text) {
	return text?.split(" ") ?? [];
}
function addName(draft, name) {
	if (!draft.names.has(require_base.folded(name))) draft.names.set(require_base.folded(name), name);
}
function addCall(draft, name, call) {
	addName(draft, name);
	addCommon(draft, name, call);
}
function addCommon({ called }, name, call) {
	called.set(require_base.folded(name), [...called.get(require_base.folded(name)) ?? [], call]);
}
function addElement(draft, name, attributes) {
	const all = draft.elements.get(require_base.folded(name)) ?? new Set();
	for (const each of attributes) all.add(require_base.folded(each));
	draft.elements.set(require_base.folded(name), all);
}
function addLabel(draft, name) {
	addName(draft, name);
	draft.labels.add(require_base.folded(name));
}
const NAME = "[A-Za-z_$][\\w$-]*";
const KEY = "([\"'`]?)\\{key\\}";
const JOINT = "(?:\\??\\.|->|::|:)";
const OWN_CALL = new RegExp(`^@?(?:new )?(?:(?:${NAME}(?:\\(\\))?${JOINT})*(${NAME})(?:\\(\\))?${JOINT})?(${NAME})[?!]?\\s*\\(([^(){}]*)${KEY}\\3?`);
const OWN_ELEMENT = new RegExp(`^<(${NAME}(?:\\.${NAME})*)\\s[^<>{}]*?(${NAME})=\\{?${KEY}`);
const OWN_HOLDER = new RegExp(`^(?:${NAME}${JOINT})*(${NAME})(?:\\[${KEY}|${JOINT}\\{key\\}$)`);
const OWN_LABEL = new RegExp(`^["']?(${NAME})["']?\\s*(?::|=>?)\\s*${KEY}`);
function addOwn(draft, pattern) {
	const text = pattern.trim();
	const called = OWN_CALL.exec(text);
	if (called) {
		const [, on, name, before] = called;
		const position = (before?.match(/,/g) ?? []).length;
		addCall(draft, name, {
			on: on ? [require_base.folded(on)] : void 0,
			position
		});
		return true;
	}
	const element = OWN_ELEMENT.exec(text);
	if (element) {
		addName(draft, element[1]);
		addElement(draft, element[1], [element[2]]);
		return true;
	}
	const holder = OWN_HOLDER.exec(text)?.[1];
	if (holder) {
		draft.holders.add(require_base.folded(holder));
		return true;
	}
	const label = OWN_LABEL.exec(text)?.[1];
	if (label) addLabel(draft, label);
	return label !== void 0;
}
function problemOf({ pattern, place }) {
	return {
		what: `\`${pattern}\` is no way of asking for a flag that can be looked for, so reads of flags would be missed`,
		next: "Write it as a call, an index, a property or an attribute with {key} where the name of the flag stands, such as hasFlag({key}), flags[{key}] or <Feature name=\"{key}\">",
		place
	};
}
// src/evidence/flags/uses/index.ts
const REACH = 2048;
function usesIn(path, bytes, length, flags, methods, calls) {
	const spans = flags.toSorted((a, b) => a.from - b.from);
	const last = [...flags, ...methods].reduce((end, { to }) => Math.max(end, to), 0);
	const file = bytes.subarray(0, Math.min(length, last + REACH));
	const language = languageOf(path, file);
	const reader = readerOf({
		bytes: file,
		language,
		flags: spans,
		methods,
		calls
	});
	if (language.islands) lexMarkup(file, language, reader.listener);
	else lex(file, 0, language, reader.listener);
	const { kinds, undeclared } = reader.finish();
	return {
		uses: usesOf$1(path, file, spans.map((span, i) => ({
			...span,
			kind: kinds[i]
		}))),
		undeclared: usesOf$1(path, file, undeclared)
	};
}
function usesOf$1(path, bytes, found) {
	const placeOf = placesIn(path, bytes);
	return found.map(({ from, to, kind }) => ({
		text: bytes.toString("utf8", from, to),
		kind,
		place: placeOf(from)
	}));
}
// src/evidence/flags/code/added.ts
function addedUses(files) {
	const changes = files.flatMap(changesOf$1);
	const lost = new Map();
	for (const change of changes) if (change.more < 0) lost.set(change.way, [...lost.get(change.way) ?? [], lossOf(change)]);
	const added = new Set();
	for (const change of changes) {
		if (change.more <= 0) continue;
		for (const { use, line } of newest(change)) if (!movedFrom(lost.get(change.way) ?? [], line)) added.add(use);
	}
	return added;
}
function changesOf$1({ before, after }) {
	const was = byWay(before);
	const is = byWay(after);
	return [...new Set([...was.keys(), ...is.keys()])].map((way) => {
		const [old = [], now = []] = [was.get(way), is.get(way)];
		return {
			way,
			more: now.length - old.length,
			before: old,
			after: now
		};
	});
}
function byWay(uses) {
	const found = new Map();
	for (const each of uses) {
		const way = `${each.use.kind} ${require_base.folded(each.use.text)}`;
		const same = found.get(way);
		if (same) same.push(each);
		else found.set(way, [each]);
	}
	return found;
}
function newest({ more, before, after }) {
	const left = countsOf(before);
	const [fresh, kept] = [[], []];
	for (const each of after) (takeOne(left, each.line) ? kept : fresh).push(each);
	return [...fresh, ...kept.reverse()].slice(0, more);
}
function lossOf({ more, before, after }) {
	const lines = countsOf(before);
	for (const { line } of after) takeOne(lines, line);
	return {
		left: -more,
		lines
	};
}
function movedFrom(losses, line) {
	const loss = losses.find(({ left, lines }) => left > 0 && takeOne(lines, line));
	if (loss) loss.left -= 1;
	return loss !== void 0;
}
function countsOf(uses) {
	const counts = new Map();
	for (const { line } of uses) counts.set(line, (counts.get(line) ?? 0) + 1);
	return counts;
}
function takeOne(counts, line) {
	const left = counts.get(line) ?? 0;
	if (left > 0) counts.set(line, left - 1);
	return left > 0;
}
// src/evidence/flags/code/changes.ts
const MOST_RENAMES = 1e3;
function changedFiles(run, base, head, folder) {
	const output = run([
		"diff-tree",
		"-r",
		"-M",
		`-l${MOST_RENAMES}`,
		"-z",
		"--raw",
		"--no-abbrev",
		"--no-ext-diff",
		"--ignore-submodules=none",
		base,
		head,
		...folder === "" ? [] : ["--", folder]
	]);
	if (output.ok) return require_base.known(parse(output.output.toString("utf8")));
	return require_base.unknown({
		what: `Git cannot compare ${base} and ${head} in this checkout (${output.why}), so nothing tells which uses of flags the change adds`,
		next: "Check out with the whole history and no filter (fetch-depth: 0 for actions/checkout)",
		place: require_base.wholeFile(".git")
	});
}
function parse(output) {
	const parts = output.split("\0");
	const found = [];
	for (let i = 0; i + 1 < parts.length;) {
		const [from = "", to = "", was = "", is = "", how = ""] = parts[i].slice(1).split(" ");
		const moved = how.startsWith("R") || how.startsWith("C");
		const old = parts[i + 1];
		const path = moved ? parts[i + 2] : old;
		found.push({
			before: side(old, from, was),
			after: side(path, to, is)
		});
		i += moved ? 3 : 2;
	}
	return found;
}
function side(path, mode, id) {
	if (/^0+$/.test(id)) return void 0;
	return {
		path,
		id,
		kind: mode === "120000" ? "link" : mode === "160000" ? "submodule" : "file"
	};
}
// src/evidence/flags/code/globs.ts
const MOST_PATTERNS = 1e3;
const LONGEST = 4096;
const OPTIONS = {
	dot: true,
	nobrace: true,
	nocomment: true,
	nonegate: true,
	platform: "linux"
};
async function readGlobs(globs) {
	if (globs.length === 0) return require_base.known(() => []);
	const read = require_base.all(await Promise.all(globs.map(readGlob)));
	if (!read.known) return read;
	return require_base.known((path) => read.value.filter(({ matches }) => matches(path)).map(({ pattern }) => pattern));
}
async function readGlob({ glob, place }) {
	const refuse = (what) => require_base.unknown({
		what: `${what}, so nothing tells which code is scanned for flags`,
		next: "Mend the pattern; it is relative to the folder that the policy governs",
		place
	});
	if (glob.length > LONGEST) return refuse(`A pattern of code has more than ${require_base.thousands(LONGEST)} characters`);
	const pattern = glob.replace(/^(?:\.?\/+)+/, "").replace(/\/+$/, "/**");
	if (pattern.split("/").some((part) => [
		"",
		".",
		".."
	].includes(part))) return refuse(`${glob} is no path of the repository`);
	const { Minimatch, minimatch } = await Promise.resolve().then(() => require("./esm.js"));
	const patterns = minimatch.braceExpand(pattern, { braceExpandMax: 1001 });
	if (patterns.length > MOST_PATTERNS) return refuse(`The braces of ${glob} stand for more than ${require_base.thousands(MOST_PATTERNS)} patterns`);
	const matchers = patterns.map((each) => new Minimatch(each, OPTIONS));
	const below = patterns.filter((each) => !/[*?[(]/.test(each)).map((each) => `${each}/`);
	return require_base.known({
		pattern,
		matches: (path) => matchers.some((matcher) => matcher.match(path)) || below.some((folder) => path.startsWith(folder))
	});
}
// src/evidence/flags/code/excluded.ts
async function excludedOf(scope) {
	const globs = require_base.both(await readGlobs(scope.include), await readGlobs(scope.exclude));
	if (!globs.known) return globs;
	const [include, exclude] = globs.value;
	return require_base.known(decider(scope, include, exclude));
}
function decider(scope, include, exclude) {
	const registries = new Set(scope.registries);
	const above = scope.folder === "" ? 0 : scope.folder.length + 1;
	return ({ path, kind }, attributes) => {
		if (kind === "link") return "symbolic links";
		if (kind === "submodule") return "submodules";
		if (registries.has(path)) return "registries of flags";
		const below = path.slice(above);
		if (isRecord(below, scope.releases)) return "records of releases";
		if (exclude(below).length > 0) return "files that the policy excludes";
		const included = include(below);
		if (scope.include.length > 0 && included.length === 0) return "files that the policy does not include";
		return byPath$1(below, path, included, attributes) ?? byAttribute(path, attributes);
	};
}
function isRecord(path, folder) {
	const before = `${folder.replace(/^(?:\.?\/+)+/, "").replace(/\/+$/, "")}/`;
	return path.startsWith(before) && /^[^/]+\.json$/.test(path.slice(before.length));
}
function byPath$1(below, path, included, attributes) {
	const told = exclusionOf(below);
	if (!told) return void 0;
	if (told.attribute && attributes.of(path, told.attribute) === false) return void 0;
	if (included.some((glob) => exclusionOf(glob)?.because === told.because)) return void 0;
	return told.because;
}
function byAttribute(path, attributes) {
	if (attributes.of(path, "binary")) return "binary files";
	return EXCLUSIONS.find(({ attribute }) => attribute && attributes.of(path, attribute))?.because;
}
// src/evidence/flags/code/contents.ts
const FIRST = 8e3;
const POINTER = "version https://git-lfs.github.com/spec/v1\n";
const LONGEST_POINTER = 1024;
function contentOf(path, bytes, length) {
	const utf16 = fromUtf16(bytes, length);
	if (utf16) return {
		bytes: utf16,
		length: utf16.length
	};
	if (bytes.subarray(0, Math.min(length, FIRST)).indexOf(0) >= 0 && languageOf(path, bytes) === UNKNOWN) return { because: "binary files" };
	if (length < LONGEST_POINTER && bytes.toString("latin1", 0, 43) === POINTER) return { because: "pointers of Git LFS" };
	return {
		bytes,
		length
	};
}
function fromUtf16(bytes, length) {
	const little = bytes[0] === 255 && bytes[1] === 254;
	const big = bytes[0] === 254 && bytes[1] === 255;
	if (length < 2 || length % 2 !== 0 || !(little || big)) return void 0;
	const copy = Buffer.from(bytes.subarray(2, length));
	if (big) copy.swap16();
	const text = Buffer.from(copy.toString("utf16le"));
	return (0, node_buffer.isUtf8)(text) && !text.includes(0) ? text : void 0;
}
// src/evidence/flags/code/survey.ts
async function survey(blobs, files, { excluded, scan, named }, lined) {
	const skipped = new Map();
	const skip = (because) => skipped.set(because, (skipped.get(because) ?? 0) + 1);
	const code = files.filter((file) => {
		const because = excluded(file);
		if (because !== void 0) skip(because);
		return because === void 0;
	});
	const found = new Map();
	const total = {
		files: 0,
		bytes: 0
	};
	if (code.length === 0) return require_base.known({
		...total,
		found,
		skipped: counted(skipped)
	});
	const read = await blobs.read(code, (file, raw, size) => {
		const content = contentOf(file.path, raw, size);
		if (content.because !== void 0) return void skip(content.because);
		total.files += 1;
		total.bytes += size;
		const uses = scan(() => named(file.path), content.bytes, content.length, lined(file));
		if (uses) found.set(file, uses);
	});
	if (!read.known) return read;
	return require_base.known({
		...total,
		found: inOrder(code, found),
		skipped: counted(skipped)
	});
}
function inOrder(files, found) {
	return new Map(files.flatMap((file) => {
		const uses = found.get(file);
		return uses ? [[file, uses]] : [];
	}));
}
function counted(skipped) {
	return [...skipped].map(([because, files]) => ({
		because,
		files
	})).sort((a, b) => b.files - a.files || (a.because < b.because ? -1 : 1));
}
// src/evidence/flags/code/reading.ts
async function readCode(world, question) {
	const { blobs } = world;
	const { commit, base, folder, policy } = question;
	const there = commitsOf(world, question);
	if (!there.known) return there;
	const listed = await blobs.list(commit, folder);
	if (!listed.known) return listed;
	if (folder !== "" && listed.value.length === 0) return nothingThere(question);
	const changes = base === void 0 ? require_base.known([]) : changesOf(world, question, base);
	const lens = await lensOf(world, question, await world.attributesAt(base ?? commit));
	const asked = require_base.both(changes, lens);
	if (!asked.known) return asked;
	const [changed, seen] = asked.value;
	const touched = new Set(changed.map(({ after }) => after?.path));
	const after = await survey(blobs, listed.value, seen, ({ path }) => touched.has(path));
	if (!after.known) return after;
	if (policy.include.length > 0 && after.value.files === 0) return nothingIncluded(question);
	const before = await survey(blobs, sideOf(changed, "before"), seen, () => true);
	if (!before.known) return before;
	const [was, is] = [byPath(before.value), byPath(after.value)];
	const { files: count, bytes, skipped } = after.value;
	return require_base.known({
		commit,
		...usesOf([...is.values()]),
		added: base === void 0 ? void 0 : addedBy(changed, was, is),
		mentions: mentionsOf([...is.values()]),
		files: count,
		bytes,
		skipped
	});
}
async function readAdded(world, question) {
	const { base } = question;
	const changes = changesOf(world, question, base);
	if (!changes.known) {
		const there = commitsOf(world, question);
		return there.known ? changes : there;
	}
	const sides = [...sideOf(changes.value, "before"), ...sideOf(changes.value, "after")];
	const paths = sides.map(({ path }) => path);
	const lens = await lensOf(world, question, await world.attributesAt(base, paths));
	if (!lens.known) return lens;
	const scanned = await survey(world.blobs, sides, lens.value, () => true);
	if (!scanned.known) return scanned;
	const [was, is] = ["before", "after"].map((side) => {
		const files = new Set(sideOf(changes.value, side));
		const found = [...scanned.value.found].filter(([file]) => files.has(file));
		return byPath({ found: new Map(found) });
	});
	return require_base.known({
		...usesOf([...is.values()]),
		added: addedBy(changes.value, was, is)
	});
}
function commitsOf({ blobs }, { commit, base }) {
	return require_base.both(blobs.commit(commit), base === void 0 ? require_base.known("") : blobs.commit(base));
}
function changesOf({ ask }, { commit, folder }, base) {
	return ask((run) => changedFiles(run, base, commit, folder));
}
async function lensOf({ scanOf, named }, { names, policy, folder, registries, at }, attributes) {
	const place = (setting, i) => at?.("flags", setting, i) ?? policy.registry[0]?.place ?? require_base.wholeFile(".github/rollcall.yml");
	const globs = (setting) => policy[setting].map((glob, i) => ({
		glob,
		place: place(setting, i)
	}));
	const excluded = await excludedOf({
		folder,
		include: globs("include"),
		exclude: globs("exclude"),
		releases: policy.releases,
		registries
	});
	const calls = callsOf(policy.calls.map((pattern, i) => ({
		pattern,
		place: place("calls", i)
	})));
	const read = require_base.both(require_base.both(excluded, calls), attributes);
	if (!read.known) return read;
	const [[isExcluded, asking], attributed] = read.value;
	return require_base.known({
		excluded: (file) => isExcluded(file, attributed),
		scan: scanOf(names, asking),
		named
	});
}
function sideOf(changes, side) {
	return changes.flatMap((change) => change[side] ?? []);
}
function usesOf(files) {
	return {
		uses: files.flatMap(({ uses }) => uses.map(({ use }) => use)),
		undeclared: files.flatMap(({ undeclared }) => undeclared.map(({ use }) => use))
	};
}
function mentionsOf(files) {
	const counts = new Map();
	for (const flag of files.flatMap(({ mentions }) => mentions)) counts.set(flag, (counts.get(flag) ?? 0) + 1);
	return counts;
}
function byPath({ found }) {
	return new Map([...found].map(([{ path }, uses]) => [path, uses]));
}
function addedBy(changes, was, is) {
	const linesOf = (uses, file) => {
		const found = file && uses.get(file.path);
		return found ? [...found.uses, ...found.undeclared] : [];
	};
	return addedUses(changes.map(({ before, after }) => ({
		before: linesOf(was, before),
		after: linesOf(is, after)
	})));
}
function nothingThere({ commit, folder }) {
	return require_base.unknown({
		what: `${commit.slice(0, 7)} has no file below ${folder}, so nothing tells which flags its code reads`,
		next: "Check the folder that the policy governs",
		place: require_base.wholeFile(folder)
	});
}
function nothingIncluded({ commit, policy: { include } }) {
	return require_base.unknown({
		what: `No code of ${commit.slice(0, 7)} matches ${require_base.list(include)}, so nothing is scanned for flags, and nothing scanned is no pass`,
		next: "Mend flags.include of the policy; its patterns are relative to the folder that the policy governs",
		place: require_base.wholeFile(".github/rollcall.yml")
	});
}
// src/evidence/flags/code/methods.ts
function methodsOf(names) {
	const sought = names.map(require_scanner.soughtOf).filter((each) => each !== void 0);
	if (sought.length === 0) return () => {};
	const step = Math.min(...sought.map(({ length }) => length));
	const table = require_scanner.tableOf(sought);
	const keys = new Set(names.map(require_base.folded));
	return (bytes, end, found) => {
		let probe = step - 1;
		while (probe < end) {
			if (isOutside(bytes[probe])) {
				probe += step;
				continue;
			}
			let from = probe;
			while (from > 0 && !isOutside(bytes[from - 1])) from--;
			let hash = 0;
			let to = from;
			for (; to < end; to++) {
				const byte = require_scanner.FOLD[bytes[to]];
				if (byte > 3) hash = Math.imul(hash, 31) + byte | 0;
				else if (byte === 0 || byte === 2) break;
			}
			if (require_scanner.lookUp(table, hash)) {
				const start = withoutDashes(bytes, from, to);
				if (keys.has(require_base.folded(bytes.toString("latin1", start, to)))) found(start, to);
			}
			probe = to + step;
		}
	};
}
function isOutside(byte) {
	const fold = require_scanner.FOLD[byte];
	return fold === 0 || fold === 2;
}
const DASH = 45;
function withoutDashes(bytes, from, to) {
	let start = from;
	while (start < to && bytes[start] === DASH) start++;
	return start;
}
// src/evidence/flags/code/scan.ts
function scansOf() {
	let last;
	return (names, calls) => {
		const key = JSON.stringify([names, calls.names]);
		if (last?.key !== key) last = {
			key,
			finder: finderOf(names, calls.names)
		};
		return fileScanOf(last.finder, calls);
	};
}
function finderOf(names, methods) {
	const different = new Map(names.map((name) => [require_base.folded(name), name]));
	different.delete("");
	const scanner = require_scanner.scannerOf([...different.values()]);
	const findMethods = methodsOf(methods);
	return (bytes, length) => {
		const found = {
			flags: [],
			methods: []
		};
		scanner.scan(bytes, length, (_, from, to) => found.flags.push({
			from,
			to
		}));
		findMethods(bytes, length, (from, to) => found.methods.push({
			from,
			to
		}));
		return found;
	};
}
function fileScanOf(find, calls) {
	return (named, bytes, length, lined) => {
		const { flags, methods } = find(bytes, length);
		if (flags.length === 0 && methods.length === 0) return void 0;
		const found = usesIn(named(), bytes, length, flags, methods, calls);
		const uses = found.uses.filter(({ kind }) => kind === "call" || kind === "literal");
		const mentions = found.uses.filter(({ kind }) => kind === "word" || kind === "comment");
		const withLines = linesOf(bytes, length, lined ? [...uses, ...found.undeclared] : []);
		return {
			uses: uses.map(withLines),
			undeclared: found.undeclared.map(withLines),
			mentions: mentions.map(({ text }) => require_base.folded(text))
		};
	};
}
const LONGEST_LINE = 4096;
function linesOf(bytes, length, uses) {
	const wanted = [...new Set(uses.map(({ place }) => place.line))].sort((a, b) => a - b);
	const lines = new Map();
	let line = 1;
	let from = 0;
	for (const number of wanted) {
		for (; line < number && from < length; line++) from = lineEnd(bytes, from, length) + 1;
		lines.set(number, lineText(bytes, from, lineEnd(bytes, from, length)));
	}
	return (use) => ({
		use,
		line: lines.get(use.place.line) ?? ""
	});
}
function lineEnd(bytes, from, length) {
	const end = bytes.indexOf(10, from);
	return end < 0 || end > length ? length : end;
}
function lineText(bytes, from, to) {
	if (to - from <= LONGEST_LINE) return bytes.toString("latin1", from, to).trim();
	const half = LONGEST_LINE / 2;
	return `${bytes.toString("latin1", from, from + half)} ${to - from} ${bytes.toString("latin1", to - half, to)}`;
}
// src/evidence/flags/code/index.ts
var code_exports = require_rolldown_runtime.__exportAll({ openCode: () => openCode });
function openCode(root) {
	const blobs = openBlobs(root);
	if (!blobs.known) return blobs;
	const top = require_git.topOf(root);
	if (!top.known) return top;
	const objects = require_git.openObjects(root);
	if (!objects.known) return objects;
	const home = (0, node_fs.realpathSync)(root);
	const world = {
		blobs: blobs.value,
		ask: objects.value.ask,
		attributesAt: attributesOf$1(blobs.value, objects.value.ask),
		named: (path) => (0, node_path.relative)(home, (0, node_path.join)(top.value, path)),
		scanOf: scansOf()
	};
	const answers = new Map();
	const inTurn = queue();
	const read = (question) => {
		const key = keyOf(question);
		const answer = answers.get(key) ?? inTurn(() => readCode(world, question));
		answers.set(key, answer);
		return answer;
	};
	return require_base.known({
		read,
		added: (question) => inTurn(() => readAdded(world, question)),
		reads: async (question) => {
			const code = await read({
				...question,
				base: void 0
			});
			return code.known ? require_base.known(firstReads(code.value.uses)) : code;
		},
		close: blobs.value.close
	});
}
function queue() {
	let last = Promise.resolve();
	return (task) => {
		const next = last.then(task);
		last = next.catch(() => {});
		return next;
	};
}
function keyOf({ commit, base, folder, names, policy, registries }) {
	const { include, exclude, calls, releases } = policy;
	const sorted = [[...names].sort(), [...registries].sort()];
	return JSON.stringify([
		commit,
		base,
		folder,
		sorted,
		include,
		exclude,
		calls,
		releases
	]);
}
function firstReads(uses) {
	const first = new Map();
	for (const use of uses) {
		const key = require_base.folded(use.text);
		const before = first.get(key);
		if (!before || before.kind === "literal" && use.kind === "call") first.set(key, use);
	}
	return new Map([...first].map(([key, { place }]) => [key, place]));
}
Object.defineProperty(exports, "code_exports", {
	enumerable: true,
	get: function() {
		return code_exports;
	}
});
Object.defineProperty(exports, "exclusionOf", {
	enumerable: true,
	get: function() {
		return exclusionOf;
	}
});
Object.defineProperty(exports, "openBlobs", {
	enumerable: true,
	get: function() {
		return openBlobs;
	}
});
Object.defineProperty(exports, "openCode", {
	enumerable: true,
	get: function() {
		return openCode;
	}
});
