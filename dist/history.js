const require_base = require("./base.js");
const require_git = require("./git.js");
const require_scanner = require("./scanner.js");
const require_reverts = require("./reverts.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
// src/evidence/flags/history/index.ts
const answers = new Map();
async function readHistory(question) {
	if (question.added.length === 0) return require_base.known({
		added: 0,
		commits: 0,
		former: []
	});
	const key = keyOf(question);
	const answer = answers.get(key) ?? look(question);
	answers.set(key, answer);
	const read = await answer;
	if (!read.known) {
		answers.delete(key);
		return read;
	}
	const former = read.value.former.filter((each) => !isStillRead(each, question));
	return require_base.known({
		...read.value,
		former
	});
}
function isStillRead({ key, how }, { added, readAtBase }) {
	if (how === "defined") return false;
	return added.filter((flag) => flag.key === key).flatMap(namesIn).some((name) => readAtBase.has(require_base.folded(name)));
}
function namesIn({ key, aliases }) {
	return [key, ...aliases];
}
function keyOf({ root, base, head, added, registries, folder, policy }) {
	const { include, exclude, calls, releases } = policy;
	const flags = added.map(namesIn);
	return JSON.stringify([
		root,
		base,
		head,
		flags,
		registries,
		folder,
		include,
		exclude,
		calls,
		releases
	]);
}
async function look(question) {
	const opened = require_base.both(require_git.topOf(question.root), require_git.openObjects(question.root));
	if (!opened.known) return opened;
	const [top, objects] = opened.value;
	const room = objects.openRoom();
	if (!room.known) return room;
	const home = (0, node_fs.realpathSync)(question.root);
	try {
		const whole = wholeBranch(room.value, objects, question.base);
		if (!whole.known) return whole;
		return await walk(question, room.value, (path) => (0, node_path.relative)(home, (0, node_path.join)(top, path)));
	} finally {
		room.value.close();
	}
}
function wholeBranch(room, { cut }, base) {
	if (cut.size === 0) return require_base.known(void 0);
	const first = room.run([
		"rev-list",
		"--first-parent",
		"--max-parents=0",
		base
	]);
	const ends = first.ok ? first.output.toString("utf8").split("\n").filter(Boolean) : [];
	if (ends.length > 0 && ends.every((end) => !cut.has(end))) return require_base.known(void 0);
	return require_base.unknown({
		what: "This checkout is shallow: its history is cut off, and a flag that was removed before that might come back unseen",
		next: "Check out with the whole history: fetch-depth: 0 for actions/checkout",
		place: require_base.wholeFile(".git")
	});
}
async function walk(question, room, named) {
	const { added, registries, folder, policy } = question;
	const flagOf = new Map(added.flatMap((flag) => namesIn(flag).map((name) => [require_base.folded(name), flag])));
	const keys = [...flagOf.keys()].filter((key) => key !== "");
	const removals = require_reverts.openRemovals(question, named);
	const found = new Map();
	const trouble = [];
	try {
		const code = require_reverts.codePaths(folder, policy.include);
		const paths = code.length === 0 ? [] : [...code, ...registries.map(({ path }) => path)];
		const scanner = require_scanner.scannerOf(keys);
		const commits = await require_reverts.walkLog({
			room,
			range: question.base,
			order: "newest first",
			paths,
			scanner
		}, { async hit({ name, commit, file, how }) {
			const flag = flagOf.get(keys[name]);
			if (how === "added" || found.has(flag)) return true;
			const removed = await removals.of(flag, commit, file.path);
			if (!removed.known) trouble.push(...removed.because);
			else if (removed.value) found.set(flag, {
				...removed.value,
				commit
			});
			return trouble.length === 0 && found.size < added.length;
		} });
		if (trouble.length > 0) return require_base.unknown(...trouble);
		if (!commits.known) return commits;
		const reverts = require_reverts.revertsIn(room, question);
		return require_base.known({
			added: added.length,
			commits: commits.value,
			former: [...found].map(([{ key }, { how, was, commit }]) => ({
				key,
				how,
				was,
				removed: {
					commit: commit.id,
					at: commit.at,
					title: commit.title
				},
				revertedBy: reverts(commit)
			}))
		});
	} finally {
		removals.close();
	}
}
exports.readHistory = readHistory;
