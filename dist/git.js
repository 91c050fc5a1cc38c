const require_gate = require("./gate.js");
const require_base = require("./base.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
// src/evidence/repository/git.ts
const SECONDS = 60;
function git(cwd, args, env = environment(), input) {
	const { spawnSync } = process.getBuiltinModule("node:child_process");
	const ended = spawnSync("git", [...args], {
		cwd,
		env,
		maxBuffer: require_gate.LARGEST,
		timeout: SECONDS * 1e3,
		killSignal: "SIGKILL",
		...input === void 0 ? {} : { input },
		stdio: [
			input === void 0 ? "ignore" : "pipe",
			"pipe",
			"pipe"
		]
	});
	const { status, signal, stdout, stderr } = ended;
	const error = status !== 0 && status !== null && isBrokenPipe(ended.error) ? void 0 : ended.error;
	if (status === 0 && !error) return {
		ok: true,
		output: stdout
	};
	const [line] = String(stderr ?? "").split("\n");
	return {
		ok: false,
		why: error ? reason(error) : line || `git ended with ${status ?? signal}`,
		status: error ? void 0 : status ?? void 0,
		output: stdout ?? Buffer.alloc(0)
	};
}
function isBrokenPipe(error) {
	return error?.code === "EPIPE";
}
function reason(error) {
	if (error.code === "ETIMEDOUT") return `git did not answer within ${SECONDS} seconds`;
	if (error.code === "ENOBUFS") return "git answers more than can be read";
	return `git did not run: ${error.message}`;
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
const APPROVAL = "what was approved is proven by it alone";
function topOf(root, purpose = APPROVAL) {
	const top = git(root, ["rev-parse", "--show-toplevel"]);
	if (!top.ok) return noRepository(top.why, purpose);
	try {
		return require_base.known((0, node_fs.realpathSync)(top.output.toString("utf8").replace(/\n$/, "")));
	} catch (error) {
		return noRepository(error.message, purpose);
	}
}
function openObjects(root, purpose = APPROVAL) {
	const head = git(root, [
		"rev-parse",
		"--verify",
		"--end-of-options",
		"HEAD^{commit}"
	]);
	const about = git(root, [
		"rev-parse",
		"--show-object-format",
		"--git-path",
		"objects",
		"--git-path",
		"shallow"
	]);
	if (!about.ok) return noRepository(about.why, purpose);
	if (!head.ok) return noRepository("nothing is checked out", purpose);
	const [format, objects, shallow, ...more] = about.output.toString("utf8").split("\n");
	if (!format || !objects || !shallow || more.join("") !== "") return noRepository("the path of its folder cannot be understood", purpose);
	const ends = readEnds((0, node_path.resolve)(root, shallow));
	return require_base.known({
		head: head.output.toString("utf8").trim(),
		cut: new Set(ends.split("\n").filter(Boolean)),
		ask: (question) => {
			const room = openRoom(format, (0, node_path.resolve)(root, objects), ends);
			if (!room.known) return room;
			try {
				return question(room.value.run);
			} finally {
				room.value.close();
			}
		},
		openRoom: () => openRoom(format, (0, node_path.resolve)(root, objects), ends)
	});
}
function readEnds(file) {
	try {
		return (0, node_fs.readFileSync)(file, "utf8");
	} catch {
		return "";
	}
}
function openRoom(format, objects, ends) {
	let folder;
	try {
		folder = makeRoom(format, objects, ends);
	} catch (error) {
		return require_base.unknown({
			what: `Git needs a temporary folder to prove anything, and none can be made: ${error.message}`,
			next: "Let TMPDIR name a folder that can be written to",
			place: require_base.wholeFile(".git")
		});
	}
	const env = roomEnvironment(folder);
	return require_base.known({
		format,
		run: (args, input) => git(folder, args, env, input),
		folder,
		env,
		close: () => (0, node_fs.rmSync)(folder, {
			recursive: true,
			force: true
		})
	});
}
function makeRoom(format, objects, ends) {
	const { tmpdir } = process.getBuiltinModule("node:os");
	const room = (0, node_fs.mkdtempSync)((0, node_path.join)(tmpdir(), "rollcall-git-"));
	(0, node_fs.mkdirSync)((0, node_path.join)(room, "refs"));
	(0, node_fs.mkdirSync)((0, node_path.join)(room, "objects/info"), { recursive: true });
	(0, node_fs.writeFileSync)((0, node_path.join)(room, "HEAD"), "ref: refs/heads/none\n");
	(0, node_fs.writeFileSync)((0, node_path.join)(room, "config"), configuration(format));
	(0, node_fs.writeFileSync)((0, node_path.join)(room, "objects/info/alternates"), `${objects}\n`);
	if (ends !== "") (0, node_fs.writeFileSync)((0, node_path.join)(room, "shallow"), ends);
	return room;
}
function configuration(format) {
	return [
		"[core]",
		`repositoryFormatVersion = ${format === "sha1" ? 0 : 1}`,
		"bare = true",
		"commitGraph = false",
		...format === "sha1" ? [] : ["[extensions]", `objectFormat = ${format}`],
		"[merge]",
		"renames = true",
		"directoryRenames = conflict",
		"renameLimit = 7000",
		"renormalize = false",
		""
	].join("\n");
}
function roomEnvironment(room) {
	const kept = Object.entries(environment()).filter(([name]) => !/^GIT_CONFIG/.test(name));
	return {
		...Object.fromEntries(kept),
		HOME: room,
		XDG_CONFIG_HOME: room,
		GIT_DIR: room,
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_ATTR_NOSYSTEM: "1",
		GIT_NO_LAZY_FETCH: "1"
	};
}
function noRepository(why, purpose) {
	return require_base.unknown({
		what: `Git cannot be asked here (${why}), and ${purpose}`,
		next: /dubious ownership/.test(why) ? "Let git read what another user checked out: git config --global --add safe.directory and the folder" : "Check out the repository first: actions/checkout with fetch-depth: 0",
		place: require_base.wholeFile(".git")
	});
}
exports.git = git;
exports.openObjects = openObjects;
exports.topOf = topOf;
