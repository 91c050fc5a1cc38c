const require_gate = require("./gate.js");
const require_base = require("./base.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
// src/evidence/repository/base.ts
function baseOf(root, revision) {
	const commit = git(root, [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	]);
	const top = git(root, ["rev-parse", "--show-toplevel"]);
	const id = commit.ok ? commit.output.toString("utf8").trim() : "";
	if (!top.ok || !/^[0-9a-f]+$/.test(id)) return require_base.unknown({
		what: `The base ${revision} is not in this checkout${top.ok ? "" : ` (${top.why})`}, and policy and inventory are read from it, never from the change they judge`,
		next: "Check out with its history: fetch-depth: 0 for actions/checkout, or git fetch origin and the base",
		place: require_base.wholeFile(revision)
	});
	const repository = top.output.toString("utf8").replace(/\n$/, "");
	const home = (0, node_fs.realpathSync)(root);
	const head = require_gate.workingTree(home);
	const edited = new Set();
	const added = new Set();
	const open = (file, within) => {
		const path = pathIn(repository, home, file);
		if (file === "-" || path === void 0) return head.open(file, within);
		const entry = openAt(repository, id, file, path);
		if (entry) {
			if (!entry.known) return entry;
			if (differs(entry.value, head.open(file))) edited.add(file);
			return entry.value.kind === "file" ? entry : openDirectory(entry.value, path);
		}
		const tracked = git(repository, [
			"ls-files",
			"-z",
			"--",
			path
		]);
		if (!tracked.ok) return failed(file, tracked.why);
		if (tracked.output.length === 0) return openUntracked(head, repository, file, path, within);
		const below = namesBelow(repository, path);
		if (!below.ok) return failed(file, below.why);
		if (below.untracked.length > 0) return openDirectory({
			kind: "directory",
			file,
			entries: []
		}, path);
		added.add(file);
		return require_base.unknown({
			what: `${file} is new in this change and not at its base ${id.slice(0, 7)}, so it cannot judge the change`,
			next: "Merge it in a change of its own first",
			place: require_base.wholeFile(file),
			absent: true
		});
	};
	const openDirectory = (base, path) => {
		const { file, entries } = base;
		const real = realPath((0, node_path.resolve)(repository, path));
		if (real !== void 0 && leadsElsewhere(repository, path, real, real)) return elsewhere(file);
		const below = namesBelow(repository, path);
		if (!below.ok) return failed(file, below.why);
		const names = new Set([...entries, ...below.untracked]);
		for (const name of below.tracked) if (!names.has(name)) added.add(`${file.replace(/\/+$/, "")}/${name}`);
		return require_base.known({
			kind: "directory",
			file,
			entries: [...names].sort()
		});
	};
	return require_base.known({
		files: { open },
		edited: () => [...edited],
		added: () => [...added]
	});
}
function pathIn(repository, home, file) {
	const named = (0, node_path.resolve)(home, file);
	const path = [named, realPath(named)].find((each) => each && !require_gate.leadsOut(repository, each));
	return path === void 0 ? void 0 : (0, node_path.relative)(repository, path);
}
function realPath(path) {
	try {
		return (0, node_fs.realpathSync)(path);
	} catch {
		return;
	}
}
function openUntracked(head, repository, file, path, within) {
	const real = realPath((0, node_path.resolve)(repository, path));
	if (real !== void 0 && leadsElsewhere(repository, path, real, (0, node_path.dirname)(real))) return elsewhere(file);
	return head.open(file, within);
}
function leadsElsewhere(repository, path, real, folder) {
	return real !== (0, node_path.resolve)(repository, path) || inSubmodule(repository, folder);
}
function elsewhere(file) {
	return require_base.unknown({
		what: `${file} is reached through a symbolic link or a submodule, and the change may have set where that leads`,
		next: "Name the file itself, by a path without links, in a repository that is checked out for it",
		place: require_base.wholeFile(file)
	});
}
function inSubmodule(repository, folder) {
	const top = git(folder, ["rev-parse", "--show-toplevel"]);
	const owner = top.ok ? top.output.toString("utf8").replace(/\n$/, "") : repository;
	const inner = (0, node_path.relative)(repository, owner);
	if (inner === "") return false;
	const tracked = git(repository, [
		"ls-files",
		"-z",
		"--",
		inner
	]);
	return !tracked.ok || tracked.output.length > 0;
}
function namesBelow(repository, path) {
	const tracked = git(repository, [
		"ls-files",
		"-z",
		"--",
		path || "."
	]);
	if (!tracked.ok) return tracked;
	const untracked = git(repository, [
		"ls-files",
		"-z",
		"--others",
		"--",
		path || "."
	]);
	if (!untracked.ok) return untracked;
	const names = (output) => firstBelow(path, output.toString("utf8").split("\0"));
	return {
		ok: true,
		tracked: names(tracked.output),
		untracked: names(untracked.output)
	};
}
function firstBelow(folder, paths) {
	const before = folder === "" ? "" : `${folder}/`;
	const names = paths.filter((path) => path.startsWith(before)).map((path) => path.slice(before.length).split("/", 1)[0]);
	return [...new Set(names)].filter((name) => name !== "");
}
function differs(base, head) {
	if (base.kind === "directory") return head.known && head.value.kind !== "directory";
	return !head.known || head.value.kind !== "file" || !head.value.bytes.equals(base.bytes);
}
function openAt(root, commit, file, path) {
	if (path === "") return treeAt(root, commit, file);
	const listed = git(root, [
		"ls-tree",
		"-z",
		"--full-tree",
		commit,
		"--",
		path
	]);
	if (!listed.ok) return failed(file, listed.why);
	const [mode, type, id] = listed.output.toString("utf8").split(/[ \t\0]/);
	if (!mode || !id) return void 0;
	if (type === "tree") return treeAt(root, id, file);
	if (type !== "blob" || mode === "120000") return require_base.unknown({
		what: `${file} is ${type === "blob" ? "a symbolic link" : "a submodule"} at the base, and it is not followed`,
		next: "Name the file itself",
		place: require_base.wholeFile(file)
	});
	const blob = git(root, [
		"cat-file",
		"blob",
		id
	]);
	if (!blob.ok) return failed(file, blob.why);
	return require_base.known({
		kind: "file",
		file,
		bytes: blob.output,
		executable: mode === "100755",
		from: `base ${commit.slice(0, 7)}`
	});
}
function treeAt(root, id, file) {
	const names = git(root, [
		"ls-tree",
		"-z",
		"--name-only",
		id
	]);
	if (!names.ok) return failed(file, names.why);
	const entries = names.output.toString("utf8").split("\0").filter(Boolean).sort();
	return require_base.known({
		kind: "directory",
		file,
		entries
	});
}
function failed(file, why) {
	return require_base.unknown({
		what: `${file} cannot be read at the base: ${why}`,
		next: "Check that the checkout is whole (fetch-depth: 0)",
		place: require_base.wholeFile(file)
	});
}
function environment() {
	const kept = Object.entries(process.env).filter(([name]) => !/^GIT_(?!CONFIG_)/.test(name));
	return {
		...Object.fromEntries(kept),
		LC_ALL: "C",
		GIT_LITERAL_PATHSPECS: "1",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_TERMINAL_PROMPT: "0"
	};
}
function git(cwd, args) {
	const { spawnSync } = process.getBuiltinModule("node:child_process");
	const { status, stdout, stderr, error } = spawnSync("git", [...args], {
		cwd,
		env: environment(),
		maxBuffer: require_gate.LARGEST,
		timeout: 6e4,
		stdio: [
			"ignore",
			"pipe",
			"pipe"
		]
	});
	if (status === 0) return {
		ok: true,
		output: stdout
	};
	const [line] = String(stderr ?? "").split("\n");
	return {
		ok: false,
		why: error ? `git did not run: ${error.message}` : line || `git ended with ${status}`
	};
}
exports.baseOf = baseOf;
