const require_base = require("./base.js");
// src/evidence/touches.ts
function readTouches(file, fleet) {
	const odd = require_base.oddLineEnd(file.file, file.text);
	if (odd) return require_base.unknown(odd);
	const lines = file.text.split(/\r?\n/);
	const ansible = lines.some((line) => HEAD.test(line));
	const names = ansible ? fromAnsible(file.file, lines) : fromList(file.file, lines);
	if (!names.known) return names;
	const hosts = [];
	const strangers = [];
	for (const named of names.value) {
		const host = fleet.find(named.name);
		if (host === void 0) strangers.push(named);
		else hosts.push(host);
	}
	return require_base.known({
		source: {
			role: "touches",
			file: file.file,
			format: ansible ? "ansible --list-hosts" : "plain host list",
			digest: require_base.sha256(file.bytes)
		},
		hosts: require_base.setOf(hosts),
		strangers
	});
}
const HEAD = /^(\s*)hosts \((\d+)\):\s*$/;
const AROUND = /^(?:playbook: .*| {2}play #\d+ \(.*| {4}pattern: .*|\s*)$/;
function fromAnsible(file, lines) {
	const names = [];
	const problems = [];
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i];
		const head = HEAD.exec(line);
		if (!head) {
			if (!AROUND.test(line)) problems.push(notPrinted(file, i, line));
			continue;
		}
		const [, indent = "", promised] = head;
		const block = blockAt(file, lines, i + 1, indent);
		const found = new Set(block.map(({ name }) => name)).size;
		if (found !== block.length || found !== Number(promised)) problems.push({
			what: `The list promises ${promised} hosts and ${found} follow${found === block.length ? "" : `, some of them twice`}, so it was cut or edited`,
			next: "Write it again with ansible --list-hosts",
			place: {
				file,
				line: i + 1,
				column: indent.length + 1
			}
		});
		for (const named of block) if (/\s/.test(named.name)) problems.push(notOneName(named));
		else names.push(named);
		i += block.length;
	}
	return problems.length > 0 ? require_base.unknown(...require_base.firstOf(problems, (problem) => problem)) : require_base.known(names);
}
function blockAt(file, lines, from, indent) {
	const block = [];
	for (let i = from; i < lines.length; i++) {
		const line = lines[i];
		if (!line.startsWith(`${indent} `) || line.trim() === "" || HEAD.test(line)) break;
		block.push(namedBy(file, i, line, require_base.withoutBlanks(line)));
	}
	return block;
}
function notPrinted(file, index, line) {
	return {
		what: `${quoted(line.trim())} is not part of a list of hosts that Ansible prints, and it may name or leave out a host`,
		next: "Hand over what ansible --list-hosts prints and nothing else, without its error output (2>&1)",
		place: namedBy(file, index, line, "").place
	};
}
function notOneName({ name, place }) {
	return {
		what: `${quoted(name)} is not one host name`,
		next: "Write one host on each line, or hand over what ansible --list-hosts prints",
		place
	};
}
function quoted(text) {
	return JSON.stringify(text.slice(0, 80));
}
function namedBy(file, index, line, name) {
	const column = line.search(/[^ \t]|$/) + 1;
	return {
		name,
		place: {
			file,
			line: index + 1,
			column
		}
	};
}
function fromList(file, lines) {
	const names = [];
	const problems = [];
	for (const [i, line] of lines.entries()) {
		const comment = line.search(/(?:^|[ \t])#/);
		const name = require_base.withoutBlanks(comment < 0 ? line : line.slice(0, comment));
		if (name === "") continue;
		const named = namedBy(file, i, line, name);
		if (/\s/.test(name)) problems.push(notOneName(named));
		else names.push(named);
	}
	if (problems.length > 0) return require_base.unknown(...require_base.firstOf(problems, (problem) => problem));
	if (names.length > 0) return require_base.known(names);
	return require_base.unknown({
		what: `${file} names no host`,
		next: "Check that the step that writes it succeeded",
		place: require_base.wholeFile(file)
	});
}
exports.readTouches = readTouches;
