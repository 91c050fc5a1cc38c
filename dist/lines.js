const require_base = require("./base.js");
// src/evidence/flags/registry/lines.ts
const KEY = "{key}";
function readLines({ file, text }, template) {
	const pattern = patternOf(template);
	const flags = [];
	const seen = new Set();
	for (const [i, line] of text.split("\n").entries()) {
		const found = pattern.exec(line);
		const [, before = "", key = ""] = found ?? [];
		if (!found || seen.has(key)) continue;
		seen.add(key);
		flags.push(flagAt(key, {
			file,
			line: i + 1,
			column: before.length + 1
		}));
	}
	if (flags.length > 0) return require_base.known({
		flags,
		retired: [],
		fields: [],
		reserved: []
	});
	return require_base.unknown({
		what: `No line of ${file} looks like ${template}, so it would define no flag at all`,
		next: "Mend the template in the policy, or name another file",
		place: require_base.wholeFile(file)
	});
}
function patternOf(template) {
	const at = template.indexOf(KEY);
	const before = literal(template.slice(0, at).trimStart());
	const after = literal(template.slice(at + 5).trimEnd());
	return new RegExp(`^(\\s*${before})([\\w.$-]+)${after}`);
}
function literal(text) {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
function flagAt(key, place) {
	return {
		key,
		aliases: [],
		slots: [],
		owner: void 0,
		description: void 0,
		type: void 0,
		id: void 0,
		created: void 0,
		expires: void 0,
		place
	};
}
exports.readLines = readLines;
