const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_gate = require("./gate.js");
const require_base = require("./base.js");
const require_commit_files = require("./commit-files.js");
const require_git = require("./git.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
// src/evidence/repository/base.ts
var base_exports = require_rolldown_runtime.__exportAll({ baseOf: () => baseOf });
function baseOf(root, revision) {
	const id = require_commit_files.commitIn(root, revision);
	const top = require_git.git(root, ["rev-parse", "--show-toplevel"]);
	if (!top.ok || id === void 0) return require_base.unknown({
		what: `The base ${revision} is not in this checkout${top.ok ? "" : ` (${top.why})`}, and policy and inventory are read from it, never from the change they judge`,
		next: "Check out with its history: fetch-depth: 0 for actions/checkout, or git fetch origin and the base",
		place: require_base.wholeFile(revision)
	});
	const repository = top.output.toString("utf8").replace(/\n$/, "");
	const home = (0, node_fs.realpathSync)(root);
	const at = {
		root: repository,
		commit: id,
		role: "base"
	};
	const head = require_gate.workingTree(home);
	const edited = new Set();
	const added = new Set();
	const open = (file, within) => {
		const path = pathIn(repository, home, file);
		if (file === "-" || path === void 0) return head.open(file, within);
		const entry = require_commit_files.openAt(at, file, path);
		if (entry) {
			if (!entry.known) return entry;
			if (differs(entry.value, head.open(file))) edited.add(file);
			return entry.value.kind === "file" ? entry : openDirectory(entry.value, path);
		}
		const tracked = require_git.git(repository, [
			"ls-files",
			"-z",
			"--",
			path
		]);
		if (!tracked.ok) return require_commit_files.failed("base", file, tracked.why);
		if (tracked.output.length === 0) return openUntracked(head, repository, file, path, within);
		const below = namesBelow(repository, path);
		if (!below.ok) return require_commit_files.failed("base", file, below.why);
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
		if (!below.ok) return require_commit_files.failed("base", file, below.why);
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
	const top = require_git.git(folder, ["rev-parse", "--show-toplevel"]);
	const owner = top.ok ? top.output.toString("utf8").replace(/\n$/, "") : repository;
	const inner = (0, node_path.relative)(repository, owner);
	if (inner === "") return false;
	const tracked = require_git.git(repository, [
		"ls-files",
		"-z",
		"--",
		inner
	]);
	return !tracked.ok || tracked.output.length > 0;
}
function namesBelow(repository, path) {
	const tracked = require_git.git(repository, [
		"ls-files",
		"-z",
		"--",
		path || "."
	]);
	if (!tracked.ok) return tracked;
	const untracked = require_git.git(repository, [
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
Object.defineProperty(exports, "base_exports", {
	enumerable: true,
	get: function() {
		return base_exports;
	}
});
Object.defineProperty(exports, "openUntracked", {
	enumerable: true,
	get: function() {
		return openUntracked;
	}
});
Object.defineProperty(exports, "pathIn", {
	enumerable: true,
	get: function() {
		return pathIn;
	}
});
Object.defineProperty(exports, "realPath", {
	enumerable: true,
	get: function() {
		return realPath;
	}
});
