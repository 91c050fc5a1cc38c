const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_gate = require("./gate.js");
const require_base = require("./base.js");
const require_base$1 = require("./base2.js");
const require_commit_files = require("./commit-files.js");
const require_git = require("./git.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
// src/evidence/repository/head.ts
var head_exports = require_rolldown_runtime.__exportAll({ headOf: () => headOf });
function headOf(root, revision) {
	const id = require_commit_files.commitIn(root, revision);
	const top = require_git.git(root, ["rev-parse", "--show-toplevel"]);
	if (!top.ok || id === void 0) return require_base.unknown({
		what: `The head ${revision} is not in this checkout${top.ok ? "" : ` (${top.why})`}, and the change is read from it`,
		next: `Fetch it without checking it out: git fetch origin ${revision}`,
		place: require_base.wholeFile(revision)
	});
	const repository = top.output.toString("utf8").replace(/\n$/, "");
	const home = (0, node_fs.realpathSync)(root);
	const tree = require_gate.workingTree(home);
	const at = {
		root: repository,
		commit: id,
		role: "head"
	};
	return require_base.known({
		open: (file, within) => {
			const path = require_base$1.pathIn(repository, home, file);
			if (file === "-" || path === void 0) return tree.open(file, within);
			const entry = require_commit_files.openAt(at, file, path);
			if (entry) return entry;
			const tracked = require_git.git(repository, [
				"ls-files",
				"-z",
				"--",
				path
			]);
			if (!tracked.ok) return require_commit_files.failed("head", file, tracked.why);
			if (tracked.output.length === 0) return require_base$1.openUntracked(tree, repository, file, path, within);
			return require_base.unknown({
				what: `${file} does not exist at ${id.slice(0, 7)}, the head of the change`,
				next: "Check the name; it is relative to the folder that the command runs in",
				place: require_base.wholeFile(file),
				absent: true
			});
		},
		list: (folder) => listAt(repository, id, require_base$1.pathIn(repository, home, folder))
	});
}
function listAt(root, commit, path) {
	if (path === void 0) return [];
	const listed = require_git.git(root, [
		"ls-tree",
		"-z",
		"--full-tree",
		path === "" ? commit : `${commit}:${(0, node_path.join)(path)}`
	]);
	if (!listed.ok) return [];
	return listed.output.toString("utf8").split("\0").filter(Boolean).map((entry) => {
		const [about = "", name = ""] = entry.split("	");
		return {
			name,
			directory: about.split(" ")[1] === "tree"
		};
	}).sort((a, b) => a.name < b.name ? -1 : 1);
}
Object.defineProperty(exports, "headOf", {
	enumerable: true,
	get: function() {
		return headOf;
	}
});
Object.defineProperty(exports, "head_exports", {
	enumerable: true,
	get: function() {
		return head_exports;
	}
});
