const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_base = require("./base.js");
const require_git = require("./git.js");
// src/evidence/repository/commit-files.ts
var commit_files_exports = require_rolldown_runtime.__exportAll({ commitIn: () => commitIn });
function commitIn(root, revision) {
	const found = require_git.git(root, [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	]);
	const id = found.ok ? found.output.toString("utf8").trim() : "";
	return /^[0-9a-f]+$/.test(id) ? id : void 0;
}
function openAt(at, file, path) {
	const { root, commit, role } = at;
	if (path === "") return treeAt(at, commit, file);
	const listed = require_git.git(root, [
		"ls-tree",
		"-z",
		"--full-tree",
		commit,
		"--",
		path
	]);
	if (!listed.ok) return failed(role, file, listed.why);
	const [mode, type, id] = listed.output.toString("utf8").split(/[ \t\0]/);
	if (!mode || !id) return void 0;
	if (type === "tree") return treeAt(at, id, file);
	if (type !== "blob" || mode === "120000") return require_base.unknown({
		what: `${file} is ${type === "blob" ? "a symbolic link" : "a submodule"} at the ${role}, and it is not followed`,
		next: "Name the file itself",
		place: require_base.wholeFile(file)
	});
	const blob = require_git.git(root, [
		"cat-file",
		"blob",
		id
	]);
	if (!blob.ok) return failed(role, file, blob.why);
	return require_base.known({
		kind: "file",
		file,
		bytes: blob.output,
		executable: mode === "100755",
		from: `${role} ${commit.slice(0, 7)}`
	});
}
function treeAt({ root, role }, id, file) {
	const names = require_git.git(root, [
		"ls-tree",
		"-z",
		"--name-only",
		id
	]);
	if (!names.ok) return failed(role, file, names.why);
	const entries = names.output.toString("utf8").split("\0").filter(Boolean).sort();
	return require_base.known({
		kind: "directory",
		file,
		entries
	});
}
function failed(role, file, why) {
	return require_base.unknown({
		what: `${file} cannot be read at the ${role}: ${why}`,
		next: "Check that the checkout is whole (fetch-depth: 0)",
		place: require_base.wholeFile(file)
	});
}
Object.defineProperty(exports, "commitIn", {
	enumerable: true,
	get: function() {
		return commitIn;
	}
});
Object.defineProperty(exports, "commit_files_exports", {
	enumerable: true,
	get: function() {
		return commit_files_exports;
	}
});
Object.defineProperty(exports, "failed", {
	enumerable: true,
	get: function() {
		return failed;
	}
});
Object.defineProperty(exports, "openAt", {
	enumerable: true,
	get: function() {
		return openAt;
	}
});
