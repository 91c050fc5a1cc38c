const require_base = require("./base.js");
const require_gate = require("./gate.js");
const require_base$1 = require("./base2.js");
const require_git = require("./git.js");
const require_history = require("./history2.js");
const require_record = require("./record.js");
let node_path = require("node:path");
// src/evidence/repository/code-owners.ts
const LARGEST$1 = 3145728;
function readCodeOwners(file, text) {
	if (Buffer.byteLength(text) >= LARGEST$1) return require_base.unknown({
		what: `${file} has 3 MiB or more, and GitHub does not load it, so nobody would own anything`,
		next: "Let patterns with wildcards stand for several lines",
		place: require_base.wholeFile(file)
	});
	const rules = [];
	const faults = [];
	text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/).forEach((line, i) => {
		const place = {
			file,
			line: i + 1,
			column: 1 + line.length - line.trimStart().length
		};
		const read = readLine(line.trim(), place);
		if (read && "what" in read) faults.push(read);
		else if (read) rules.push(read);
	});
	if (faults.length > 0) return require_base.unknown(...require_base.firstOf(faults, (fault) => fault));
	return require_base.known({
		size: rules.length,
		of: (path) => {
			const parts = path.split("/");
			return rules.findLast(({ pattern }) => matchesPath(pattern, parts));
		}
	});
}
function readLine(line, place) {
	if (line === "" || line.startsWith("#")) return void 0;
	const written = /^(?:\\.|[^\s\\])*\\?/.exec(line)?.[0] ?? "";
	const wrong = whyInvalid(written);
	if (wrong) return {
		what: `GitHub passes over the line of ${written}: ${wrong.why}; so what it stands for may be guarded by nobody`,
		next: wrong.next,
		place
	};
	const owners = [];
	for (const name of line.slice(written.length).split(/\s+/).filter(Boolean)) {
		if (name.startsWith("#")) break;
		const owner = ownerOf(name);
		if (!owner) return badOwner(written, name, place);
		owners.push(owner);
	}
	return {
		pattern: compile(written),
		owners,
		place
	};
}
function badOwner(written, name, place) {
	return {
		what: /^[^@\s]+@[^@\s]+$/.test(name) ? `${written} belongs to the e-mail address ${name}, and only GitHub can tell whose it is` : `${written} belongs to ${name}, which is neither a person nor a team, and GitHub passes over the line`,
		next: "Name the owner as @user or @organization/team",
		place
	};
}
function ownerOf(name) {
	const [, organization, team] = /^@([A-Za-z0-9][\w-]*)(?:\/([\w.-]+))?$/.exec(name) ?? [];
	if (organization === void 0) return void 0;
	return team === void 0 ? {
		kind: "login",
		login: organization
	} : {
		kind: "team",
		team: `${organization}/${team}`
	};
}
function whyInvalid(written) {
	const because = (why, next) => ({
		why,
		next
	});
	if (written.startsWith("!")) return because("a pattern cannot be negated", "Write a later line without owners instead");
	if (/[[\]]/.test(written)) return because("it knows neither ranges in brackets nor sections", "Write one line for each pattern");
	if (written.includes("#")) return because("a # begins a comment, also behind a backslash", "Match it with a ?");
	if (written.includes("***")) return because("it knows no ***", "Write ** for any folders");
	if (/(?:^|[^\\])(?:\\\\)*\\$/.test(written)) return because("nothing is behind its last backslash", "Remove the backslash");
	if (written.replace(/^\//, "").replace(/\/$/, "").split("/").some((part) => [
		"",
		".",
		".."
	].includes(part))) return because("no path is written like this", "Write the path as git has it, or * for all");
}
const ANY = "**";
const ANYTHING = [null];
function compile(written) {
	const parts = written.replace(/^\//, "").replace(/\/$/, "").split("/");
	const anchored = written.startsWith("/") || parts.length > 1;
	const names = parts.map((part) => part === ANY ? ANY : nameOf$1(part));
	const last = parts.at(-1);
	const below = () => {
		if (written.endsWith("/")) return [ANYTHING, ANY];
		if (last === ANY) return [ANYTHING];
		return last === "*" && anchored ? [] : [ANY];
	};
	return [
		...anchored ? [] : [ANY],
		...names,
		...below()
	];
}
function nameOf$1(part) {
	return Array.from(part.matchAll(/\\(.)|\*+|./gsu), ([found, escaped]) => {
		if (escaped !== void 0) return escaped;
		if (found.startsWith("*")) return null;
		return found === "?" ? void 0 : found;
	});
}
function matchesPath(pattern, parts) {
	return matches(pattern, parts, (part) => part === ANY, matchesName);
}
function matchesName(name, part) {
	if (name === ANY) return true;
	return matches(name, [...part], (each) => each === null, (each, character) => each === void 0 || each === character);
}
function matches(pattern, text, isAny, fits) {
	let p = 0;
	let t = 0;
	let wildcard = -1;
	let taken = 0;
	while (t < text.length) if (p < pattern.length && isAny(pattern[p])) {
		wildcard = p++;
		taken = t;
	} else if (p < pattern.length && fits(pattern[p], text[t])) {
		p++;
		t++;
	} else if (wildcard >= 0) {
		p = wildcard + 1;
		t = ++taken;
	} else return false;
	return pattern.slice(p).every(isAny);
}
// src/evidence/repository/guarded.ts
const MOST_PATTERNS = 1e3;
const LONGEST$3 = 4096;
const MOST_COMPARISONS = 2e7;
async function guardedFiles(paths, guards, codeOwners) {
	const long = paths.find((path) => path.length > LONGEST$3);
	if (long !== void 0) return tooLong(long);
	const byGuards = await guardedBy(paths, guards);
	const byOwners = codeOwners ? ownedFiles(paths, codeOwners) : require_base.known([]);
	const found = require_base.all([byGuards, byOwners]);
	return found.known ? require_base.known(found.value.flat()) : found;
}
function tooLong(path) {
	return require_base.unknown({
		what: `The change has a path of ${require_base.thousands(path.length)} characters (${require_base.cut(path, 40)}), and nobody can say whether it is guarded`,
		next: "Give the file a shorter name",
		place: require_base.wholeFile(require_base.cut(path, 40))
	});
}
async function guardedBy(paths, guards) {
	const read = require_base.all(await Promise.all(guards.map(readGuard)));
	if (!read.known) return read;
	const patterns = read.value.reduce((sum, each) => sum + each.size, 0);
	if (paths.length * patterns > MOST_COMPARISONS) return tooMany$2(paths, patterns, guards);
	return require_base.known(paths.flatMap((path) => read.value.filter(({ matches }) => matches(folded$1(path))).map(({ guard: { because, owners, place } }) => ({
		path,
		because,
		owners,
		place
	}))));
}
function tooMany$2(paths, patterns, [guard]) {
	return require_base.unknown({
		what: `${require_base.count(paths.length, "changed file")} and ${require_base.count(patterns, "pattern")} of guarded files are too many to compare`,
		next: "Let patterns with wildcards stand for several, or release in smaller steps",
		place: guard?.place ?? require_base.wholeFile("CODEOWNERS")
	});
}
async function readGuard(guard) {
	const read = require_base.all(await Promise.all(guard.paths.map((path) => readGlob(path, guard))));
	if (!read.known) return read;
	const patterns = read.value.flat();
	return require_base.known({
		guard,
		size: patterns.length,
		matches: (path) => patterns.some((matches) => matches(path))
	});
}
async function readGlob(written, { place }) {
	const refuse = (what) => require_base.unknown({
		what: `${what}, so it guards nothing`,
		next: "Mend the pattern",
		place
	});
	if (written.length > LONGEST$3) return refuse(`A guarded path has more than ${require_base.thousands(LONGEST$3)} characters`);
	const path = folded$1(written).replace(/^(?:\.?\/+)+/, "").replace(/\/+$/, "/**").replace(/^$/, "**");
	if (path.split("/").some((part) => [
		"",
		".",
		".."
	].includes(part))) return refuse(`${written} is no path of the repository`);
	const { Minimatch, minimatch } = await Promise.resolve().then(() => require("./esm.js"));
	const globs = minimatch.braceExpand(path, { braceExpandMax: 1001 });
	if (globs.length > MOST_PATTERNS) return refuse(`The braces of ${written} stand for more than ${require_base.thousands(MOST_PATTERNS)} patterns`);
	return require_base.known([literally(path), ...globs.map((glob) => matcherOf(new Minimatch(glob, OPTIONS)))]);
}
const OPTIONS = {
	dot: true,
	nobrace: true,
	nocomment: true,
	nonegate: true,
	platform: "linux"
};
function matcherOf(matcher) {
	const folder = literalFolder(matcher.pattern);
	return (path) => folder.startsWith(`${path}/`) || matcher.match(path);
}
function literalFolder(glob) {
	const wildcard = glob.search(/[*?[\\!+@(]/);
	const literal = wildcard < 0 ? glob : glob.slice(0, wildcard);
	return literal.slice(0, literal.lastIndexOf("/") + 1);
}
function literally(path) {
	const below = path.endsWith("/**") ? path.slice(0, -2) : void 0;
	return (other) => other === path || below !== void 0 && `${other}/`.startsWith(below);
}
function folded$1(path) {
	return path.toUpperCase().toLowerCase().normalize("NFC");
}
function ownedFiles(paths, { text, file }) {
	const read = readCodeOwners(file, text);
	if (!read.known) return read;
	if (paths.length * read.value.size > MOST_COMPARISONS) return tooMany$2(paths, read.value.size, []);
	return require_base.known(paths.flatMap((path) => {
		const owned = read.value.of(path);
		if (!owned || owned.owners.length === 0) return [];
		const { owners, place } = owned;
		return [{
			path,
			because: `${file} names its owners`,
			owners,
			place
		}];
	}));
}
// src/evidence/github/contents.ts
function isApproval({ state, person }, { author }) {
	return state === "approved" && person?.kind === "human" && person.id !== author?.id;
}
function withContents(pull, tip, history) {
	const asked = new Map();
	const held = (approved, base) => {
		const answer = asked.get(approved) ?? heldOrGone(history, {
			approved,
			head: pull.head,
			base
		});
		asked.set(approved, answer);
		return answer;
	};
	const contentOf = (review) => {
		const { commit } = review;
		if (commit === pull.head) return require_base.known({ kind: "same" });
		if (commit === void 0) return other$2("it is gone");
		if (tip === void 0 || !isApproval(review, pull)) return other$2(`the head is ${require_base.short(pull.head)}`);
		return held(commit, tip);
	};
	return require_base.all(pull.reviews.map((review) => {
		const content = contentOf(review);
		return content.known ? require_base.known({
			...review,
			content: content.value
		}) : content;
	}));
}
function heldOrGone(history, question) {
	const answer = history.held(question);
	const { approved } = question;
	if (answer.known || answer.because.some(({ place }) => place.file !== approved)) return answer;
	return other$2(`${require_base.short(approved)} is not whole in this checkout, so nothing proves it the same (git fetch origin ${approved})`);
}
function other$2(why) {
	return require_base.known({
		kind: "other",
		why
	});
}
// src/evidence/github/people.ts
const WEB_FLOW = 19864447;
const id = require_gate.int().check(require_gate._gte(1));
const actorFields = "__typename login ... on User { databaseId } ... on Bot { databaseId }";
const actorShape = require_gate.object({
	__typename: require_gate.string(),
	login: require_gate.string(),
	databaseId: require_gate.optional(require_gate.nullable(id))
});
const userFields = "__typename login databaseId";
const accountShape = require_gate.object({
	id,
	login: require_gate.string(),
	type: require_gate.string()
});
function actorOf(actor) {
	if (!actor || actor.__typename !== "User" && actor.__typename !== "Bot") return require_base.known(void 0);
	if (!actor.databaseId) return noId(actor.login);
	const end = actor.__typename === "Bot" && !actor.login.endsWith("[bot]") ? "[bot]" : "";
	return require_base.known(personOf(actor.databaseId, `${actor.login}${end}`, actor.__typename));
}
function accountOf$1({ id, login, type }) {
	return personOf(id, login, type);
}
function personOf(id, login, type) {
	return {
		id,
		login,
		kind: type === "Bot" || login.endsWith("[bot]") || id === 19864447 ? "bot" : "human"
	};
}
function noId(login) {
	return require_base.unknown({
		what: `GitHub gave no id for the account ${login}, and a login proves nothing, since it can be taken over`,
		next: "Run it again; where it stays, ask the support of GitHub",
		place: require_base.wholeFile(login)
	});
}
function distinct(people) {
	const byId = new Map();
	for (const person of people) if (!byId.has(person.id)) byId.set(person.id, person);
	return [...byId.values()];
}
// src/evidence/github/commit.ts
const MOST_PARENTS = 10;
const MOST_AUTHORS = 100;
const commitFields = `fragment CommitFields on Commit {
  oid
  messageHeadline
  parents(first: ${MOST_PARENTS}) { totalCount nodes { oid } }
  authors(first: ${MOST_AUTHORS}) { totalCount nodes { name email user { ${userFields} } } }
  committer { name email user { ${userFields} } }
  signature { isValid wasSignedByGitHub signer { ${userFields} } }
}`;
const oid = require_gate.string().check(require_gate._regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const gitActor = require_gate.object({
	name: require_gate.nullable(require_gate.string()),
	email: require_gate.nullable(require_gate.string()),
	user: require_gate.nullable(actorShape)
});
const commitShape = require_gate.object({
	oid,
	messageHeadline: require_gate.string(),
	parents: require_gate.object({
		totalCount: require_gate.int(),
		nodes: require_gate.nullable(require_gate.array(require_gate.nullable(require_gate.object({ oid }))))
	}),
	authors: require_gate.object({
		totalCount: require_gate.int(),
		nodes: require_gate.nullable(require_gate.array(require_gate.nullable(gitActor)))
	}),
	committer: require_gate.nullable(gitActor),
	signature: require_gate.nullable(require_gate.object({
		isValid: require_gate.boolean(),
		wasSignedByGitHub: require_gate.boolean(),
		signer: require_gate.nullable(actorShape)
	}))
});
function commitOf$1(node) {
	const read = require_base.both(listed$1(node, "parents", node.parents), handsOf$1(node));
	if (!read.known) return read;
	const [parents, hands] = read.value;
	return require_base.known({
		id: node.oid,
		parents: parents.map((parent) => parent.oid),
		title: node.messageHeadline,
		hands,
		byGitHub: isByGitHub(node)
	});
}
function isByGitHub({ signature }) {
	return signature?.isValid === true && signature.wasSignedByGitHub;
}
function handsOf$1(node) {
	const authors = listed$1(node, "authors", node.authors);
	if (!authors.known) return authors;
	const [author = null, ...others] = authors.value;
	const hands = require_base.all([
		makerOf(node, "author", author),
		...others.map((other) => named("co-author", other?.name, actorOf(other?.user ?? null))),
		...isCommitterGitHub(node) ? [] : [makerOf(node, "committer", node.committer)],
		...signerOf(node)
	]);
	if (!hands.known || !isByGitHub(node)) return hands;
	return require_base.known(hands.value.filter((hand) => hand.person?.id !== WEB_FLOW));
}
function makerOf(node, as, actor) {
	const bot = !actor?.user && isByGitHub(node) ? botOf(actor?.email) : void 0;
	return named(as, actor?.name, bot ? require_base.known(bot) : actorOf(actor?.user ?? null));
}
const BOT = /^(\d{1,15})\+([\w-]+\[bot\])@users\.noreply\.[\w.-]+$/;
function botOf(email) {
	const [, id, login] = BOT.exec(email ?? "") ?? [];
	return id && login ? {
		id: Number(id),
		login,
		kind: "bot"
	} : void 0;
}
function named(as, name, person) {
	return person.known ? require_base.known({
		as,
		person: person.value,
		name: name ?? ""
	}) : person;
}
function isCommitterGitHub(node) {
	const { committer } = node;
	return isByGitHub(node) && !committer?.user && /^noreply@/.test(committer?.email ?? "");
}
function signerOf({ signature }) {
	if (!signature?.isValid || signature.wasSignedByGitHub || !signature.signer) return [];
	return [named("signer", signature.signer.login, actorOf(signature.signer))];
}
function listed$1({ oid }, what, { totalCount, nodes }) {
	const found = (nodes ?? []).flatMap((node) => node === null ? [] : [node]);
	if (found.length === totalCount) return require_base.known(found);
	return require_base.unknown({
		what: `GitHub lists ${found.length} of ${totalCount} ${what} of commit ${oid.slice(0, 7)}, so somebody who had a hand in it could be missing`,
		next: what === "authors" ? `Make a commit with at most ${MOST_AUTHORS} authors and co-authors` : `Make a commit with at most ${MOST_PARENTS} parents`,
		place: require_base.wholeFile(oid)
	});
}
// src/evidence/github/connection.ts
function pageFields(node) {
	return `totalCount pageInfo { hasNextPage endCursor } nodes { ${node} }`;
}
function pageShape(node) {
	return require_gate.object({
		totalCount: require_gate.int(),
		pageInfo: require_gate.object({
			hasNextPage: require_gate.boolean(),
			endCursor: require_gate.nullable(require_gate.string())
		}),
		nodes: require_gate.nullable(require_gate.array(require_gate.nullable(node)))
	});
}
const AGAIN$2 = "Run it again; where it stays, look at https://www.githubstatus.com";
async function whole(listing, first, pageAfter) {
	const nodes = [];
	const keys = new Set();
	const cursors = new Set();
	let page = first;
	for (;;) {
		const wrong = add(page, first.totalCount, listing, nodes, keys);
		if (wrong) return require_base.unknown(wrong);
		const cursor = page.pageInfo.endCursor;
		if (!page.pageInfo.hasNextPage) break;
		if (!page.nodes?.length || cursor === null || cursors.has(cursor)) return require_base.unknown(stuck$1(listing));
		cursors.add(cursor);
		const after = await pageAfter(cursor);
		if (!after.known) return after;
		page = after.value;
	}
	return (listing.total === "exact" ? nodes.length === first.totalCount : true) ? require_base.known(nodes) : require_base.unknown(incomplete(listing, nodes.length, first.totalCount));
}
function add({ totalCount, nodes }, total, listing, all, keys) {
	if (totalCount !== total) return moved(listing);
	for (const node of nodes ?? []) {
		if (node === null) return incomplete(listing, all.length, total);
		const key = listing.key(node);
		if (keys.has(key)) return stuck$1(listing);
		keys.add(key);
		all.push(node);
	}
	const most = listing.total === "exact" ? Math.max(total, all.length) : all.length;
	if (most > listing.most) return tooMany$1(listing, most);
	return all.length > total ? incomplete(listing, all.length, total) : void 0;
}
function moved({ what, of }) {
	return {
		what: `The ${what} of ${of} changed while they were read`,
		next: "Run it again",
		place: require_base.wholeFile(of)
	};
}
function stuck$1({ what, of }) {
	return {
		what: `GitHub began anew in the middle of the ${what} of ${of}, so nobody can tell whether these are all`,
		next: AGAIN$2,
		place: require_base.wholeFile(of)
	};
}
function incomplete({ what, of, next }, got, total) {
	return {
		what: `GitHub lists ${require_base.thousands(got)} ${what} of ${of} and counts ${require_base.thousands(total)}, so what is missing could change the answer`,
		next,
		place: require_base.wholeFile(of)
	};
}
function tooMany$1({ what, of, most, next }, total) {
	return {
		what: `${of} has ${require_base.thousands(total)} ${what}, and no more than ${require_base.thousands(most)} are read`,
		next,
		place: require_base.wholeFile(of)
	};
}
// src/evidence/github/query.ts
const LISTS = {
	assignees: userFields,
	reviews: `id fullDatabaseId state submittedAt author { ${actorFields} } commit { oid } authorCanPushToRepository`,
	commits: "commit { ...CommitFields }",
	timelineItems: "__typename ... on BaseRefChangedEvent { id createdAt } ... on AutomaticBaseChangeSucceededEvent { id createdAt } ... on BaseRefForcePushedEvent { id createdAt }"
};
const BASE_CHANGES = "BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT, BASE_REF_FORCE_PUSHED_EVENT";
function listFields(list, after = "", alias = "") {
	return `${alias}${list}(first: 100${list === "timelineItems" ? `, itemTypes: [${BASE_CHANGES}]` : ""}${after}) { ${pageFields(LISTS[list])} }`;
}
const PULL_REQUEST = `
  number title state isDraft mergedAt
  author { ${actorFields} }
  authorAssociation isCrossRepository
  headRefOid headRefName headRepository { nameWithOwner }
  baseRefOid baseRefName
  ${listFields("assignees")}
  ${listFields("reviews")}
  ${listFields("commits")}
  ${listFields("timelineItems")}`;
const REPOSITORY$1 = `
  defaultBranchRef { name }
  assignableUsers(first: 100) { totalCount nodes { ${userFields} } }`;
function aliasOf(number) {
	return `pull${number}`;
}
function pullsQuery(numbers, withRepository) {
	const pulls = numbers.map((number) => `${aliasOf(number)}: pullRequest(number: ${number}) { ...PullRequestFields }`);
	const fragments = `fragment PullRequestFields on PullRequest {${PULL_REQUEST}\n}\n${commitFields}`;
	return `query PullRequests($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {${withRepository ? REPOSITORY$1 : ""}
  ${pulls.join("\n  ")}
  }
}
${pulls.length > 0 ? fragments : ""}`;
}
function pageQuery(list) {
	return `query PullRequestPage($owner: String!, $name: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { headRefOid ${listFields(list, ", after: $after", "list: ")} }
  }
}
${list === "commits" ? commitFields : ""}`;
}
function ownerAndName(repository) {
	const [owner = "", name = ""] = repository.split("/");
	return {
		owner,
		name
	};
}
// src/evidence/github/pushers.ts
const activityShape = require_gate.object({
	after: require_gate.nullable(require_gate.string()),
	ref: require_gate.string(),
	activity_type: require_gate.string(),
	actor: require_gate.nullable(accountShape)
});
async function readPushers(pull, repository, client, isBelow = () => false) {
	const { owner, name: repo } = ownerAndName(repository);
	const ref = `refs/heads/${pull.headBranch}`;
	const read = await client.pages("GET /repos/{owner}/{repo}/activity", {
		owner,
		repo,
		ref
	}, activityShape);
	if (!read.known) return read;
	const pushes = read.value.filter(({ activity_type, after }) => activity_type !== "branch_deletion" && !(after !== null && isBelow(after)));
	const wrong = contradiction$1(pull, ref, pushes);
	if (wrong) return require_base.unknown(wrong);
	return require_base.known(distinct(pushes.flatMap(({ actor }) => actor ? [accountOf$1(actor)] : [])));
}
const MOST_QUESTIONS = 200;
function belowOf({ head, commits }, onto, history) {
	const below = new Map([head, ...commits.map(({ id }) => id)].map((id) => [id, false]));
	let left = MOST_QUESTIONS;
	const reaches = (from, commit) => {
		if (left === 0) return false;
		left -= 1;
		const beyond = history.commits(from, commit);
		return beyond.known && beyond.value.length === 0;
	};
	return (commit) => {
		const is = below.get(commit) ?? (reaches(onto, commit) && reaches(head, commit));
		below.set(commit, is);
		return is;
	};
}
function contradiction$1({ number, head, headBranch }, ref, pushes) {
	const of = `${headBranch}, the branch of #${number}`;
	const place = require_base.wholeFile(`#${number}`);
	const other = pushes.find((activity) => activity.ref !== ref);
	if (other) return {
		what: `GitHub was asked who pushed to ${ref} and answered for ${other.ref}`,
		next: "Run it again",
		place
	};
	if (pushes.some(({ actor }) => actor === null)) return {
		what: `Somebody whose account is gone pushed to ${of}, and could have approved under another`,
		next: "Open a new pull request with the same commits from a new branch",
		place
	};
	if (pushes.some(({ after }) => after === head)) return void 0;
	return {
		what: `No record says who pushed ${head.slice(0, 7)} to ${of}, so whoever did could be the one who approves it`,
		next: "Run it again in a minute; where it stays, push a commit to the branch",
		place
	};
}
// src/evidence/github/roles.ts
const permissionShape = require_gate.object({
	permission: require_gate.string(),
	role_name: require_gate.string(),
	user: require_gate.nullable(require_gate.object({ id: require_gate.int() }))
});
const BASES = new Map([
	["none", "none"],
	["read", "read"],
	["triage", "read"],
	["write", "write"],
	["maintain", "write"],
	["admin", "admin"]
]);
async function readRoles(repository, people, client) {
	const humans = distinct(people).filter(({ kind }) => kind === "human");
	const roles = require_base.all(await Promise.all(humans.map(async (person) => {
		const role = await readRole(repository, person, client);
		return role.known ? require_base.known([person.id, role.value]) : role;
	})));
	return roles.known ? require_base.known(new Map(roles.value)) : roles;
}
async function readRole(repository, { id, login }, client) {
	const { owner, name: repo } = ownerAndName(repository);
	const answer = await client.get("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
		owner,
		repo,
		username: login
	}, permissionShape);
	const place = require_base.wholeFile(repository);
	if (!answer.known) {
		if (!answer.because.every(({ absent }) => absent)) return answer;
		return require_base.unknown({
			what: `GitHub knows no account ${login} any more, or hides ${repository} from this token, so nobody can tell what ${login} may do`,
			next: "Run it again, with a token that may read the repository",
			place
		});
	}
	const { user, role_name, permission } = answer.value;
	if (user?.id !== id) return require_base.unknown({
		what: `The login ${login} belongs to another account than the one that answered, so nobody can tell what that one may do`,
		next: "Run it again; where it stays, dismiss that review",
		place
	});
	const role = [role_name, permission].find((each) => BASES.get(each) === permission);
	if (role) return require_base.known(role);
	return require_base.unknown({
		what: `GitHub calls what ${login} may do in ${repository} ${permission}, which is no role that Rollcall knows`,
		next: "Report it as a fault of Rollcall",
		place
	});
}
// src/evidence/github/teams.ts
const membershipShape = require_gate.object({ state: require_gate._enum(["active", "pending"]) });
const teamShape = require_gate.object({ slug: require_gate.string() });
async function readMemberships(teams, people, client) {
	const humans = distinct(people).filter(({ kind }) => kind === "human");
	const names = [...new Set(teams)];
	return require_base.all(await Promise.all(names.map((team) => readMembership(team, humans, client))));
}
async function readMembership(team, people, client) {
	const [org, slug, ...rest] = team.split("/");
	if (!org || !slug || rest.length > 0) return require_base.unknown(misnamed(team));
	const shown = require_base.once(() => isShown(team, {
		org,
		team_slug: slug
	}, client));
	const members = require_base.all(await Promise.all(people.map(async ({ id, login }) => {
		const answer = await client.get("GET /orgs/{org}/teams/{team_slug}/memberships/{username}", {
			org,
			team_slug: slug,
			username: login
		}, membershipShape);
		if (answer.known) return require_base.known(answer.value.state === "active" ? [id] : []);
		if (!answer.because.every(({ absent }) => absent)) return answer;
		const seen = await shown();
		return seen.known ? require_base.known([]) : seen;
	})));
	if (!members.known) return require_base.unknown(...new Set(members.because));
	return require_base.known({
		team,
		members: members.value.flat()
	});
}
async function isShown(team, parameters, client) {
	const answer = await client.get("GET /orgs/{org}/teams/{team_slug}", parameters, teamShape);
	if (answer.known || !answer.because.every(({ absent }) => absent)) return answer;
	return require_base.unknown({
		what: `GitHub shows no team ${team} to this token, so nobody can tell who is in it`,
		next: "Give the token of a GitHub App that may read members (Members: read), which GITHUB_TOKEN never may, or correct the name of the team in the policy",
		place: require_base.wholeFile(team)
	});
}
function misnamed(team) {
	return {
		what: `${team} names no team`,
		next: "Write it as organization/team, with the name that its address has",
		place: require_base.wholeFile(team)
	};
}
// src/evidence/github/answers.ts
async function weigh({ subject, review }, { parts, pulls, release }, client, history) {
	const approvals = pulls.flatMap((pull) => pull.onto === void 0 ? [] : approvalsOf(pull));
	const released = (release?.approvals ?? []).filter(isReleased);
	const reviewers = distinct(approvals.flatMap(({ person }) => person ?? []));
	const releasers = distinct(released.flatMap(({ person }) => person ?? []));
	const asked = distinct([...approvals.filter(({ role }) => isShort(role, review.role)).flatMap(({ person }) => person ?? []), ...releasers]);
	const [pushers, roles, memberships] = await Promise.all([
		Promise.all(pulls.map((pull) => pushersOf(pull, releasers.length > 0, subject.repository, client, history))),
		readRoles(subject.repository, asked, client),
		membershipsOf(teamsOf(review, parts), distinct([...reviewers, ...releasers]), client)
	]);
	const read = require_base.both(require_base.all(pushers), require_base.both(roles, memberships));
	if (!read.known) return read;
	const [pushed, [now, inTeams]] = read.value;
	return require_base.known({
		pulls: pulls.map((pull, i) => toPull(pull, pushed[i]?.people, now)),
		release: release && toRelease(release, now),
		memberships: inTeams
	});
}
function approvalsOf(pull) {
	return pull.reviews.filter((review) => isApproval(review, pull));
}
function isReleased({ state, person }) {
	return state === "approved" && person?.kind === "human";
}
const RANKS = [
	"none",
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
function isShort(told, least) {
	return least !== "write" && RANKS.indexOf(told) < RANKS.indexOf(least);
}
async function pushersOf(pull, released, repository, client, history) {
	const answered = released || approvalsOf(pull).length > 0;
	const { onto } = pull;
	if (pull.fork || onto === void 0 || !answered) return require_base.known({ people: void 0 });
	const read = await readPushers(pull, repository, client, belowOf(pull, onto, history));
	return read.known ? require_base.known({ people: read.value }) : read;
}
function teamsOf({ teams, release }, parts) {
	const owners = [...parts.flatMap(({ guarded }) => guarded.flatMap((file) => file.owners)), ...release?.approvers ?? []];
	return [...teams.map(({ team }) => team), ...owners.flatMap((owner) => owner.kind === "team" ? [owner.team] : [])];
}
async function membershipsOf(teams, people, client) {
	return teams.length > 0 && people.length > 0 ? readMemberships(teams, people, client) : require_base.known([]);
}
function toPull(pull, pushers, roles) {
	const { onto, headBranch, headRepository, baseTip, ...rest } = pull;
	return {
		...rest,
		pushers,
		reviews: rest.reviews.map((review) => ({
			...review,
			role: roles.get(review.person?.id ?? 0) ?? review.role
		}))
	};
}
function toRelease(release, roles) {
	return {
		...release,
		approvals: release.approvals.map((approval) => ({
			...approval,
			role: roles.get(approval.person?.id ?? 0) ?? "none"
		}))
	};
}
// src/evidence/github/checkout.ts
function checkoutOf({ commit, pull, base, event }, history) {
	if (history.head === commit) return require_base.known({ kind: "same" });
	if (event === "pull_request_target") return require_base.known({ kind: "same" });
	const elsewhere = {
		kind: "other",
		why: `${require_base.short(history.head)} is checked out, and ${require_base.short(commit)} is judged`
	};
	if (pull === void 0 || base === void 0) return require_base.known(elsewhere);
	const steps = history.steps(commit, history.head);
	if (!steps.known) return steps;
	const [merge] = steps.value;
	const [onto, head, ...more] = merge?.parents ?? [];
	if (merge?.id !== history.head || onto === void 0 || head !== commit || more.length > 0) return require_base.known(elsewhere);
	const grown = history.mergeBase(base, onto);
	if (!grown.known) return grown;
	if (grown.value !== base) return require_base.known(elsewhere);
	return history.brought({
		head: commit,
		onto,
		result: history.head
	});
}
// src/evidence/github/owners.ts
const PLACES = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
function codeOwnersOf({ review }, { base }, history) {
	if (!review.codeOwners) return require_base.known(void 0);
	for (const file of PLACES) {
		const read = history.text(base, file);
		if (!read.known) return read;
		if (read.value !== void 0) return require_base.known({
			text: read.value,
			file
		});
	}
	return require_base.known(void 0);
}
// src/evidence/github/pulled.ts
const time = require_gate.string().check(require_gate.refine((text) => require_base.instant(text) !== void 0));
const reviewShape = require_gate.object({
	id: require_gate.string(),
	fullDatabaseId: require_gate.union([require_gate.string().check(require_gate._regex(/^\d{1,20}$/)), require_gate.int()]),
	state: require_gate._enum([
		"APPROVED",
		"CHANGES_REQUESTED",
		"COMMENTED",
		"DISMISSED",
		"PENDING"
	]),
	submittedAt: require_gate.nullable(time),
	author: require_gate.nullable(actorShape),
	commit: require_gate.nullable(require_gate.object({ oid })),
	authorCanPushToRepository: require_gate.boolean()
});
const lists = {
	assignees: pageShape(actorShape),
	reviews: pageShape(reviewShape),
	commits: pageShape(require_gate.object({ commit: commitShape })),
	timelineItems: pageShape(require_gate.object({
		id: require_gate.string(),
		createdAt: time
	}))
};
const pullShape = require_gate.object({
	number: require_gate.int(),
	title: require_gate.string(),
	state: require_gate._enum([
		"OPEN",
		"CLOSED",
		"MERGED"
	]),
	isDraft: require_gate.boolean(),
	mergedAt: require_gate.nullable(time),
	author: require_gate.nullable(actorShape),
	authorAssociation: require_gate.string(),
	isCrossRepository: require_gate.boolean(),
	headRefOid: oid,
	headRefName: require_gate.string(),
	headRepository: require_gate.nullable(require_gate.object({ nameWithOwner: require_gate.string() })),
	baseRefOid: oid,
	baseRefName: require_gate.string(),
	...lists
});
const STATES = {
	OPEN: "open",
	CLOSED: "closed",
	MERGED: "merged"
};
const TRUSTED = new Set([
	"OWNER",
	"MEMBER",
	"COLLABORATOR"
]);
function pulledOf(node, nodes) {
	const author = actorOf(node.author);
	const assignees = require_base.all(nodes.assignees.map(actorOf));
	const commits = require_base.all(nodes.commits.map(({ commit }) => commitOf$1(commit)));
	const reviews = require_base.all(nodes.reviews.filter(isSubmitted).sort(inOrder).map(reviewOf));
	if (!author.known || !assignees.known || !commits.known || !reviews.known) return require_base.unknown(...[
		author,
		assignees,
		commits,
		reviews
	].flatMap((each) => each.known ? [] : each.because));
	const torn = contradiction(node, commits.value);
	if (torn) return require_base.unknown(torn);
	return require_base.known({
		number: node.number,
		title: node.title,
		state: STATES[node.state],
		draft: node.isDraft,
		base: node.baseRefName,
		baseTip: node.baseRefOid,
		head: node.headRefOid,
		headBranch: node.headRefName,
		headRepository: node.headRepository?.nameWithOwner,
		fork: node.isCrossRepository,
		author: author.value,
		trusted: TRUSTED.has(node.authorAssociation),
		assignees: assignees.value.filter((person) => person !== void 0),
		commits: commits.value,
		reviews: reviews.value,
		retargeted: nodes.timelineItems.map((item) => at(item.createdAt)).sort((a, b) => a - b),
		merged: node.mergedAt === null ? void 0 : at(node.mergedAt)
	});
}
function contradiction(node, commits) {
	const of = `#${node.number}`;
	const place = require_base.wholeFile(of);
	if (!commits.some(({ id }) => id === node.headRefOid)) return {
		what: `The head ${node.headRefOid.slice(0, 7)} of ${of} is not among its ${commits.length} commits, so nobody can tell who wrote it`,
		next: "Run it again; where it stays, push a commit to the pull request",
		place
	};
	if (node.state === "MERGED" !== (node.mergedAt !== null)) return {
		what: `GitHub calls ${of} ${STATES[node.state]} and ${node.mergedAt === null ? "gives no time" : `gives ${node.mergedAt} as the time`} of its merge, so nobody can tell which answers came before it`,
		next: "Run it again",
		place
	};
}
function at(time) {
	return require_base.instant(time);
}
function isSubmitted(review) {
	return review.state !== "PENDING";
}
function timeOf({ submittedAt }) {
	return submittedAt === null ? 0 : at(submittedAt);
}
function inOrder(a, b) {
	const later = timeOf(a) - timeOf(b);
	if (later !== 0) return later;
	return BigInt(a.fullDatabaseId) < BigInt(b.fullDatabaseId) ? -1 : 1;
}
const REVIEWS = {
	APPROVED: "approved",
	CHANGES_REQUESTED: "changes-requested",
	COMMENTED: "commented",
	DISMISSED: "dismissed"
};
function reviewOf(review) {
	const author = actorOf(review.author);
	if (!author.known) return author;
	if (review.submittedAt === null) return require_base.unknown({
		what: `GitHub gives no time for the review of ${author.value?.login ?? "a deleted account"}, so nobody can tell what it came before`,
		next: "Run it again",
		place: require_base.wholeFile(review.id)
	});
	return require_base.known({
		person: author.value,
		state: REVIEWS[review.state],
		at: at(review.submittedAt),
		commit: review.commit?.oid,
		role: review.authorCanPushToRepository ? "write" : "read"
	});
}
// src/evidence/github/pull.ts
async function readPulls(repository, numbers, client, hints = []) {
	const wanted = [...new Set(numbers)];
	const odd = wanted.filter((number) => !isNumber(number));
	if (odd.length > 0) return require_base.unknown(...odd.map((number) => missing$2(repository, number)));
	const guessed = [...new Set(hints)].filter((each) => isNumber(each) && !wanted.includes(each));
	const [first = [], ...others] = inBatches(wanted);
	const read = require_base.all(await Promise.all([
		readBatch$1(repository, first, client, true),
		...others.map((batch) => readBatch$1(repository, batch, client)),
		...inBatches(guessed).map((batch) => readGuessed(repository, batch, client))
	]));
	if (!read.known) return read;
	const about = read.value[0]?.about;
	return require_base.known({
		pulls: read.value.flatMap(({ pulls }) => pulls),
		reviewers: reviewersOf(about),
		defaultBranch: about?.defaultBranchRef?.name
	});
}
function isNumber(number) {
	return Number.isInteger(number) && number > 0 && number < 2 ** 31;
}
function inBatches(numbers) {
	return Array.from({ length: Math.ceil(numbers.length / 5) }, (_, i) => numbers.slice(i * 5, (i + 1) * 5));
}
const aboutShape = require_gate.object({
	defaultBranchRef: require_gate.optional(require_gate.nullable(require_gate.object({ name: require_gate.string() }))),
	assignableUsers: require_gate.optional(require_gate.object({
		totalCount: require_gate.int(),
		nodes: require_gate.nullable(require_gate.array(require_gate.nullable(actorShape)))
	}))
});
async function readBatch$1(repository, numbers, client, withAbout = false) {
	const pullShapes = numbers.map((number) => [aliasOf(number), require_gate.nullable(pullShape)]);
	const shape = require_gate.object({ repository: require_gate.nullable(require_gate.object({
		...aboutShape.shape,
		...Object.fromEntries(pullShapes)
	})) });
	const answer = await client.query(pullsQuery(numbers, withAbout), ownerAndName(repository), shape);
	if (!answer.known) return answer;
	const about = answer.value.repository;
	if (!about) return require_base.unknown(hidden(repository));
	const nodes = about;
	const read = require_base.all(await Promise.all(numbers.map(async (number) => {
		const node = nodes[aliasOf(number)];
		return node?.number === number ? readPull(repository, node, client) : require_base.unknown(missing$2(repository, number));
	})));
	return read.known ? require_base.known({
		about,
		pulls: read.value
	}) : read;
}
async function readGuessed(repository, numbers, client) {
	const read = await readBatch$1(repository, numbers, client);
	if (read.known) return read;
	const none = {
		about: {},
		pulls: []
	};
	if (numbers.length === 1) return read.because.every(({ absent }) => absent) ? require_base.known(none) : read;
	const each = require_base.all(await Promise.all(numbers.map((number) => readGuessed(repository, [number], client))));
	return each.known ? require_base.known({
		...none,
		pulls: each.value.flatMap(({ pulls }) => pulls)
	}) : each;
}
function hidden(repository) {
	return {
		what: `GitHub shows no repository ${repository} to this token`,
		next: "Give a token that may read it, with contents: read and pull-requests: read",
		place: require_base.wholeFile(repository)
	};
}
function missing$2(repository, number) {
	return {
		what: `${repository} has no pull request #${number} that this token may see`,
		next: "Name a pull request of this repository, and give a token with pull-requests: read",
		place: require_base.wholeFile(repository),
		absent: true
	};
}
function reviewersOf(about) {
	const users = about?.assignableUsers;
	const people = (users?.nodes ?? []).flatMap((node) => {
		const person = actorOf(node);
		return person.known && person.value ? [person.value] : [];
	});
	return {
		people,
		complete: people.length === users?.totalCount
	};
}
async function readPull(repository, node, client) {
	const { number, headRefOid: head } = node;
	const list = (name, first, shape, key) => whole({
		...LISTINGS[name],
		of: `#${number}`,
		key
	}, first, (after) => readPage$1({
		repository,
		number,
		head,
		name,
		after
	}, shape, client));
	const [assignees, reviews, commits, timelineItems] = await Promise.all([
		list("assignees", node.assignees, lists.assignees, (user) => user.login),
		list("reviews", node.reviews, lists.reviews, (review) => review.id),
		list("commits", node.commits, lists.commits, ({ commit }) => commit.oid),
		list("timelineItems", node.timelineItems, lists.timelineItems, (item) => item.id)
	]);
	if (!assignees.known || !reviews.known || !commits.known || !timelineItems.known) return require_base.unknown(...[
		assignees,
		reviews,
		commits,
		timelineItems
	].flatMap((each) => each.known ? [] : each.because));
	return pulledOf(node, {
		assignees: assignees.value,
		reviews: reviews.value,
		commits: commits.value,
		timelineItems: timelineItems.value
	});
}
const AGAIN$1 = "Run it again; where it stays, open a new pull request with the same commits";
const LISTINGS = {
	assignees: {
		what: "assignees",
		most: 100,
		next: "Run it again; where it stays, assign it to people alone",
		total: "exact"
	},
	reviews: {
		what: "reviews",
		most: 1e3,
		next: AGAIN$1,
		total: "exact"
	},
	commits: {
		what: "commits",
		most: 1e3,
		next: "Split it into smaller pull requests: of a large one GitHub may list no more than 250 commits",
		total: "exact"
	},
	timelineItems: {
		what: "changes of base",
		most: 1e3,
		next: AGAIN$1,
		total: "at least"
	}
};
async function readPage$1({ repository, number, head, name, after }, page, client) {
	const shape = require_gate.object({ repository: require_gate.nullable(require_gate.object({ pullRequest: require_gate.nullable(require_gate.object({
		headRefOid: require_gate.string(),
		list: page
	})) })) });
	const variables = {
		...ownerAndName(repository),
		number,
		after
	};
	const answer = await client.query(pageQuery(name), variables, shape);
	if (!answer.known) return answer;
	const pull = answer.value.repository?.pullRequest;
	if (!pull) return require_base.unknown(missing$2(repository, number));
	if (pull.headRefOid === head) return require_base.known(pull.list);
	return require_base.unknown({
		what: `Somebody pushed to #${number} while it was read`,
		next: "Run it again",
		place: require_base.wholeFile(`#${number}`)
	});
}
// src/evidence/github/pull-check.ts
async function rangeOfPull(asked, number, client, history) {
	const { subject, review } = asked;
	const read = await readPulls(subject.repository, [number], client);
	if (!read.known) return read;
	const { pulls, reviewers, defaultBranch } = read.value;
	const [pull] = pulls;
	if (!pull) return nothing(asked, number);
	const base = subject.base ?? pull.baseTip;
	const onto = history.mergeBase(base, subject.commit);
	if (!onto.known) return onto;
	const isHere = pull.head === subject.commit;
	const same = isHere ? compared(asked, pull, onto.value, history) : require_base.known(true);
	if (!same.known) return same;
	const newest = pull.commits.toReversed();
	return require_base.known({
		branch: review.branch ?? defaultBranch ?? pull.base,
		live: void 0,
		base,
		stretches: [{
			commits: newest.map(({ id }) => id),
			title: pull.commits.find(({ id }) => id === pull.head)?.title ?? pull.title,
			hands: [],
			candidates: [{
				pull: number,
				content: { kind: "same" }
			}],
			onto: onto.value,
			tip: isHere ? base : void 0
		}],
		pulls,
		reviewers
	});
}
function compared({ place }, pull, onto, history) {
	const found = history.commits(onto, pull.head);
	if (!found.known) return found;
	const listed = new Set(pull.commits.map(({ id }) => id));
	const here = new Set(found.value);
	const unlisted = found.value.filter((id) => !listed.has(id));
	const missing = [...listed].filter((id) => !here.has(id));
	if (unlisted.length + missing.length === 0) return require_base.known(true);
	const names = [...unlisted, ...missing].map(require_base.short);
	return require_base.unknown({
		what: `GitHub lists ${require_base.count(listed.size, "commit")} of #${pull.number} and the checkout has ${here.size} (they differ in ${require_base.list(names, 3)}), so somebody who wrote one of them could be missing`,
		next: "Run it again; where it stays, bring the pull request up to date with its base",
		place
	});
}
function nothing({ subject, place }, number) {
	return require_base.unknown({
		what: `${subject.repository} has no pull request #${number}`,
		next: "Name a pull request of this repository",
		place
	});
}
// src/evidence/github/ref.ts
const QUERY$1 = `query Tips($owner: String!, $name: String!, $ref: String!, $branch: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { target { ...Tip } }
    branch: ref(qualifiedName: $branch) { target { ...Tip } }
  }
}
fragment Tip on GitObject {
  __typename
  oid
  ... on Tag { target { __typename oid ... on Tag { target { __typename oid } } } }
}`;
const object = require_gate.object({
	__typename: require_gate.string(),
	oid
});
const target = require_gate.object({
	...object.shape,
	target: require_gate.optional(require_gate.object({
		...object.shape,
		target: require_gate.optional(object)
	}))
});
const ref = require_gate.nullable(require_gate.object({ target: require_gate.nullable(target) }));
const TIPS = require_gate.object({ repository: require_gate.object({
	ref,
	branch: ref
}) });
const COMPARISON = require_gate.object({
	status: require_gate._enum([
		"ahead",
		"behind",
		"diverged",
		"identical"
	]),
	merge_base_commit: require_gate.object({ sha: oid })
});
async function readRef({ repository, commit, ref: given, base }, branch, client) {
	const full = `refs/heads/${branch}`;
	const name = given ?? full;
	const queued = base !== void 0;
	const variables = {
		...ownerAndName(repository),
		ref: name,
		branch: queued ? name : full
	};
	const read = await client.query(QUERY$1, variables, TIPS);
	if (!read.known) return read;
	const tips = [commitOf(read.value.repository.ref), commitOf(read.value.repository.branch)];
	const contained = require_base.both(await contains(tips[0], commit, repository, client), tips[0] === tips[1] ? require_base.known(true) : await contains(tips[1], commit, repository, client));
	if (!contained.known) return contained;
	const [inRef, inBranch] = contained.value;
	return require_base.known({
		name,
		commit: tips[0],
		contains: inRef && inBranch
	});
}
function commitOf(found) {
	let at = found?.target ?? void 0;
	while (at?.__typename === "Tag") at = at.target;
	return at?.__typename === "Commit" ? at.oid : void 0;
}
async function contains(tip, commit, repository, client) {
	if (tip === void 0 || tip === commit) return require_base.known(tip === commit);
	const { owner, name: repo } = ownerAndName(repository);
	const read = await client.get("GET /repos/{owner}/{repo}/compare/{basehead}", {
		owner,
		repo,
		basehead: `${commit}...${tip}`,
		per_page: 1
	}, COMPARISON);
	if (read.known) {
		const { status, merge_base_commit } = read.value;
		return require_base.known(status === "ahead" && merge_base_commit.sha === commit);
	}
	return read.because.every(({ absent }) => absent) ? require_base.known(false) : read;
}
// src/evidence/github/release.ts
const ATTEMPT = require_gate.object({
	run_attempt: require_gate.int().check(require_gate._gte(1)),
	actor: accountShape,
	triggering_actor: accountShape
});
const APPROVAL = require_gate.object({
	user: require_gate.nullable(accountShape),
	state: require_gate._enum([
		"approved",
		"rejected",
		"pending"
	]),
	comment: require_gate.string(),
	environments: require_gate.array(require_gate.object({ name: require_gate.string() }))
});
const ENVIRONMENT = require_gate.object({
	name: require_gate.string(),
	protection_rules: require_gate.optional(require_gate.array(require_gate.object({
		type: require_gate.string(),
		reviewers: require_gate.optional(require_gate.nullable(require_gate.array(require_gate.unknown())))
	})))
});
const MOST_ATTEMPTS = 100;
async function readRelease(asked, policy, client) {
	const { run, repository, initiators, event } = asked.subject;
	if (!run) return noRun(asked);
	const { owner, name: repo } = ownerAndName(repository);
	const where = {
		owner,
		repo,
		run_id: run.id
	};
	const [latest, approvals, environments] = await Promise.all([
		client.get("GET /repos/{owner}/{repo}/actions/runs/{run_id}", where, ATTEMPT),
		client.get("GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals", where, require_gate.array(APPROVAL)),
		Promise.all(policy.environments.map((name) => readEnvironment({
			owner,
			repo
		}, name, client)))
	]);
	const states = require_base.all(environments);
	if (!latest.known || !approvals.known || !states.known) return require_base.unknown(...[
		latest,
		approvals,
		states
	].flatMap((each) => each.known ? [] : each.because));
	const attempt = Math.max(run.attempt, latest.value.run_attempt);
	if (attempt > MOST_ATTEMPTS) return tooOften(asked, attempt);
	const earlier = await readAttempts(where, latest.value.run_attempt, attempt, client);
	if (!earlier.known) return earlier;
	const started = [...earlier.value, latest.value].filter(({ run_attempt }) => event !== "schedule" || run_attempt > 1);
	return require_base.known({
		run: run.id,
		attempt,
		initiators: distinct([...initiators, ...started.flatMap(startersOf)]),
		environments: states.value,
		approvals: approvals.value.map(({ user, environments, ...each }) => ({
			...each,
			person: user ? accountOf$1(user) : void 0,
			environments: environments.map(({ name }) => name)
		}))
	});
}
function startersOf({ actor, triggering_actor }) {
	return [accountOf$1(actor), accountOf$1(triggering_actor)];
}
async function readAttempts(where, read, last, client) {
	const numbers = Array.from({ length: last }, (_, i) => i + 1).filter((each) => each !== read);
	return require_base.all(await Promise.all(numbers.map((attempt_number) => client.get("GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}", {
		...where,
		attempt_number
	}, ATTEMPT))));
}
async function readEnvironment(where, name, client) {
	const read = await client.get("GET /repos/{owner}/{repo}/environments/{environment_name}", {
		...where,
		environment_name: name
	}, ENVIRONMENT);
	if (!read.known) return read.because.every(({ absent }) => absent) ? require_base.known({
		name,
		state: "missing"
	}) : read;
	const guarded = (read.value.protection_rules ?? []).some(({ type, reviewers }) => type === "required_reviewers" && (reviewers?.length ?? 0) > 0);
	return require_base.known({
		name,
		state: guarded ? "guarded" : "open"
	});
}
function noRun({ place }) {
	return require_base.unknown({
		what: "The policy asks for an approval of the release, which is given to a run on GitHub, and no run is known here",
		next: "Run the gate as an Action, in the workflow that releases",
		place
	});
}
function tooOften({ place }, attempt) {
	return require_base.unknown({
		what: `This run was started ${attempt} times, and no more than ${MOST_ATTEMPTS} attempts are read`,
		next: "Start a new run",
		place
	});
}
// src/evidence/github/live.ts
const MOST$1 = 1e3;
const MOST_COMMITS = 50;
const QUERY = `query Live($owner: String!, $name: String!, $environment: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name }
    deployments(
      environments: [$environment]
      first: 100
      after: $after
      orderBy: { field: CREATED_AT, direction: DESC }
    ) { ${pageFields("commitOid statuses(first: 100) { nodes { state } }")} }
  }
}`;
const SHAPE = require_gate.object({ repository: require_gate.object({
	defaultBranchRef: require_gate.nullable(require_gate.object({ name: require_gate.string() })),
	deployments: pageShape(require_gate.object({
		commitOid: oid,
		statuses: require_gate.nullable(require_gate.object({ nodes: require_gate.nullable(require_gate.array(require_gate.nullable(require_gate.object({ state: require_gate.string() })))) }))
	}))
}) });
async function readLive(asked, client, history) {
	const { commit: judged } = asked.subject;
	const cursors = new Set();
	const looked = new Map();
	let seen = 0;
	let after = null;
	for (;;) {
		const read = await readPage(asked, after, client);
		if (!read.known) return read;
		const { deployments, defaultBranchRef } = read.value.repository;
		const nodes = deployments.nodes ?? [];
		if (nodes.includes(null)) return torn(asked);
		const begin = (commit) => require_base.known({
			commit,
			defaultBranch: defaultBranchRef?.name
		});
		for (const node of nodes) {
			if (!node || !wasLive(node) || looked.has(node.commitOid)) continue;
			if (node.commitOid === judged) {
				if (looked.size > 0) return begin(judged);
				continue;
			}
			const found = isOnLine(node.commitOid, judged, history);
			looked.set(node.commitOid, found);
			if (found.known && found.value) return begin(later(node.commitOid, asked, history));
		}
		seen += nodes.length;
		const { hasNextPage, endCursor } = deployments.pageInfo;
		if (!hasNextPage) {
			if (seen !== deployments.totalCount) return torn(asked);
			return asked.review.since === void 0 ? nothingLive(asked, seen, [...looked.values()]) : begin(asked.review.since);
		}
		if (nodes.length === 0 || endCursor === null || cursors.has(endCursor)) return torn(asked);
		if (seen >= MOST$1 || looked.size >= MOST_COMMITS) return nothingLive(asked, seen, [...looked.values()]);
		cursors.add(endCursor);
		after = endCursor;
	}
}
function isOnLine(commit, judged, history) {
	const steps = history.steps(commit, judged);
	return steps.known ? require_base.known(steps.value.at(-1)?.parents[0] === commit) : steps;
}
function later(live, { subject, review }, history) {
	const { since } = review;
	if (since === void 0) return live;
	const steps = history.steps(live, subject.commit);
	return steps.known && steps.value.some(({ id }) => id === since) ? since : live;
}
async function readPage({ subject, environment }, after, client) {
	return client.query(QUERY, {
		...ownerAndName(subject.repository),
		environment,
		after
	}, SHAPE);
}
function wasLive({ statuses }) {
	return (statuses?.nodes ?? []).some((status) => status?.state === "SUCCESS");
}
function torn({ environment, place }) {
	return require_base.unknown({
		what: `GitHub does not list the deployments of ${environment} to their end, so nobody can tell what is live`,
		next: "Run it again; where it stays, look at https://www.githubstatus.com",
		place
	});
}
function nothingLive({ environment, subject, place }, seen, looked) {
	const [missing] = looked.flatMap((each) => each.known ? [] : each.because);
	if (missing) return require_base.unknown(missing);
	return require_base.unknown({
		what: seen === 0 ? `GitHub knows no deployment to ${environment}, so nothing says where the change begins` : `Of the last ${require_base.count(seen, "deployment")} to ${environment} none was live and is what ${require_base.short(subject.commit)} stands on, so nothing says where the change begins`,
		next: "Name the commit to begin with in the policy (review: since:), and name the environment in the job that deploys, so that GitHub keeps record",
		place
	});
}
// src/evidence/github/parts.ts
function partsOf(steps, ground, history) {
	const parts = [];
	const because = [];
	const used = new Set();
	for (let at = 0; at < steps.length;) {
		const part = partAt(steps, at, ground, used, history);
		if (part.known) {
			parts.push(part.value);
			for (const { pull, content } of part.value.candidates) if (content.kind !== "other") used.add(pull);
		} else because.push(...part.because);
		at += part.known ? part.value.commits.length : 1;
	}
	return because.length > 0 ? require_base.unknown(...together(because, ground)) : require_base.known(parts);
}
function together(because, { pulls }) {
	const heads = new Map([...pulls.values()].map(({ head, number }) => [head, `#${number}`]));
	const gone = because.filter(({ place }) => heads.has(place.file));
	const numbers = new Set(gone.map(({ place }) => heads.get(place.file)));
	const [first] = gone;
	if (!first || numbers.size < 2) return because;
	return [{
		what: `The heads of ${require_base.list([...numbers])} are not in this checkout, so nothing proves that what was merged is what was approved`,
		next: "Fetch the heads of all pull requests after the checkout: git fetch origin '+refs/pull/*/head:refs/remotes/origin/pull/*'",
		place: first.place
	}, ...because.filter((problem) => !gone.includes(problem))];
}
function partAt(steps, at, ground, used, history) {
	const pulls = (steps[at]?.pulls ?? []).flatMap((number) => ground.pulls.get(number) ?? []);
	const accounts = require_base.all(pulls.map((pull) => accountOf(steps, at, pull, ground, used, history)));
	if (!accounts.known) return accounts;
	const reach = Math.max(1, ...accounts.value.filter(isViable).map((account) => account.steps));
	const taken = steps.slice(at, at + reach);
	const candidates = accounts.value.map((account, i) => ({
		pull: pulls[i].number,
		content: isViable(account) && account.steps < reach ? other$1(`it brought only ${account.steps} of these ${reach} commits`) : account.content
	}));
	const onto = taken.at(-1)?.parents[0];
	if (onto === void 0) return rootless(taken.at(-1));
	return require_base.known({
		commits: taken.map(({ id }) => id),
		title: taken[0]?.title ?? "",
		hands: handsOf(taken),
		candidates,
		onto,
		tip: onto
	});
}
function rootless({ id }) {
	return require_base.unknown({
		what: `The branch begins at ${require_base.short(id)} without meeting what is live, so nothing says what changed`,
		next: "Deploy from the history that is live, or begin at a commit of this one (review: since:)",
		place: require_base.wholeFile(id)
	});
}
function isViable({ content }) {
	return content.kind !== "other";
}
const NOTHING_BELOW = "the commit is the first of all";
function other$1(why) {
	return {
		kind: "other",
		why
	};
}
function accountOf(steps, at, pull, ground, used, history) {
	const step = steps[at];
	const refused = used.has(pull.number) ? "it accounts for a later commit already" : refusal$1(pull, ground) ?? misfit(step, pull, ground);
	if (refused !== void 0) return require_base.known({
		steps: 1,
		content: other$1(refused)
	});
	const account = step.id === pull.head ? standing(steps, at, pull) : brought(steps, at, pull, history);
	if (!account.known || !isViable(account.value)) return account;
	const onto = steps[at + account.value.steps - 1]?.parents[0];
	if (onto === void 0) return require_base.known({
		steps: 1,
		content: other$1(NOTHING_BELOW)
	});
	const above = steps.slice(0, at + account.value.steps);
	if (pull.state === "merged" && !above.some(({ id }) => id === ground.landed.get(pull.number))) return require_base.known({
		steps: 1,
		content: other$1(mergedAs(ground.landed.get(pull.number)))
	});
	const hidden = unlisted(pull, onto, history);
	if (!hidden.known || hidden.value === void 0) return hidden.known ? account : hidden;
	return require_base.known({
		steps: 1,
		content: other$1(hidden.value)
	});
}
function refusal$1(pull, { branch, commit, queued }) {
	const { base, state, draft, head } = pull;
	if (base !== branch) return `it goes to ${base}`;
	if (queued) return state === "open" ? void 0 : `it is ${state}, not open`;
	if (state === "merged") return void 0;
	if (state === "closed") return "it was closed and never merged";
	if (draft) return "it is a draft";
	return head === commit ? void 0 : "it is not merged";
}
function misfit(step, pull, ground) {
	const { number, head } = pull;
	const { parents, id } = step;
	const merged = parents[1];
	if (id === head) return void 0;
	if (parents.length === 0) return NOTHING_BELOW;
	if (parents.length > 2) return `the commit merges ${require_base.count(parents.length - 1, "branch", "branches")} at once`;
	if (merged !== void 0) return merged === head ? void 0 : `the commit merges ${require_base.short(merged)}, and its head is ${require_base.short(head)}`;
	const landed = ground.landed.get(number);
	if (ground.queued || landed === id) return void 0;
	return mergedAs(landed);
}
function mergedAs(landed) {
	return landed === void 0 ? "GitHub does not say as which commit it was merged" : `it was merged as ${require_base.short(landed)}`;
}
function standing(steps, at, pull) {
	const own = new Set(pull.commits.map(({ id }) => id));
	return require_base.known({
		steps: run(steps, at, ({ id }) => own.has(id)),
		content: { kind: "same" }
	});
}
function brought(steps, at, pull, history) {
	let account;
	for (const reach of reaches(steps, at, pull)) {
		const content = history.brought({
			head: pull.head,
			onto: steps[at + reach - 1]?.parents[0],
			result: steps[at]?.id
		});
		if (!content.known) return content;
		if (isViable({ content: content.value })) return require_base.known({
			steps: reach,
			content: content.value
		});
		account = require_base.known({
			steps: 1,
			content: content.value
		});
	}
	return account;
}
function reaches(steps, at, { number, commits }) {
	if (steps[at]?.parents.length !== 1) return [1];
	const straight = run(steps, at, ({ parents }) => parents.length === 1);
	const own = commits.filter(({ parents }) => parents.length === 1).length;
	const most = [
		run(steps, at, ({ pulls }) => pulls.includes(number)),
		own,
		1
	].filter((reach) => reach > 0 && reach <= straight);
	return [...new Set(most)].sort((a, b) => b - a);
}
function run(steps, at, isLike) {
	const end = steps.findIndex((step, i) => i > at && !isLike(step));
	return (end === -1 ? steps.length : end) - at;
}
function unlisted(pull, onto, history) {
	const found = history.commits(onto, pull.head);
	if (!found.known) return found;
	const listed = new Set(pull.commits.map(({ id }) => id));
	const hidden = found.value.filter((id) => !listed.has(id));
	if (hidden.length === 0) return require_base.known(void 0);
	return require_base.known(`GitHub does not list ${require_base.list(hidden.map(require_base.short), 3)} among its commits`);
}
function handsOf(steps) {
	const keyed = steps.flatMap((step) => step.hands).map((hand) => [`${hand.as} ${hand.person?.id ?? ""} ${hand.name}`, hand]);
	return [...new Map(keyed).values()];
}
// src/evidence/github/steps.ts
const AT_ONCE = 50;
const MOST = 1e3;
const MOST_PULLS = 10;
const associations = require_gate.object({
	totalCount: require_gate.int(),
	nodes: require_gate.nullable(require_gate.array(require_gate.nullable(require_gate.object({
		number: require_gate.int(),
		repository: require_gate.object({ nameWithOwner: require_gate.string() }),
		mergeCommit: require_gate.nullable(require_gate.object({ oid }))
	}))))
});
const stepShape = require_gate.object({
	...commitShape.shape,
	associatedPullRequests: require_gate.nullable(associations)
});
async function readSteps(repository, steps, queued, client) {
	if (steps.length > MOST) return tooMany(steps);
	const batches = Array.from({ length: Math.ceil(steps.length / AT_ONCE) }, (_, i) => steps.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
	const reads = await Promise.all(batches.map((batch) => readBatch(repository, batch, client)));
	const read = require_base.all(reads);
	if (!read.known) return read;
	return require_base.known(told(steps, read.value.flat(), repository, queued));
}
async function readBatch(repository, steps, client) {
	const aliases = steps.map((_, i) => `c${i}`);
	const query = `query Steps($owner: String!, $name: String!, ${aliases.map((each) => `$${each}: GitObjectID!`).join(", ")}) {
  repository(owner: $owner, name: $name) {
    ${aliases.map((each) => `${each}: object(oid: $${each}) { ...Step }`).join("\n    ")}
  }
}
fragment Step on Commit {
  ...CommitFields
  associatedPullRequests(first: ${MOST_PULLS}) {
    totalCount
    nodes { number repository { nameWithOwner } mergeCommit { oid } }
  }
}
${commitFields}`;
	const shape = require_gate.object({ repository: require_gate.object(Object.fromEntries(aliases.map((each) => [each, require_gate.nullable(stepShape)]))) });
	const variables = {
		...ownerAndName(repository),
		...Object.fromEntries(steps.map(({ id }, i) => [`c${i}`, id]))
	};
	const read = await client.query(query, variables, shape);
	if (!read.known) return read;
	return require_base.all(steps.map((step, i) => answerOf(step, read.value.repository[`c${i}`] ?? null)));
}
function answerOf(step, node) {
	if (node?.oid !== step.id) return notThere(step);
	const commit = commitOf$1(node);
	if (!commit.known) return commit;
	const { totalCount = 0, nodes } = node.associatedPullRequests ?? {};
	if ((nodes?.length ?? 0) !== totalCount) return tooManyPulls(step, totalCount);
	const { hands } = commit.value;
	return require_base.known({
		hands,
		associated: nodes ?? []
	});
}
function told(steps, answers, repository, queued) {
	const landed = new Map();
	const associated = new Set(queued === void 0 ? [] : [queued]);
	const hinted = new Set();
	return {
		steps: steps.map((step, i) => {
			const { hands = [], associated: nodes = [] } = answers[i] ?? {};
			const own = nodes.filter((node) => node && isOf(repository, node.repository.nameWithOwner));
			const numbers = own.flatMap((node) => node ? [node.number] : []);
			for (const node of own) if (node?.mergeCommit) landed.set(node.number, node.mergeCommit.oid);
			const hints = queued === void 0 && numbers.length > 0 ? [] : hintsIn(step, queued);
			for (const number of numbers) associated.add(number);
			for (const number of hints) hinted.add(number);
			return {
				...step,
				hands,
				pulls: [...new Set([...numbers, ...hints])]
			};
		}),
		associated: [...associated],
		hinted: [...hinted].filter((number) => !associated.has(number)),
		landed
	};
}
function isOf(repository, other) {
	return repository.toLowerCase() === other.toLowerCase();
}
function hintsIn({ title }, queued) {
	const named = /^Merge pull request #(\d{1,9}) from |\(#(\d{1,9})\)$/.exec(title.trimEnd());
	const number = named?.[1] ?? named?.[2];
	return [...number === void 0 ? [] : [Number(number)], ...queued === void 0 ? [] : [queued]];
}
const LANDED = require_gate.object({ mergeCommit: require_gate.nullable(require_gate.object({ oid })) });
async function readLanded(repository, numbers, client) {
	const landed = new Map();
	for (let at = 0; at < numbers.length; at += AT_ONCE) {
		const batch = numbers.slice(at, at + AT_ONCE);
		const read = await client.query(`query Landed($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    ${batch.map((each) => `p${each}: pullRequest(number: ${each}) { mergeCommit { oid } }`).join("\n    ")}
  }
}`, ownerAndName(repository), require_gate.object({ repository: require_gate.object(Object.fromEntries(batch.map((each) => [`p${each}`, LANDED]))) }));
		if (!read.known) return read;
		for (const each of batch) {
			const commit = read.value.repository[`p${each}`]?.mergeCommit;
			if (commit) landed.set(each, commit.oid);
		}
	}
	return require_base.known(landed);
}
function notThere({ id }) {
	return require_base.unknown({
		what: `GitHub does not have commit ${require_base.short(id)}, which stands in the checkout, so nothing says who made it`,
		next: "Push it, or check out the repository that is named",
		place: require_base.wholeFile(id)
	});
}
function tooMany(steps) {
	return require_base.unknown({
		what: `The change has ${steps.length} steps, and no more than ${MOST} are looked through at once`,
		next: "Release in smaller pieces, or begin at a later commit (review: since:) if nothing is live",
		place: require_base.wholeFile(steps[0]?.id ?? "")
	});
}
function tooManyPulls({ id }, total) {
	return require_base.unknown({
		what: `Commit ${require_base.short(id)} belongs to ${total} pull requests, and no more than ${MOST_PULLS} of one commit are looked at`,
		next: "Close those that did not bring it",
		place: require_base.wholeFile(id)
	});
}
// src/evidence/github/walk.ts
async function rangeOfBranch(asked, client, history) {
	const { repository, commit, base } = asked.subject;
	const walk = base === void 0 ? await releaseOf$1(asked, client, history) : groupOf(asked, base);
	if (!walk.known) return walk;
	const { from, live, branch, queued } = walk.value;
	const range = {
		branch,
		live,
		base: from
	};
	const steps = history.steps(from, commit);
	if (!steps.known) return steps;
	if (steps.value.length === 0) return require_base.known({
		...range,
		...NOTHING
	});
	const told = await readSteps(repository, steps.value, queued, client);
	if (!told.known) return told;
	const { associated, hinted } = told.value;
	const read = associated.length + hinted.length === 0 ? require_base.known({
		pulls: [],
		reviewers: NOTHING.reviewers
	}) : await readPulls(repository, associated, client, hinted);
	if (!read.known) return read;
	const { pulls, reviewers } = read.value;
	const landed = await readLanded(repository, pulls.filter(({ number, state }) => state === "merged" && hinted.includes(number) && queued === void 0).map(({ number }) => number), client);
	if (!landed.known) return landed;
	const ground = {
		branch,
		commit,
		queued: queued !== void 0,
		pulls: new Map(pulls.map((pull) => [pull.number, pull])),
		landed: new Map([...told.value.landed, ...landed.value])
	};
	const stretches = partsOf(told.value.steps, ground, history);
	return stretches.known ? require_base.known({
		...range,
		stretches: stretches.value,
		pulls,
		reviewers
	}) : stretches;
}
const NOTHING = {
	stretches: [],
	pulls: [],
	reviewers: {
		people: [],
		complete: false
	}
};
async function releaseOf$1(asked, client, history) {
	const live = await readLive(asked, client, history);
	if (!live.known) return live;
	const { commit, defaultBranch } = live.value;
	const branch = asked.review.branch ?? defaultBranch;
	if (branch === void 0) return require_base.unknown({
		what: `${asked.subject.repository} has no default branch, so nothing says which branch goes live`,
		next: "Name it in the policy (review: branch:)",
		place: asked.place
	});
	return require_base.known({
		from: commit,
		live: commit,
		branch,
		queued: void 0
	});
}
const QUEUE = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-(\d{1,9})-[0-9a-f]+$/;
function groupOf({ subject, place }, base) {
	const [, branch, number] = QUEUE.exec(subject.ref ?? "") ?? [];
	if (branch !== void 0) return require_base.known({
		from: base,
		live: void 0,
		branch,
		queued: Number(number)
	});
	return require_base.unknown({
		what: `${subject.ref ?? "What was given"} is no branch of a merge queue, so nothing says where this group goes`,
		next: "Judge it by the event merge_group, whose branches are named gh-readonly-queue/BRANCH/pr-NUMBER-COMMIT",
		place
	});
}
// src/evidence/github/change.ts
async function readChange(asked, client, history) {
	const { subject } = asked;
	const range = subject.pull === void 0 ? await rangeOfBranch(asked, client, history) : await rangeOfPull(asked, subject.pull, client, history);
	if (!range.known) return placed(range, asked);
	const { branch, live, reviewers } = range.value;
	const checkout = placed(checkoutOf(subject, history), asked);
	const parts = await guardedParts(range.value, asked, history);
	const pulls = placed(reviewedPulls(range.value, history), asked);
	const release = placed(await releaseOf(asked, client), asked);
	if (!checkout.known || !parts.known || !pulls.known || !release.known) return require_base.unknown(...[
		checkout,
		parts,
		pulls,
		release
	].flatMap((each) => each.known ? [] : each.because));
	const weighed = placed(await weigh(asked, {
		parts: parts.value,
		pulls: pulls.value,
		release: release.value
	}, client, history), asked);
	const ref = placed(await refOf(subject, branch, client), asked);
	if (!weighed.known || !ref.known) return require_base.unknown(...[weighed, ref].flatMap((each) => each.known ? [] : each.because));
	return require_base.known({
		repository: subject.repository,
		commit: subject.commit,
		subject: nameOf(subject, branch),
		waits: pulls.value.some(({ number, state }) => number === subject.pull && state === "open"),
		branch,
		live,
		parts: parts.value,
		...weighed.value,
		ref: ref.value,
		checkout: checkout.value,
		reviewers,
		incident: asked.incident
	});
}
function placed(evidence, { place }) {
	if (evidence.known) return evidence;
	const problems = new Map(evidence.because.map((problem) => [problem.what, {
		...problem,
		place
	}]));
	return require_base.unknown(...problems.values());
}
async function guardedParts(range, asked, history) {
	const codeOwners = placed(codeOwnersOf(asked, range, history), asked);
	if (!codeOwners.known) return codeOwners;
	const { live } = range;
	const guards = live !== void 0 && asked.guardsAt ? await asked.guardsAt(live) : require_base.known(asked.guards);
	if (!guards.known) return guards;
	return require_base.all(await Promise.all(range.stretches.map((stretch) => guardedPart(stretch, codeOwners.value, {
		...asked,
		guards: guards.value
	}, history))));
}
async function guardedPart({ onto, tip, ...part }, codeOwners, asked, history) {
	const newest = asked.subject.pull === void 0 ? part.commits[0] : asked.subject.commit;
	const paths = placed(history.changed(onto, newest ?? asked.subject.commit), asked);
	if (!paths.known) return paths;
	const guarded = await guardedFiles(paths.value, asked.guards, codeOwners);
	return guarded.known ? require_base.known({
		...part,
		guarded: guarded.value
	}) : guarded;
}
function reviewedPulls({ stretches, pulls }, history) {
	return require_base.all(pulls.map((pull) => {
		const part = stretches.find(({ candidates }) => candidates.some((each) => each.pull === pull.number && each.content.kind !== "other"));
		const reviews = withContents(pull, part?.tip, history);
		return reviews.known ? require_base.known({
			...pull,
			reviews: reviews.value,
			onto: part?.onto
		}) : reviews;
	}));
}
async function releaseOf(asked, client) {
	const { subject, review } = asked;
	const release = subject.pull === void 0 && subject.base === void 0 && review.release;
	return release ? readRelease(asked, release, client) : require_base.known(void 0);
}
async function refOf(subject, branch, client) {
	return subject.pull === void 0 ? readRef(subject, branch, client) : require_base.known(void 0);
}
function nameOf({ pull, base, ref = "", event, commit }, branch) {
	if (pull !== void 0) return `pull request #${pull}`;
	if (base !== void 0) return `merge queue of ${branch}`;
	const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
	if (kind === "tags") return `tag ${name}`;
	if (kind === "heads") return event === "push" ? `push to ${name}` : `branch ${name}`;
	return `commit ${require_base.short(commit)}`;
}
// src/evidence/github/address.ts
function address(text) {
	if (!URL.canParse(text)) return void 0;
	const url = new URL(text);
	if (!/^https?:$/.test(url.protocol) || url.username || url.password) return void 0;
	if (url.search || url.hash) return void 0;
	return url.href.replace(/\/+$/, "");
}
function within(rest, link, from) {
	if (!URL.canParse(link, from)) return void 0;
	const url = new URL(link, from);
	url.hash = "";
	return url.href.startsWith(`${rest}/`) ? url.href : void 0;
}
function verbatim(href) {
	const { origin } = new URL(href);
	return `${origin}${href.slice(origin.length).replace(/[:{}]/g, (c) => ENCODED[c])}`;
}
const ENCODED = {
	":": "%3A",
	"{": "%7B",
	"}": "%7D"
};
function misleading(route, parameters) {
	return Array.from(route.matchAll(/\{(\w+)\}/g), ([, name]) => name).find((name) => /^\.{0,2}$/.test(String(parameters[name] ?? "")));
}
const LINK = /\s*<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]+))?)*)\s*(?:,|$)/y;
const NEXT = /;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?=[\s;]|$))/i;
function nextOf(header) {
	let next = { kind: "none" };
	let at = 0;
	while (header !== null && at < header.length) {
		LINK.lastIndex = at;
		const found = LINK.exec(header);
		if (!found) return { kind: "unreadable" };
		at = LINK.lastIndex;
		if (!NEXT.test(found[2])) continue;
		if (next.kind === "link") return { kind: "unreadable" };
		next = {
			kind: "link",
			link: found[1]
		};
	}
	return next;
}
// src/evidence/github/fault.ts
function failed(fault) {
	return {
		ok: false,
		fault
	};
}
function then(outcome, next) {
	return outcome.ok ? next(outcome.value) : outcome;
}
const AGAIN = "Run it again; if it stays so, look at the proxy in between and at the status page of GitHub";
const LONGEST$2 = 200;
function quoted(text) {
	return `"${require_base.cut(require_base.cut(text, 800).replace(/\s+/g, " ").trim(), LONGEST$2)}"`;
}
const TELLING = 5;
function redactor(secret) {
	const held = secret.trim();
	const forms = [
		held,
		encodeURIComponent(held),
		Buffer.from(held).toString("base64")
	].filter((form) => form.length >= TELLING).map(folded);
	return (text) => forms.reduce(without, text);
}
function without(text, form) {
	const plain = folded(text);
	let kept = "";
	let from = 0;
	for (let at = plain.indexOf(form); at >= 0; at = plain.indexOf(form, from)) {
		kept += `${text.slice(from, at)}[token]`;
		from = at + form.length;
	}
	return (kept + text.slice(from)).split("…").map((part, i, parts) => i < parts.length - 1 ? withoutBeginning(part, form) : part).join("…");
}
function withoutBeginning(text, form) {
	const plain = folded(text);
	for (let length = Math.min(form.length, text.length); length >= TELLING; length--) if (plain.endsWith(form.slice(0, length))) return `${text.slice(0, -length)}[token]`;
	return text;
}
function folded(text) {
	return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
// src/evidence/github/limits.ts
const MINUTE = 6e4;
const PRIMARY = /API rate limit (?:already )?exceeded/i;
const SECONDARY = /secondary rate limit|abuse detection/i;
function limitOf(headers, message, now) {
	const asked = retryAfter(headers, now);
	if (SECONDARY.test(message)) return {
		why: "secondary",
		wait: asked ?? MINUTE
	};
	if (asked !== void 0) return {
		why: "asked",
		wait: asked
	};
	const spent = spentUntil(headers, now);
	if (spent !== void 0) return {
		why: "primary",
		wait: spent
	};
	return PRIMARY.test(message) ? {
		why: "primary",
		wait: MINUTE
	} : void 0;
}
function spentUntil(headers, now) {
	if (headers.get("x-ratelimit-remaining") !== "0") return void 0;
	const reset = headers.get("x-ratelimit-reset") ?? "";
	if (!/^\d{1,12}$/.test(reset)) return MINUTE;
	return Math.max(0, Number(reset) * 1e3 - (dateOf(headers) ?? now)) + 1e3;
}
function retryAfter(headers, now) {
	const text = headers.get("retry-after");
	if (text === null) return void 0;
	if (/^\d{1,9}$/.test(text)) return Number(text) * 1e3;
	const at = Date.parse(text);
	return Number.isNaN(at) ? MINUTE : Math.max(0, at - (dateOf(headers) ?? now));
}
function dateOf(headers) {
	const at = Date.parse(headers.get("date") ?? "");
	return Number.isNaN(at) ? void 0 : at;
}
// src/evidence/github/permissions.ts
const OF_WORKFLOWS = /^(?:actions|checks|contents|deployments|issues|pull-requests|statuses)$/;
const NEEDED = [
	[/\/teams\//, "members"],
	[/\/actions\/|\/environments\//, "actions"],
	[/\/deployments\b/, "deployments"],
	[/\/pulls\b|\/pullRequest\b|\/associatedPullRequests\b/, "pull-requests"],
	[/\/(?:commits|compare|git|contents|activity|object|ref|refs|defaultBranchRef)\b/, "contents"]
];
const REPOSITORY = /^.*?\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)(?=\/|$)/;
function permit(path, accepted) {
	const asked = path.replace(REPOSITORY, "");
	const needed = namedIn(accepted) ?? NEEDED.find(([pattern]) => pattern.test(asked))?.[1];
	if (!needed) return "Give the token a permission to read this";
	if (OF_WORKFLOWS.test(needed)) return `Give the token the permission to read it: ${needed}: read, below permissions: of the job`;
	return `Use the token of a GitHub App that may read ${needed}; the token of a workflow (GITHUB_TOKEN) never may`;
}
function namedIn(accepted) {
	return /^([a-z_]{1,40})=(?:read|write|admin)\b/.exec(accepted ?? "")?.[1]?.replaceAll("_", "-");
}
// src/evidence/github/answer.ts
const FAR = 3e5;
function read(ask, answer, now) {
	const parsed = parse(ask, answer);
	const fault = refusal(ask, answer, parsed, now);
	if (fault) return failed(fault);
	return parsed;
}
function refusal(ask, answer, parsed, now) {
	const { status, headers } = answer;
	const skew = skewed(ask, headers, now);
	if (status === 200) return skew;
	const message = messageOf(parsed);
	if (status === 401) return unauthorized(ask, message);
	if (status === 403 || status === 429) return forbidden(ask, answer, parsed, now);
	if (status === 404) return skew ?? missing$1(ask, answer, message);
	return failing(ask, answer, message, now);
}
function parse({ name }, { status, headers, text }) {
	const again = 0;
	if (text === "") return failed({
		what: `GitHub answered ${name} with nothing at all`,
		next: AGAIN,
		again
	});
	try {
		if (text !== void 0) return {
			ok: true,
			value: JSON.parse(text)
		};
	} catch {}
	const page = isPage(headers, text);
	return failed({
		what: `GitHub answered ${name} with ${page ? "a web page" : text === void 0 ? "bytes that are no text" : quoted(text)} (status ${status}), and that is not JSON`,
		next: page ? "Check the address of the API (GITHUB_API_URL, GITHUB_GRAPHQL_URL) and the proxy in between, and run it again" : AGAIN,
		again
	});
}
function isPage(headers, text = "") {
	return /^text\/html\b/i.test(headers.get("content-type") ?? "") || /^\s*<(?:!|html)/i.test(text);
}
function messageOf(parsed) {
	if (!parsed.ok) return void 0;
	const result = require_gate.safeParse(MESSAGE, parsed.value);
	return result.success ? result.data.message : void 0;
}
const MESSAGE = require_gate.object({ message: require_gate.string() });
function skewed({ name }, headers, now) {
	const date = headers.get("date");
	if (date === null) return void 0;
	const at = dateOf(headers);
	if (at !== void 0 && Math.abs(at - now) <= FAR) return void 0;
	return {
		what: `GitHub's answer to ${name} is of ${at === void 0 ? quoted(date) : require_base.moment(at)}, and here it is ${require_base.moment(now)}: one of the two clocks is wrong, or the answer is an old one`,
		next: "Set the clock of this machine, and check that nothing in between keeps answers"
	};
}
function unauthorized({ name }, message) {
	return {
		what: `GitHub does not accept the token for ${name}${said(message)}`,
		next: "Check that the token is whole, has not expired, and belongs to this GitHub"
	};
}
function forbidden(ask, { headers, url }, parsed, now) {
	const message = messageOf(parsed);
	const limit = limitOf(headers, message ?? "", now);
	if (limit) return limited(ask, limit);
	if (headers.has("x-github-sso")) return singleSignOn(ask);
	if (!parsed.ok) return parsed.fault;
	return notPermitted(ask, message, permit(new URL(url).pathname, headers.get("x-accepted-github-permissions")));
}
function singleSignOn({ name }) {
	return {
		what: `GitHub refuses ${name}, because the organization asks for single sign-on and the token was not authorized for it`,
		next: "Authorize the token for the organization (Configure SSO, in the settings of the token)"
	};
}
function notPermitted({ name }, message, permission) {
	const byToken = message === void 0 || /not accessible by|must have|permission/i.test(message);
	return {
		what: `GitHub refuses ${name}${said(message)}`,
		next: byToken ? permission : `Do what GitHub says; where it names no reason: ${permission}`
	};
}
function limited({ name }, limit) {
	const { why, wait } = limit;
	const seconds = Math.ceil(wait / 1e3);
	return {
		what: `GitHub refuses ${name} ${seconds > 0 ? `for ${require_base.span(seconds)}` : "for a moment"}: ${LIMITS[why]}`,
		next: `Run it again in ${require_base.span(Math.max(1, seconds))}; a token of a GitHub App has a limit of its own`,
		again: wait,
		limit
	};
}
const LIMITS = {
	asked: "it asks to wait",
	primary: "the token has used up its requests of this hour",
	secondary: "too many requests came at once (a secondary rate limit)"
};
function missing$1({ name, door }, answer, message) {
	if (door === "graphql" || message === void 0) return {
		what: `Nothing of GitHub's is at ${new URL(answer.url).host} for ${name} (status 404)`,
		next: "Check the address of the API (GITHUB_API_URL, GITHUB_GRAPHQL_URL)"
	};
	return {
		what: `GitHub has nothing for ${name}, or nothing that the token may see${said(message)}`,
		next: "Check the name, and that the token may read it",
		absent: true
	};
}
function failing({ name }, { status, headers, text }, message, now) {
	const serious = status >= 500 || status === 408 || status >= 200 && status < 300;
	return {
		what: `GitHub answered ${name} with the status ${status}${message === void 0 && isPage(headers, text) ? " and a web page" : ""}${said(message)}, and that is no answer`,
		next: serious ? AGAIN : "Do what GitHub says, and run it again",
		...serious ? { again: retryAfter(headers, now) ?? 0 } : {}
	};
}
function said(message) {
	return message ? ` (${quoted(message)})` : "";
}
// src/evidence/github/budget.ts
function budgetOf(clock, within, sleep) {
	const controller = new AbortController();
	const over = controller.signal;
	let spent = 0;
	let underWay = 0;
	let since = 0;
	let timer;
	const passed = () => spent + (underWay > 0 ? Math.max(0, clock() - since) : 0);
	const left = () => over.aborted ? 0 : Math.max(0, within - passed());
	return {
		left,
		over,
		spend: async (work) => {
			if (underWay++ === 0) {
				since = clock();
				timer = setTimeout(() => controller.abort(), left());
			}
			try {
				return await work();
			} finally {
				if (underWay === 1) {
					clearTimeout(timer);
					spent = passed();
				}
				underWay--;
			}
		},
		wait: async (ms) => {
			if (ms >= left()) return false;
			await sleep(ms, over).catch(() => void 0);
			return left() > 0;
		}
	};
}
const sleep = (ms, signal) => process.getBuiltinModule("node:timers/promises").setTimeout(ms, void 0, { signal });
function slots(most) {
	const line = [];
	let running = 0;
	return async (work) => {
		if (running >= Math.max(1, most)) await new Promise((go) => line.push(go));
		else running++;
		try {
			return await work();
		} finally {
			const next = line.shift();
			if (next) next();
			else running--;
		}
	};
}
// src/evidence/github/retry.ts
const MOST_TRIES = 4;
const FIRST_WAIT = 500;
async function retried(budget, random, attempt) {
	for (let tries = 1;; tries++) {
		const outcome = await attempt();
		if (outcome.ok || outcome.fault.again === void 0) return outcome;
		const { fault } = outcome;
		if (tries === MOST_TRIES) return failed(inVain(fault, tries));
		const wait = Math.max(fault.again ?? 0, FIRST_WAIT * 2 ** (tries - 1) * (1 + random()));
		if (!await budget.wait(wait)) return failed(inVain(fault, tries));
	}
}
function inVain(fault, tries) {
	return tries === 1 ? fault : {
		...fault,
		what: `${fault.what}; it was asked ${require_base.count(tries, "time")}`
	};
}
function tooLate({ name }, within) {
	return {
		what: `${name} was not asked, because the ${require_base.span(within / 1e3)} that GitHub has for all its answers are over`,
		next: "Run it again"
	};
}
function tooSlow({ name }, ms) {
	return {
		what: `GitHub did not answer ${name} in ${require_base.span(ms / 1e3)}`,
		next: "Check that this machine reaches GitHub, through its proxy where it has one, and run it again",
		again: 0
	};
}
// src/evidence/github/asking.ts
function asking({ wire, clock, budget, random, within, each, atOnce }) {
	const slot = slots(atOnce);
	const pauses = new Map();
	const pause = (doors, { why, wait }) => {
		const until = clock() + wait;
		for (const door of doors) if (until > (pauses.get(door)?.until ?? 0)) pauses.set(door, {
			until,
			why
		});
	};
	const heed = (ask, outcome, answer) => {
		const limit = outcome.ok ? void 0 : outcome.fault.limit;
		if (limit) pause(limit.why === "primary" ? [ask.door] : ["rest", "graphql"], limit);
		else {
			const wait = spentUntil(answer.headers, clock());
			if (wait !== void 0) pause([ask.door], {
				why: "primary",
				wait
			});
		}
	};
	const paused = async (ask) => {
		const held = pauses.get(ask.door);
		const wait = held ? held.until - clock() : 0;
		if (!held || wait <= 0 || await budget.wait(wait)) return void 0;
		return limited(ask, {
			why: held.why,
			wait
		});
	};
	const timed = async (ask) => {
		const ms = Math.min(each, budget.left());
		if (ms === 0) return failed(tooLate(ask, within));
		const controller = new AbortController();
		const stop = () => controller.abort();
		const timer = setTimeout(stop, ms);
		budget.over.addEventListener("abort", stop);
		try {
			const outcome = await wire(ask, ask.url, controller.signal);
			return !outcome.ok && controller.signal.aborted ? failed(tooSlow(ask, ms)) : outcome;
		} finally {
			clearTimeout(timer);
			budget.over.removeEventListener("abort", stop);
		}
	};
	const once = async (ask, read) => {
		const fault = budget.left() > 0 ? await paused(ask) : tooLate(ask, within);
		if (fault) return failed(fault);
		const answered = await slot(() => timed(ask));
		if (!answered.ok) return answered;
		const outcome = read(answered.value);
		heed(ask, outcome, answered.value);
		return outcome;
	};
	return (ask, read) => budget.spend(() => retried(budget, random, () => once(ask, read)));
}
// src/evidence/github/graphql.ts
function queryName(query) {
	const name = /^\s*query\s+(\w+)/.exec(query)?.[1];
	return name === void 0 ? "the GraphQL query" : `the GraphQL query ${require_base.cut(name, 40)}`;
}
const failure = require_gate.object({
	message: require_gate._catch(require_gate.string(), ""),
	type: require_gate._catch(require_gate.optional(require_gate.string()), void 0),
	path: require_gate._catch(require_gate.array(require_gate.union([require_gate.string(), require_gate.number()])), []),
	extensions: require_gate._catch(require_gate.object({ saml_failure: require_gate.optional(require_gate.boolean()) }), {})
});
function dataOf(ask, value, headers, now) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return failed(noData(ask, "no object"));
	if ("errors" in value) {
		const left = "data" in value && holdsAnything(value.data);
		return failed(explained(ask, value.errors, left, headers, now));
	}
	if (!("data" in value)) return failed(noData(ask, "no data"));
	if (value.data === null) return failed(noData(ask, "data that is null"));
	return {
		ok: true,
		value: value.data
	};
}
function noData({ name }, instead) {
	return {
		what: `GitHub answered ${name} with ${instead}, and without an error that says why`,
		next: AGAIN,
		again: 0
	};
}
function explained(ask, errors, left, headers, now) {
	const parsed = require_gate.safeParse(require_gate.array(failure), errors);
	const failures = parsed.success ? parsed.data : [];
	const messages = failures.map(({ message }) => message);
	const limit = limitFor(failures, messages.join(" "), headers, now);
	if (limit) return limited(ask, limit);
	if (failures.some(({ extensions }) => extensions.saml_failure)) return singleSignOn(ask);
	const refused = failures.find(({ type }) => type === "FORBIDDEN" || type === "INSUFFICIENT_SCOPES");
	if (refused) return notPermitted(ask, refused.message, permit(`/${refused.path.join("/")}`, null));
	if (!left && failures.length > 0 && failures.every(({ type }) => type === "NOT_FOUND")) return missing(ask, messages);
	return {
		what: `GitHub answered ${ask.name} with ${messages.length > 0 ? require_base.list(messages.map(quoted), 3) : "errors that it does not name"}, and what it left out is not known`,
		next: AGAIN,
		...messages.some((message) => PASSING.test(message)) ? { again: 0 } : {}
	};
}
const DEEPEST = 20;
function holdsAnything(data) {
	let level = [data];
	for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
		const values = level.filter((value) => value !== null);
		if (values.some((value) => typeof value !== "object" || Array.isArray(value))) return true;
		level = values.flatMap((value) => Object.values(value));
	}
	return level.length > 0;
}
const PASSING = /something went wrong|timeout|timed out|try again/i;
function limitFor(failures, text, headers, now) {
	const spent = failures.some(({ type }) => type === "RATE_LIMITED" || type === "RATE_LIMIT");
	const limit = limitOf(headers, text, now);
	if (limit?.why === "primary" && !spent && !LIMIT.test(text)) return void 0;
	if (limit || !spent) return limit;
	return {
		why: "primary",
		wait: spentUntil(headers, now) ?? 6e4
	};
}
const LIMIT = /rate limit/i;
function missing({ name }, messages) {
	return {
		what: `GitHub has nothing for ${name}, or nothing that the token may see (${require_base.list(messages.map(quoted), 3)})`,
		next: "Check the name, and that the token may read it",
		absent: true
	};
}
// src/evidence/github/shape.ts
const LONGEST$1 = 120;
function shaped(value, shape, what) {
	if (value === null) return failed(other(`${what} is null, and that is no answer`, true));
	const result = require_gate.safeParse(shape, value);
	if (result.success) return {
		ok: true,
		value: result.data
	};
	const [first, ...others] = result.error.issues;
	const where = written(first?.path ?? []);
	const field = where === "" ? "it" : `its ${require_base.cut(where, LONGEST$1)}`;
	const more = others.length > 0 ? `, and ${require_base.count(others.length, "more field")} of it ${others.length === 1 ? "is" : "are"} wrong` : "";
	return failed(other(`${what} has not the shape that GitHub documents: ${field} is ${kindOf(value, first?.path ?? [])}, and ${expected(first)} belongs there${more}`, false));
}
function listed(value, what) {
	if (Array.isArray(value)) return {
		ok: true,
		value
	};
	return failed(other(`${what} is ${kindOf(value, [])} where a list belongs`, value === null));
}
function other(what, mayPass) {
	return {
		what,
		next: "Check what stands between this machine and GitHub; with GitHub Enterprise Server, that its version is still supported",
		...mayPass ? { again: 0 } : {}
	};
}
function written(path) {
	return path.map((step, i) => typeof step === "number" ? `[${step}]` : `${i > 0 ? "." : ""}${String(step)}`).join("");
}
function kindOf(root, path) {
	const value = path.reduce((held, step) => typeof held === "object" && held !== null && Object.hasOwn(held, step) ? held[step] : void 0, root);
	if (value === void 0) return "missing";
	if (value === null) return "null";
	if (Array.isArray(value)) return "a list";
	return typeof value === "object" ? "an object" : TYPES[typeof value] ?? "of another kind";
}
const TYPES = {
	string: "a text",
	number: "a number",
	boolean: "a boolean",
	array: "a list",
	int: "a whole number"
};
function expected(issue) {
	if (issue?.code === "invalid_type") return TYPES[issue.expected] ?? `an ${issue.expected}`;
	if (issue?.code === "invalid_value") return `one of ${issue.values.map(String).join(", ")}`;
	return "something else";
}
// src/evidence/github/pages.ts
const MOST_PAGES = 100;
async function everyPage(first, item, rest, asking, clock) {
	const items = [];
	const ids = new Set();
	const urls = new Set();
	let url = first.url;
	for (let number = 1;; number++) {
		urls.add(url);
		const name = number === 1 ? first.name : `${first.name} (page ${number})`;
		const ask = {
			...first,
			name,
			url
		};
		const page = await asking(ask, (answer) => pageOf(ask, answer, item, clock()));
		if (!page.ok) return page;
		urls.add(page.value.url);
		for (const id of page.value.ids) {
			if (ids.has(id)) return failed(repeated(ask));
			ids.add(id);
		}
		for (const each of page.value.items) items.push(each);
		const { next } = page.value;
		if (next.kind === "none") return {
			ok: true,
			value: items
		};
		if (next.kind === "unreadable") return failed(unreadable(ask));
		if (page.value.items.length === 0) return failed(dropped(ask));
		const to = within(rest, next.link, page.value.url);
		if (to === void 0) return failed(astray(ask, next.link));
		if (urls.has(to)) return failed(stuck(ask));
		if (number === MOST_PAGES) return failed(endless(first));
		url = to;
	}
}
function pageOf(ask, answer, item, now) {
	const parsed = read(ask, answer, now);
	if (!parsed.ok) return parsed;
	const what = `GitHub's answer to ${ask.name}`;
	const raw = listed(parsed.value, what);
	if (!raw.ok) return raw;
	const items = shaped(raw.value, require_gate.array(item), what);
	if (!items.ok) return items;
	return {
		ok: true,
		value: {
			items: items.value,
			ids: raw.value.flatMap(idOf),
			next: nextOf(answer.headers.get("link")),
			url: answer.url
		}
	};
}
const identity = require_gate.union([require_gate.object({ id: require_gate.union([require_gate.number(), require_gate.string()]) }), require_gate.object({ sha: require_gate.string() })]);
function idOf(value) {
	const result = require_gate.safeParse(identity, value);
	if (!result.success) return [];
	return ["id" in result.data ? String(result.data.id) : result.data.sha];
}
const ANEW = "Run it again, so that the list is read anew";
function repeated({ name }) {
	return {
		what: `GitHub's answer to ${name} repeats what was there before, so the list moved while it was read, and something may be missing`,
		next: ANEW
	};
}
function dropped({ name }) {
	return {
		what: `GitHub's answer to ${name} is an empty page that others follow, so something is missing`,
		next: ANEW
	};
}
function stuck({ name }) {
	return {
		what: `GitHub's answer to ${name} names a next page that was read before, so the list never comes to its end`,
		next: ANEW
	};
}
function astray({ name }, link) {
	return {
		what: `GitHub's answer to ${name} names ${quoted(link)} as the next page, and that is not the API that was asked`,
		next: "Check the address of the API (GITHUB_API_URL) and what stands between this machine and GitHub"
	};
}
function unreadable({ name }) {
	return {
		what: `GitHub's answer to ${name} names its next page in a way that cannot be read, so something may be missing`,
		next: "Check what stands between this machine and GitHub"
	};
}
function endless({ name }) {
	return {
		what: `GitHub's answer to ${name} has more than ${require_base.thousands(MOST_PAGES)} pages, and no more are read`,
		next: "Make the release smaller"
	};
}
// src/evidence/github/wire.ts
const LARGEST = 33554432;
function wireOf(send, fetch) {
	return async (ask, url, signal) => {
		let outcome;
		const request = {
			signal,
			redirect: "manual",
			fetch: async (to, options) => {
				outcome = await received(await fetch(to, options), ask, url);
				return {
					status: 204,
					url,
					headers: new Headers()
				};
			}
		};
		try {
			await send({
				...ask.body,
				method: ask.body ? "POST" : "GET",
				url: verbatim(url),
				request
			});
		} catch (error) {
			return failed(unreached(ask, why(error)));
		}
		return outcome ?? failed(unreached(ask, "nothing was sent"));
	};
}
async function received(response, ask, url) {
	const { status, headers } = response;
	const parts = [];
	let size = 0;
	try {
		for await (const part of response.body ?? []) {
			size += part.length;
			if (size > LARGEST) return failed(tooLarge(ask));
			parts.push(part);
		}
	} catch (error) {
		return failed(brokenOff(ask, why(error)));
	}
	return {
		ok: true,
		value: {
			status,
			headers,
			text: decoded(parts),
			url
		}
	};
}
function decoded(parts) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
	} catch {
		return;
	}
}
function why(error) {
	const parsed = require_gate.safeParse(FAILURE, error);
	if (!parsed.success) return String(error);
	const { cause, message, code, name } = parsed.data;
	return typeof cause === "object" && cause !== null ? why(cause) : message || code || name;
}
const FAILURE = require_gate.object({
	name: require_gate._catch(require_gate.string(), "an error without a name"),
	message: require_gate._catch(require_gate.string(), ""),
	code: require_gate._catch(require_gate.string(), ""),
	cause: require_gate.optional(require_gate.unknown())
});
function brokenOff({ name }, reason) {
	return {
		what: `GitHub's answer to ${name} broke off before its end (${quoted(reason)}), and nobody knows what the rest says`,
		next: AGAIN,
		again: 0
	};
}
function tooLarge({ name }) {
	return {
		what: `GitHub's answer to ${name} is larger than ${require_base.thousands(LARGEST)} bytes, and no answer of GitHub's is`,
		next: "Look at what answers in place of GitHub"
	};
}
function unreached({ name }, reason) {
	return {
		what: `GitHub did not answer ${name}: ${quoted(reason)}`,
		next: "Check that this machine reaches GitHub, through its proxy where it has one, and run it again",
		again: 0
	};
}
const MOST_REDIRECTIONS = 3;
function following(wire, rest) {
	return async (ask, url, signal) => {
		let to = url;
		for (let followed = 0;; followed++) {
			const outcome = await wire(ask, to, signal);
			if (!outcome.ok || !REDIRECTIONS.has(outcome.value.status)) return outcome;
			const location = outcome.value.headers.get("location") ?? "";
			const next = ask.door === "rest" ? within(rest, location, to) : void 0;
			if (location === "" || next === void 0) return failed(ledAway(ask, location));
			if (followed === MOST_REDIRECTIONS) return failed(ledOnAndOn(ask));
			to = next;
		}
	};
}
const REDIRECTIONS = new Set([
	301,
	302,
	303,
	307,
	308
]);
function ledAway({ name }, location) {
	return {
		what: `GitHub's answer to ${name} leads to ${location === "" ? "nowhere" : quoted(location)}, and a token is not sent elsewhere`,
		next: "Check the address of the API (GITHUB_API_URL, GITHUB_GRAPHQL_URL) and what stands between this machine and GitHub"
	};
}
function ledOnAndOn({ name }) {
	return {
		what: `GitHub's answer to ${name} leads on more than ${MOST_REDIRECTIONS} times, and never to an answer`,
		next: "Check the name of the repository; it may have been renamed"
	};
}
// src/evidence/github/client.ts
const WITHIN = 6e4;
const EACH = 15e3;
async function openClient(options) {
	const { apiUrl, graphqlUrl, token, clock, random = Math.random, atOnce = 4 } = options;
	const { within: time = WITHIN, each = EACH } = options;
	const rest = address(apiUrl);
	const graphql = address(graphqlUrl);
	const host = rest === void 0 ? "GitHub" : new URL(rest).host;
	const redact = redactor(token);
	const tell = (fault) => problemOf(fault, host, redact);
	if (rest === void 0) return refusing(tell(noAddress(apiUrl)));
	if (graphql === void 0) return refusing(tell(noAddress(graphqlUrl)));
	if (!/^[\x21-\x7e]+$/.test(token)) return refusing(tell(NO_TOKEN$1));
	const octokit = await octokitOf(token, rest);
	if (!octokit.ok) return refusing(tell(octokit.fault));
	const budget = budgetOf(clock, time, options.sleep ?? sleep);
	const { send, fetch, urlOf } = octokit.value;
	return clientOf({
		ask: asking({
			wire: following(wireOf(send, fetch), rest),
			clock,
			budget,
			random,
			within: time,
			each,
			atOnce
		}),
		clock,
		rest,
		graphql,
		urlOf,
		tell
	});
}
function clientOf({ ask, clock, rest, graphql, urlOf, tell }) {
	const evidence = (outcome) => outcome.ok ? require_base.known(outcome.value) : require_base.unknown(tell(outcome.fault));
	const question = (route, parameters) => {
		const path = route.replace(/^GET /, "");
		const wrong = misleading(path, parameters);
		if (wrong !== void 0) return failed(noName(path, wrong, parameters[wrong]));
		const url = within(rest, urlOf(path, parameters), rest);
		if (url === void 0) return failed(noAddress(path));
		return {
			ok: true,
			value: {
				door: "rest",
				url,
				name: `GET ${require_base.cut(url.slice(rest.length).replace(/\?.*/, ""), LONGEST)}`
			}
		};
	};
	return {
		get: async (route, parameters, shape) => {
			const asked = question(route, parameters);
			if (!asked.ok) return evidence(asked);
			const { value: one } = asked;
			return evidence(await ask(one, (answer) => then(read(one, answer, clock()), (value) => shaped(value, shape, `GitHub's answer to ${one.name}`))));
		},
		pages: async (route, parameters, item) => {
			const asked = question(route, {
				per_page: 100,
				...parameters
			});
			return evidence(asked.ok ? await everyPage(asked.value, item, rest, ask, clock) : asked);
		},
		query: async (query, variables, shape) => {
			const asked = {
				door: "graphql",
				url: graphql,
				body: {
					query,
					variables
				},
				name: queryName(query)
			};
			return evidence(await ask(asked, (answer) => {
				return then(then(read(asked, answer, clock()), (value) => dataOf(asked, value, answer.headers, clock())), (value) => shaped(value, shape, `GitHub's answer to ${asked.name}`));
			}));
		}
	};
}
const LONGEST = 160;
async function octokitOf(token, baseUrl) {
	try {
		const { getOctokit } = await Promise.resolve().then(() => require("./github.js"));
		const { request } = getOctokit(token, {
			baseUrl,
			userAgent: "rollcall"
		});
		const urlOf = (path, parameters) => request.endpoint({
			...parameters,
			baseUrl,
			method: "GET",
			url: path
		}).url;
		return {
			ok: true,
			value: {
				send: request,
				fetch: request.endpoint.DEFAULTS.request?.fetch,
				urlOf
			}
		};
	} catch (error) {
		return failed({
			what: `GitHub's client does not start here: ${quoted(String(error))}`,
			next: "Check the variables GITHUB_EVENT_PATH and GITHUB_API_URL and those of the proxy"
		});
	}
}
function refusing(problem) {
	const refuse = async () => require_base.unknown(problem);
	return {
		get: refuse,
		pages: refuse,
		query: refuse
	};
}
function problemOf({ what, next, absent }, host, redact) {
	return {
		what: redact(what),
		next: redact(next),
		place: require_base.wholeFile(host),
		...absent ? { absent } : {}
	};
}
function noAddress(text) {
	return {
		what: `${quoted(text)} is no address of GitHub's`,
		next: "Write it in full, as in https://api.github.com or https://github.example.com/api/v3"
	};
}
function noName(path, name, value) {
	return {
		what: `${path} cannot be asked: ${quoted(String(value ?? ""))} is no ${name.replaceAll("_", " ")}`,
		next: "Check the name"
	};
}
const NO_TOKEN$1 = {
	what: "The token for GitHub is empty, or holds a blank or another character that no token has",
	next: "Check how it is handed over; a line end often comes from the file or the command that it is read from"
};
// src/evidence/github/index.ts
function openChanges(run) {
	const { root, github, recorded, incident } = run;
	if (recorded !== void 0) return openRecord(recorded, run);
	if (!github) return async (_manifest, { place }) => require_base.unknown({
		...NOBODY,
		place
	});
	const { token, subject } = github;
	if (!token) return async (_manifest, { place }) => require_base.unknown({
		...NO_TOKEN,
		place
	});
	const client = require_base.once(() => openClient({
		...github,
		token
	}));
	const checkout = require_base.once(() => require_base.both(require_history.openHistory(root), require_git.topOf(root)));
	const asked = new Map();
	const ask = async ({ judging, reviewAt, ...question }) => {
		const opened = checkout();
		if (!opened.known) return require_base.unknown(...opened.because.map((problem) => ({
			...problem,
			place: question.place
		})));
		const [history, top] = opened.value;
		const own = question.review.guarded;
		const guarding = (owners) => [...judging.map((guard) => ({
			...atTop(guard, root, top),
			owners
		})), ...WORKFLOW.map((guard) => ({
			...guard,
			owners,
			place: question.place
		}))];
		return readChange({
			...question,
			subject,
			incident,
			guards: [...guarding(question.review.owners), ...own],
			guardsAt: async (live) => {
				const read = await reviewAt(live);
				if (!read.known) return read;
				const { owners, guarded } = read.value ?? question.review;
				return require_base.known([
					...guarding(owners),
					...guarded,
					...own
				]);
			}
		}, await client(), history);
	};
	return (manifest, question) => {
		const key = JSON.stringify([(0, node_path.dirname)(manifest), question]);
		const answer = asked.get(key) ?? ask(question);
		asked.set(key, answer);
		return answer;
	};
}
const NOBODY = {
	what: "The policy asks for a second reviewer, and nothing says which change is judged",
	next: "Run it as an Action, name the pull request with --pull, or hand over recorded evidence with --github-evidence"
};
const NO_TOKEN = {
	what: "The policy asks for a second reviewer, and without a token GitHub does not say who approved",
	next: "Give the Action its input github-token, or set GITHUB_TOKEN"
};
const WORKFLOW = [
	{
		because: "it runs the gate",
		paths: [".github/workflows/**", ".github/actions/**"]
	},
	{
		because: "it is a policy",
		paths: ["*/**/.github", "*/**/.github/rollcall.{yml,yaml}"]
	},
	{
		because: "it names the owners",
		paths: [
			"CODEOWNERS",
			".github/CODEOWNERS",
			"docs/CODEOWNERS"
		]
	}
];
function atTop(guard, root, top) {
	const named = guard.paths.map((path) => (0, node_path.resolve)(root, path));
	const paths = [...new Set([...named, ...named.flatMap((path) => require_base$1.realPath(path) ?? [])])].filter((path) => !require_gate.leadsOut(top, path)).map((path) => (0, node_path.relative)(top, path));
	return {
		...guard,
		paths: paths.flatMap((path) => [path, `${path}/**`])
	};
}
function openRecord(file, run) {
	const record = require_base.once(async () => {
		const text = require_gate.openText(require_gate.workingTree(run.root), file, require_gate.LARGEST);
		return text.known ? require_record.readRecord(text.value) : text;
	});
	return async (manifest) => {
		const read = await record();
		if (!read.known) return read;
		const found = read.value.get(manifest);
		if (!found) return notRecorded(file, manifest);
		const problems = found.known ? mismatches(file, found.value, run) : [];
		return problems.length > 0 ? require_base.unknown(...problems) : found;
	};
}
function mismatches(file, recorded, { commit, github, incident }) {
	return [
		[
			"the commit",
			recorded.commit,
			commit ?? github?.subject.commit,
			"--commit"
		],
		[
			"the repository",
			recorded.repository,
			github?.subject.repository,
			"--repository"
		],
		[
			"the incident",
			recorded.incident ?? "none",
			incident,
			"--incident"
		]
	].flatMap(([what, there, here, option]) => here === void 0 || here.toLowerCase() === there.toLowerCase() ? [] : [{
		what: `${file} is about ${what} ${there}, and ${here} is judged`,
		next: `Record it for this one, or leave ${option} out`,
		place: require_base.wholeFile(file)
	}]);
}
function notRecorded(file, manifest) {
	return require_base.unknown({
		what: `${file} holds nothing about ${manifest}, so nothing says who approved it`,
		next: "Record it with --record in a run that judges this manifest",
		place: require_base.wholeFile(file)
	});
}
exports.openChanges = openChanges;
