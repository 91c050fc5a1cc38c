const require_base = require("./base.js");
const require_git = require("./git.js");
// src/evidence/repository/history.ts
const MOST_UPDATES = 100;
function openHistory(root) {
	const objects = require_git.openObjects(root);
	if (!objects.known) return objects;
	const { head, cut, ask } = objects.value;
	const remembered = {
		trees: new Map(),
		outputs: new Map()
	};
	const answer = (ids, question) => {
		const refused = ids.filter((id) => !FULL.test(id));
		if (refused.length > 0) return require_base.unknown(...refused.map(notFull));
		return ask((run) => told(() => question(roomOf(run, cut, ids, remembered))));
	};
	return require_base.known({
		head,
		steps: (from, to) => answer([from, to], (room) => steps(room, from, to)),
		commits: (from, to) => answer([from, to], (room) => commits(room, from, to)),
		changed: (from, to) => answer([from, to], (room) => changed(room, from, to)),
		mergeBase: (a, b) => answer([a, b], (room) => mergeBase(room, a, b)),
		text: (commit, path) => answer([commit], (room) => text(room, commit, path)),
		held: (question) => question.approved === question.head && FULL.test(question.head) ? require_base.known(SAME) : answer([
			question.approved,
			question.head,
			question.base
		], (room) => held(room, question)),
		brought: (question) => question.result === question.head && FULL.test(question.head) ? require_base.known(SAME) : answer([
			question.head,
			question.onto,
			question.result
		], (room) => brought(room, question))
	});
}
const FULL = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const SAME = { kind: "same" };
var Untold = class extends Error {
	problems;
	constructor(...problems) {
		super();
		this.problems = problems;
	}
};
function told(question) {
	try {
		return require_base.known(question());
	} catch (error) {
		if (error instanceof Untold) return require_base.unknown(...error.problems);
		throw error;
	}
}
function roomOf(run, cut, ids, { trees, outputs }) {
	const find = (commits) => {
		for (const [commit, tree] of treesOf(run, commits)) trees.set(commit, tree);
	};
	const remembering = (args) => {
		const key = args.join("\0");
		const output = outputs.get(key) ?? run(args);
		if (output.ok) outputs.set(key, output);
		return output;
	};
	const unseen = [...new Set(ids)].filter((id) => !trees.has(id));
	if (unseen.length > 0) find(unseen);
	return {
		run: (args) => textOf(remembering(args)),
		try: remembering,
		cut,
		tree(commit) {
			if (!trees.has(commit)) find([commit]);
			return trees.get(commit);
		}
	};
}
function textOf(output) {
	if (output.ok) return output.output.toString("utf8");
	throw new Untold({
		what: `Git gives no answer in this checkout: ${output.why}`,
		next: `Check that the checkout is whole: ${WHOLE}`,
		place: PLACE
	});
}
const PLACE = require_base.wholeFile(".git");
const WHOLE = "fetch-depth: 0 and no filter for actions/checkout";
function treesOf(run, commits) {
	const answers = lines(textOf(run(["cat-file", "--batch-check=%(objectname) %(objecttype)"], commits.map((id) => `${id}\n${id}^{tree}\n`).join(""))));
	const found = new Map();
	const problems = [];
	commits.forEach((id, i) => {
		const [tree, type] = (answers[2 * i + 1] ?? "").split(" ");
		if (answers[2 * i] !== `${id} commit`) problems.push(missing(id));
		else if (tree && type === "tree") found.set(id, tree);
		else problems.push(withoutFiles(id));
	});
	if (problems.length > 0) throw new Untold(...problems);
	return found;
}
function lines(text) {
	return text.split("\n").filter(Boolean);
}
function notFull(id) {
	return {
		what: `${id === "" ? "An empty name" : id} is no full commit id, and a shorter name may stand for another commit tomorrow`,
		next: "Give all 40 or 64 lower-case hexadecimal digits of the commit",
		place: require_base.wholeFile(id)
	};
}
function missing(id) {
	return {
		what: `The commit ${id} is not in this checkout, so nothing can be proven about it`,
		next: `Check out with the whole history (fetch-depth: 0 for actions/checkout), or fetch it: git fetch origin ${id}`,
		place: require_base.wholeFile(id)
	};
}
function withoutFiles(id) {
	return {
		what: `The checkout has the commit ${id} without its files, so nothing can be proven about it`,
		next: `Check out without a filter: ${WHOLE}`,
		place: require_base.wholeFile(id)
	};
}
function cutOff(id) {
	return new Untold({
		what: `This checkout is shallow: its history ends at ${id}, and the answer may be behind it`,
		next: "Check out with the whole history (fetch-depth: 0 for actions/checkout), or git fetch --unshallow origin",
		place: require_base.wholeFile(id)
	});
}
function steps(room, from, to) {
	const found = room.run([
		"log",
		"--first-parent",
		"-z",
		"--encoding=UTF-8",
		"--format=%H %P%n%B",
		to,
		`^${from}`
	]).split("\0").filter(Boolean).map((entry) => {
		const end = entry.indexOf("\n");
		const [id = "", ...parents] = entry.slice(0, end).split(" ").filter(Boolean);
		const [title = ""] = entry.slice(end).trimStart().split("\n", 1);
		return {
			id,
			parents,
			title: title.trimEnd()
		};
	});
	ascertain(room, from, to, found.map(({ id }) => id));
	return found;
}
function commits(room, from, to) {
	const found = lines(room.run([
		"rev-list",
		to,
		`^${from}`
	]));
	ascertain(room, from, to, found);
	return found;
}
function ascertain(room, from, to, found) {
	const end = found.find((id) => room.cut.has(id));
	if (end !== void 0) throw cutOff(end);
	if (room.cut.size === 0 || found.length === 0) return;
	const above = new Set(lines(room.run([
		"rev-list",
		"--ancestry-path",
		to,
		`^${from}`
	])));
	if (found.every((id) => above.has(id))) return;
	const before = lines(room.run(["rev-list", from])).find((id) => room.cut.has(id));
	if (before !== void 0) throw cutOff(before);
}
function changed(room, from, to) {
	return differing(room, room.tree(from), room.tree(to));
}
function differing(room, from, to) {
	return room.run([
		"diff-tree",
		"-r",
		"-z",
		"--name-only",
		"--no-renames",
		"--no-ext-diff",
		"--ignore-submodules=none",
		from,
		to
	]).split("\0").filter(Boolean);
}
function meeting(room, a, b) {
	const output = room.try([
		"merge-base",
		"--all",
		a,
		b
	]);
	const found = !output.ok && output.status === 1 && output.output.length === 0 ? [] : lines(textOf(output));
	const behind = found.map((id) => `^${id}`);
	const end = (room.cut.size === 0 ? [] : lines(room.run([
		"rev-list",
		a,
		b,
		...behind
	]))).find((id) => room.cut.has(id));
	if (end !== void 0) throw cutOff(end);
	const [cut] = room.cut;
	if (found.length > 1 && cut !== void 0) throw cutOff(cut);
	if (found.length > 1) return "several";
	return found[0] ?? "nowhere";
}
function mergeBase(room, a, b) {
	const met = meeting(room, a, b);
	if (met !== "several" && met !== "nowhere") return met;
	throw new Untold({
		what: met === "several" ? `The histories of ${a} and ${b} cross, so they have no one commit in common from which a change could be told` : `${a} and ${b} have no commit in common`,
		next: "Merge the one into the other, or rebase it, so that it stands on the other",
		place: require_base.wholeFile(a)
	});
}
function text(room, commit, path) {
	if (path.split("/").some((part) => [
		"",
		".",
		".."
	].includes(part))) return void 0;
	const listed = room.run([
		"ls-tree",
		"-z",
		"--full-tree",
		commit,
		"--",
		path
	]);
	if (listed === "") return void 0;
	const [mode, type = "", id = ""] = listed.split(/[ \t]/);
	if (type === "blob" && mode !== "120000") return room.run([
		"cat-file",
		"blob",
		id
	]);
	throw new Untold({
		what: `${path} is ${KINDS[type] ?? "a symbolic link"} at ${require_base.short(commit)}, and a file belongs there`,
		next: "Put the file itself there",
		place: require_base.wholeFile(path)
	});
}
const KINDS = {
	tree: "a folder",
	commit: "a submodule"
};
function held(room, { approved, head, base }) {
	const before = baseBefore(room, base, head);
	if (before === void 0) return other("the base branch already has the whole head, and nothing tells what came from where");
	if (isUpdated(room, approved, head, before)) return {
		kind: "proven",
		how: "update"
	};
	const onto = meeting(room, head, before);
	const stood = meeting(room, approved, before);
	if (onto === "nowhere" || stood === "nowhere") return other(UNRELATED);
	if (onto === "several" || stood === "several") return other(CROSSED);
	if (!reaches(room, onto, stood)) return other("it stood on a newer commit of the base branch");
	const made = merged(room, onto, approved);
	if (typeof made !== "string") return other(made.why);
	const edited = differing(room, made, room.tree(head));
	return edited.length === 0 ? {
		kind: "proven",
		how: "rebase"
	} : other(`${paths(edited)} edited after it`);
}
function baseBefore(room, base, head) {
	if (!reaches(room, base, head)) return base;
	const since = new Set(lines(room.run([
		"rev-list",
		"--ancestry-path",
		base,
		`^${head}`
	])));
	const before = steps(room, head, base).findLast(({ id }) => since.has(id))?.parents[0];
	return before === head ? void 0 : before;
}
function reaches(room, from, ...ids) {
	return ids.every((id) => commits(room, from, id).length === 0);
}
function isUpdated(room, approved, head, base) {
	const updates = steps(room, approved, head);
	if (updates.length === 0 || updates.length > MOST_UPDATES) return false;
	if (updates.at(-1)?.parents[0] !== approved) return false;
	if (updates.some(({ parents }) => parents.length !== 2)) return false;
	if (!reaches(room, base, ...updates.map(({ parents }) => parents[1]))) return false;
	return updates.every(({ id, parents: [before, from] }) => {
		return merged(room, before, from) === room.tree(id);
	});
}
function brought(room, { head, onto, result }) {
	const how = wayIn(room, {
		head,
		onto,
		result
	});
	if (how === void 0) return other(`${require_base.short(result)} does not stand on ${require_base.short(onto)} alone`);
	const made = merged(room, onto, head);
	if (typeof made !== "string") return other(made.why);
	const edited = differing(room, made, room.tree(result));
	return edited.length === 0 ? {
		kind: "proven",
		how
	} : other(`${paths(edited)} edited as it went in`);
}
function wayIn(room, { head, onto, result }) {
	const made = steps(room, onto, result);
	const parents = made[0]?.parents ?? [];
	if (parents.length === 2 && parents.includes(head) && parents.includes(onto)) return "merge";
	if (made.some((step) => step.parents.length !== 1)) return void 0;
	if (made.at(-1)?.parents[0] !== onto) return void 0;
	return made.length === 1 ? "squash" : "rebase";
}
function merged(room, ours, theirs) {
	const met = meeting(room, ours, theirs);
	if (met === "several") return { why: CROSSED };
	if (met === "nowhere") return { why: UNRELATED };
	for (const commit of [
		ours,
		theirs,
		met
	]) room.tree(commit);
	const output = room.try([
		...MERGE_TREE,
		ours,
		theirs
	]);
	const conflicts = !output.ok && output.status === 1;
	if (!output.ok && !conflicts) throw notMerged(room, output);
	const [tree = "", ...files] = output.output.toString("utf8").split("\0").filter(Boolean);
	if (!FULL.test(tree)) throw notMerged(room, output);
	return conflicts ? { why: `it conflicts with the base branch in ${names(files)}, and nothing proves how that was resolved` } : tree;
}
const MERGE_TREE = [
	"merge-tree",
	"--write-tree",
	"-z",
	"--name-only",
	"--no-messages"
];
const CROSSED = "its history and that of the base branch cross, so git knows more than one way to merge them";
const UNRELATED = "it has no commit in common with the base branch";
function notMerged(room, output) {
	const version = room.run(["version"]).trim();
	const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
	const old = major < 2 || major === 2 && minor < 38;
	return new Untold({
		what: old ? `This is ${version}, and only git 2.38 or newer can compute a merge without a working tree, which is what proves that content is the same` : `Git cannot compute a merge in this checkout: ${output.ok ? "it does not say what it made" : output.why}`,
		next: old ? "Run it where git is 2.38 or newer, as on GitHub's own runners" : `Check that the checkout is whole: ${WHOLE}`,
		place: PLACE
	});
}
function other(why) {
	return {
		kind: "other",
		why
	};
}
function names(files) {
	return require_base.list([...new Set(files)], 2);
}
function paths(files) {
	return `${names(files)} ${files.length === 1 ? "was" : "were"}`;
}
exports.openHistory = openHistory;
