#!/usr/bin/env node
const require_base = require("./base.js");
let node_fs = require("node:fs");
// src/commands/help.ts
const help = `Every host answers before you go live.

Rollcall judges a rollout before it happens: whether exactly the declared hosts
are touched and, before going live, every one of them reports the declared
version, whether anything wakes or reuses a retired flag, and whether an
independent person has approved it.

Usage
  rollcall check [MANIFEST…]     judge rollouts; the exit code is the verdict
  rollcall hosts SELECTOR        what a selector yields, and why each host is in or out
  rollcall flags                 live and retired flags, and where code reads each
  rollcall flags retire KEY      the tombstone of a flag
  rollcall flags record          what this release reads, for hosts that stay on it
  rollcall replay --range A..B   what the flag rules would have blocked in the past
  rollcall digest [MANIFEST…]    the fingerprint of a plan, to approve it by
  rollcall explain [RULE]        what a rule asks and why; all rules without a name
  rollcall help COMMAND          the options of a command
  rollcall --version

Exit codes
  0  pass
  1  blocked
  2  could not judge, which also stops the rollout
  3  waiting for a person or a host

Try
  rollcall check examples/quick-start/deploy.yml
`;
const COMMANDS$1 = {
	check: `Judge rollouts; the exit code is the verdict.

Usage
  rollcall check [MANIFEST…] [options]

MANIFEST is a file or a glob in quotes, and deploy/*.{yml,yaml,json} if there is
none. A glob that matches nothing is an error, never a pass.

Options
  --moment MOMENT     plan (default): is the plan sound?
                      deploy: may it start?
                      activate: did it arrive everywhere? Needs --observed
  --policy FILE       default: .github/rollcall.yml (or .yaml) in the nearest
                      folder above the manifest, up to the top of its repository
  --inventory FILE    file or folder; repeat it for several. Default: what the
                      policy names
  --flags FILE        registry of flags; repeat it for several. Default: what the
                      policy names, else flags.yml where it is there
  --touches FILE      what the deploying tool says it will touch: a plain list,
                      or what ansible --list-hosts prints; for one manifest
  --observed FILE     what each host reports, as JSON, NDJSON or CSV
  --deadline TIME     until when a silent host may still answer (exit code 3);
                      without it, silence blocks
  --base COMMIT       read policy and inventory at this commit, so that a change
                      cannot edit what judges it
  --commit REVISION   the commit that would go live, for the plan digest and for
                      what GitHub is asked
  --pull NUMBER       ask GitHub about this pull request into --base, where the
                      policy has a review; GITHUB_TOKEN says on whose behalf
  --repository NAME   OWNER/NAME on GitHub; default: GITHUB_REPOSITORY
  --require-review    a policy that asks for no second reviewer is an error
  --environment NAME  every manifest has to be for this environment
  --earlier FILE      the decision file of the moment before
  --incident TEXT     the incident for which the glass is broken
  --github-evidence FILE
                      judge what GitHub said at another time; asks nobody
  --record FILE       write what GitHub said there, to judge it again
  --as-of TIME        judge as of this time, to replay a rollout of the past
  --decision FILE     write the decision there as JSON
  --format FORMAT     text (default), json, or github (workflow commands)
  --quiet             without what passed and the sources

- stands for standard input. Colours only on a terminal; NO_COLOR turns them off.
`,
	digest: `The fingerprint of a plan: the commit, the manifest, the resolved hosts, the
flags and the policy. Who approves a release quotes it.

Usage
  rollcall digest [MANIFEST…] [options]

MANIFEST is as for check.

Options
  --policy FILE       default: .github/rollcall.yml (or .yaml) in the nearest
                      folder above the manifest, up to the top of its repository
  --inventory FILE    file or folder; repeat it for several. Default: what the
                      policy names
  --touches FILE      what the deploying tool says it will touch
  --base COMMIT       read policy and inventory at this commit
  --commit REVISION   the commit that would go live
  --format FORMAT     text (default) or json
`,
	hosts: `What a selector yields, and why each host is in or out.

Usage
  rollcall hosts SELECTOR [options]

SELECTOR is an Ansible host pattern: web, web:db, web:&eu, web:!web-3, 'web-*',
'~web-\\d+$', 'web[0:2]'. Put it in quotes.

Options
  --inventory FILE    file or folder; repeat it for several. Default: what the
                      policy names
  --policy FILE       default: .github/rollcall.yml (or .yaml) in this folder or
                      the nearest above it, up to the top of its repository
  --all               list every host that is out, too
  --format FORMAT     text (default), json, or names (one a line)

Exit codes
  0  the selector is sound
  1  it holds something that check blocks unless the policy says otherwise
  2  it could not be resolved
`,
	flags: `Live and retired flags: where each is read, who owns it, what is overdue.

Usage
  rollcall flags [options]
  rollcall flags retire KEY --reason TEXT [options]
  rollcall flags record --release VERSION [options]

retire prints the tombstone of a flag, to be added to the registry below retired.
record prints what the code at the commit that is checked out reads, for
releases/VERSION.json: hosts that stay on this release are judged by it.

Options
  --flags FILE        registry of flags; repeat it for several. Default: what the
                      policy names, else flags.yml where it is there
  --policy FILE       default: .github/rollcall.yml (or .yaml) in this folder or
                      the nearest above it, up to the top of its repository
  --format FORMAT     of the list: text (default) or json
  --as-of TIME        of the list: what is overdue as of this time
  --reason TEXT       of retire: why nobody may use it again
  --date DATE         of retire: since when; default: today
  --write             of retire: move the entry in the file that has it
  --release VERSION   of record: the version that is built
  --output FILE       of record: write it there
`,
	replay: `What the rules of flags would have blocked in the past.

Usage
  rollcall replay --range A..B [options]

Each commit of the range, by its first parents, is judged as of the moment it was
made, against its parent. A history that knew no tombstones is judged as if each
deletion had written one. It ends with 0 whatever it finds: nothing is stopped.

Options
  --range A..B        the commits behind B and not behind A; B alone for all
  --flags FILE        registry of flags; repeat it for several. Default: what the
                      policy names, else flags.yml
  --policy FILE       default: .github/rollcall.yml (or .yaml) in this folder or
                      the nearest above it, up to the top of its repository
  --environment NAME  whose severities hold; default: production
  --strict            also tell of deletions that left no tombstone
  --format FORMAT     text (default) or json
`,
	explain: `What a rule asks, why, and what to do when it blocks.

Usage
  rollcall explain          all rules with their question
  rollcall explain RULE     the page of one rule, as hosts/missing
`
};
function commandHelp(name) {
	const text = Object.hasOwn(COMMANDS$1, name) ? COMMANDS$1[name] : void 0;
	if (text === void 0) throw new require_base.UsageError(`${JSON.stringify(name)} is no command`);
	return text;
}
// src/commands/index.ts
const COMMANDS = {
	check: async () => (await Promise.resolve().then(() => require("./gate.js")).then((n) => n.check_exports)).check,
	hosts: async () => (await Promise.resolve().then(() => require("./hosts.js"))).hosts,
	flags: async () => (await Promise.resolve().then(() => require("./flags.js"))).flags,
	replay: async () => (await Promise.resolve().then(() => require("./replay.js"))).replay,
	digest: async () => (await Promise.resolve().then(() => require("./digest.js"))).digest,
	explain: async () => (await Promise.resolve().then(() => require("./explain.js"))).explain
};
async function run(args, terminal) {
	try {
		return await dispatch(args, terminal);
	} catch (error) {
		if (error instanceof require_base.UsageError) terminal.stderr(`rollcall: ${require_base.line(error.message)}\nTry rollcall --help\n`);
		else {
			const reason = error instanceof Error ? error.message : String(error);
			terminal.stderr(`rollcall: it could not judge: ${require_base.line(reason)}\n`);
		}
		return 2;
	}
}
async function dispatch(args, terminal) {
	const [name, ...rest] = args;
	if (name === void 0 || name === "--help" || name === "-h" || name === "help") {
		const topic = rest[0];
		terminal.stdout(topic === void 0 ? help : commandHelp(topic));
		return name === void 0 ? 2 : 0;
	}
	if (name === "--version" || name === "-v") {
		terminal.stdout(`${require_base.version}\n`);
		return 0;
	}
	const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0;
	if (!load) throw new require_base.UsageError(unknownCommand(name));
	if (rest.length === 1 && (rest[0] === "--help" || rest[0] === "-h")) {
		terminal.stdout(commandHelp(name));
		return 0;
	}
	return (await load())(rest, terminal);
}
function unknownCommand(name) {
	const near = require_base.nearest(name, Object.keys(COMMANDS));
	return `${JSON.stringify(name)} is no command${near ? `; did you mean ${near}?` : ""}`;
}
// src/cli.ts
let written = true;
run(process.argv.slice(2), {
	stdout: (text) => print(1, text),
	stderr: (text) => print(2, text),
	colour: (0, node_fs.fstatSync)(1).isCharacterDevice(),
	root: process.cwd(),
	environment: process.env,
	clock: Date.now
}).then((code) => {
	if (written) process.exit(code);
	process.exitCode = code;
});
function print(descriptor, text) {
	const bytes = Buffer.from(text);
	let at = 0;
	try {
		while (at < bytes.length) at += (0, node_fs.writeSync)(descriptor, bytes, at);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : void 0;
		if (code === "EAGAIN") {
			written = false;
			(descriptor === 1 ? process.stdout : process.stderr).on("error", () => {}).write(bytes.subarray(at));
			return;
		}
		if (code === "EPIPE" || descriptor === 2) return;
		throw error;
	}
}
