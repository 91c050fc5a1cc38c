const require_yaml = require("./yaml.js");
const require_base = require("./base.js");
const require_gate = require("./gate.js");
const require_own = require("./own.js");
// src/evidence/flags/registry/retire.ts
var import_dist = require_yaml.require_dist();
async function moveToRetired(text, key, stanza, file) {
	const before = await read(file, text);
	if (!before.known) return before;
	const flag = before.value.flags.find((each) => require_base.folded(each.key) === require_base.folded(key));
	if (!flag) return require_base.unknown({
		what: `${file} has no live flag ${JSON.stringify(key)}`,
		next: `Add the stanza below retired: by hand: ${stanza}`,
		place: require_base.wholeFile(file)
	});
	const index = before.value.flags.indexOf(flag);
	const edits = text.length > 1048576 ? void 0 : editsOf(text, index, stanza);
	if (!edits) return byHand(stanza, flag.place);
	const moved = apply(text, edits);
	const after = await read(file, moved);
	return after.known && isMoved(before.value, after.value, index) ? require_base.known(moved) : byHand(stanza, flag.place);
}
async function read(file, text) {
	const tree = await require_gate.readDocument(file, text, "1.2");
	return tree.known ? require_own.readOwn(tree.value) : tree;
}
function byHand(stanza, place) {
	return require_base.unknown({
		what: "The entry stands here in a way that cannot be moved without a change to what is around it",
		next: `Take it out, and add the stanza below retired: by hand: ${stanza}`,
		place
	});
}
function isMoved(before, after, index) {
	const names = (entries) => entries.map(({ key }) => require_base.folded(key));
	const [moved] = names(before.flags.slice(index));
	const flags = names(before.flags.toSpliced(index, 1));
	const retired = [...names(before.retired), moved];
	const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
	return same(flags, names(after.flags)) && same(retired, names(after.retired));
}
function editsOf(text, index, stanza) {
	const { contents } = (0, import_dist.parseDocument)(text, {
		keepSourceTokens: false,
		uniqueKeys: false
	});
	if (!(0, import_dist.isMap)(contents) || contents.flow) return void 0;
	const flags = blockIn(contents, "flags");
	if (!flags) return void 0;
	const lines = linesOf(text, flags.list, index);
	const added = addition(text, contents, stanza);
	if (!lines || !added) return void 0;
	const edits = [...added, {
		...lines,
		text: ""
	}];
	if (flags.list.items.length > 1) return edits;
	const colon = colonOf(text, flags.pair);
	return colon === void 0 ? void 0 : [...edits, {
		from: colon,
		to: colon,
		text: " []"
	}];
}
function pairOf(map, name) {
	return map.items.find(({ key }) => (0, import_dist.isScalar)(key) && key.value === name);
}
function blockIn(map, name) {
	const pair = pairOf(map, name);
	const list = pair?.value;
	return pair && (0, import_dist.isSeq)(list) && !list.flow ? {
		pair,
		list
	} : void 0;
}
function linesOf(text, list, index) {
	const item = list.items[index];
	if (!(0, import_dist.isMap)(item) || !item.range) return void 0;
	const [start, end] = item.range;
	const dash = text.lastIndexOf("-", start);
	const from = text.lastIndexOf("\n", dash) + 1;
	return text.slice(from, dash).trim() === "" && text.slice(dash + 1, start).trim() === "" ? {
		from,
		to: lineEnd(text, text.slice(0, end).trimEnd().length)
	} : void 0;
}
function lineEnd(text, offset) {
	const feed = text.indexOf("\n", offset);
	return feed < 0 ? text.length : feed + 1;
}
function colonOf(text, { key }) {
	const end = (0, import_dist.isScalar)(key) ? key.range?.[1] : void 0;
	return end !== void 0 && text[end] === ":" ? end + 1 : void 0;
}
function addition(text, map, stanza) {
	const feed = text.includes("\r\n") ? "\r\n" : "\n";
	const insert = (at, added) => {
		return {
			from: at,
			to: at,
			text: `${at > 0 && text[at - 1] !== "\n" ? feed : ""}${added}${feed}`
		};
	};
	const pair = pairOf(map, "retired");
	if (!pair) return [insert(text.length, `retired:${feed}  ${stanza}`)];
	const section = blockIn(map, "retired");
	if (section) {
		const last = linesOf(text, section.list, section.list.items.length - 1);
		if (!last) return void 0;
		const [indent = ""] = /^[ ]*/.exec(text.slice(last.from)) ?? [];
		return [insert(last.to, `${indent}${stanza}`)];
	}
	const { value } = pair;
	const colon = colonOf(text, pair);
	if (!(0, import_dist.isSeq)(value) || value.items.length > 0 || !value.range || colon === void 0) return;
	const [, end] = value.range;
	if (text.slice(colon, end).trim() !== "[]") return void 0;
	return [{
		from: colon,
		to: end,
		text: ""
	}, insert(lineEnd(text, end), `  ${stanza}`)];
}
function apply(text, edits) {
	return edits.toSorted((a, b) => b.from - a.from || b.to - a.to).reduce((edited, { from, to, text: added }) => edited.slice(0, from) + added + edited.slice(to), text);
}
exports.moveToRetired = moveToRetired;
