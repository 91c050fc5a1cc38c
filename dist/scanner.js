const require_base = require("./base.js");
// src/evidence/flags/scan/holders.ts
const HOLDERS = new Set([
	"flag",
	"flags",
	"featureFlag",
	"featureFlags",
	"feature",
	"features",
	"enabledFeatures",
	"featureToggles",
	"toggle",
	"toggles",
	"ldFlags",
	"launchDarklyFlags",
	"unleashFlags",
	"experiment",
	"experiments",
	"gate",
	"gates",
	"featureGates",
	"switches",
	"killSwitches",
	"variations"
].map(require_base.folded));
const FOLD = foldTable();
function foldTable() {
	const table = new Uint8Array(256);
	for (const letter of "abcdefghijklmnopqrstuvwxyz0123456789$") {
		table[letter.charCodeAt(0)] = letter.charCodeAt(0);
		table[letter.toUpperCase().charCodeAt(0)] = letter.charCodeAt(0);
	}
	for (const joint of "-_") table[joint.charCodeAt(0)] = 1;
	table[".".charCodeAt(0)] = 2;
	return table.fill(3, 128);
}
function soughtOf(name, index) {
	for (const { 0: word, index: at } of name.matchAll(/[A-Za-z0-9_$.\-\u0080-\uffff]+/g)) {
		const letters = require_base.folded(word);
		if (letters === "") continue;
		return {
			name: index,
			prefix: require_base.folded(name.slice(0, at)),
			rest: require_base.folded(name.slice(at)),
			hash: hashOf$1(word),
			length: [...letters].length
		};
	}
}
function hashOf$1(word) {
	let hash = 0;
	for (let i = 0; i < word.length; i++) {
		const code = word.charCodeAt(i);
		const byte = code < 128 ? FOLD[code] : 3;
		if (byte > 3) hash = Math.imul(hash, 31) + byte | 0;
	}
	return hash;
}
const GOLDEN = 2654435761;
function tableOf(names) {
	const bits = Math.max(4, Math.ceil(Math.log2(names.length * 8)));
	const shift = 32 - bits;
	const mask = (1 << bits) - 1;
	const hashes = new Int32Array(1 << bits);
	const taken = new Uint8Array(1 << bits);
	const sought = new Array(1 << bits);
	for (const each of names) {
		let slot = Math.imul(each.hash, GOLDEN) >>> shift;
		while (taken[slot] === 1 && hashes[slot] !== each.hash) slot = slot + 1 & mask;
		hashes[slot] = each.hash;
		taken[slot] = 1;
		sought[slot] = [...sought[slot] ?? [], each];
	}
	return {
		shift,
		mask,
		hashes,
		taken,
		sought
	};
}
function lookUp(table, hash) {
	const { shift, mask, hashes, taken, sought } = table;
	let slot = Math.imul(hash, GOLDEN) >>> shift;
	while (taken[slot] === 1) {
		if (hashes[slot] === hash) return sought[slot];
		slot = slot + 1 & mask;
	}
}
// src/evidence/flags/scan/match.ts
const DASH = 45;
const POINT = 46;
function startOf(bytes, from, first, prefix) {
	let at = from;
	let start = from;
	for (let i = prefix.length - 1; i >= 0; i--) {
		at = beforeJoints(bytes, at, first);
		if (at < first || bytes[at] !== prefix.charCodeAt(i)) return -1;
		start = at;
	}
	if (prefix === "") return start;
	at = beforeJoints(bytes, at, 0);
	return at >= 0 && FOLD[bytes[at]] !== 0 ? -1 : start;
}
function endOf(bytes, from, end, rest) {
	let at = from;
	for (let i = 0; i < rest.length;) {
		if (at >= end) return -1;
		const byte = bytes[at];
		const fold = FOLD[byte];
		if (fold === 1 || fold === 2) at++;
		else if (fold === 3) {
			const size = sizeOf(byte);
			const letter = lower(bytes, at, Math.min(at + size, end));
			if (!rest.startsWith(letter, i)) return -1;
			i += letter.length;
			at += size;
		} else {
			if ((fold === 0 ? byte : fold) !== rest.charCodeAt(i)) return -1;
			i++;
			at++;
		}
	}
	while (at < end && isJoint(bytes[at])) at++;
	if (at < end && FOLD[bytes[at]] !== 0) return -1;
	return Math.min(at, end);
}
function beforeJoints(bytes, at, first) {
	let before = at - 1;
	while (before >= first && isJoint(bytes[before])) before--;
	return before;
}
function isJoint(byte) {
	const fold = FOLD[byte];
	return fold === 1 || fold === 2;
}
function sizeOf(lead) {
	if (lead < 192) return 1;
	if (lead < 224) return 2;
	return lead < 240 ? 3 : 4;
}
function lower(bytes, from, to) {
	return Buffer.from(bytes.subarray(from, to)).toString("utf8").toLowerCase();
}
function trimmedStart(bytes, from, to) {
	let at = from;
	while (at < to && (bytes[at] === DASH || bytes[at] === POINT)) at++;
	return at;
}
function trimmedEnd(bytes, from, to) {
	let at = to;
	while (at > from && (bytes[at - 1] === DASH || bytes[at - 1] === POINT)) at--;
	return at;
}
function longest(bytes, span, candidates, match) {
	let length = 0;
	for (const { name, prefix, rest } of candidates) {
		const stop = endOf(bytes, span.from, span.end, rest);
		if (stop < 0) continue;
		const start = startOf(bytes, span.from, span.first, prefix);
		if (start < 0) continue;
		const from = prefix === "" ? trimmedStart(bytes, start, stop) : start;
		const to = trimmedEnd(bytes, from, stop);
		if (to - from <= length) continue;
		length = to - from;
		match.name = name;
		match.from = from;
		match.to = to;
	}
	return length > 0;
}
// src/evidence/flags/scan/scanner.ts
const SHORT = 4;
function scannerOf(names) {
	const sought = names.map(soughtOf).filter((each) => each !== void 0);
	const passes = [sought.filter(({ length }) => length >= SHORT), sought.filter(({ length }) => length < SHORT)].filter((each) => each.length > 0).map(passOf);
	return { scan: (bytes, end, found) => {
		for (const pass of passes) pass.seek(bytes, end, 0);
		for (let next = firstOf(passes); next; next = firstOf(passes)) {
			const { name, from, to } = next.match;
			found(name, from, to);
			for (const pass of passes) if (pass.match.name >= 0 && pass.match.from < to) pass.seek(bytes, end, to);
		}
	} };
}
function firstOf(passes) {
	let first;
	for (const pass of passes) {
		if (pass.match.name < 0) continue;
		if (!first || isBefore(pass.match, first.match)) first = pass;
	}
	return first;
}
function isBefore(a, b) {
	return a.from < b.from || a.from === b.from && a.to > b.to;
}
function passOf(names) {
	const step = Math.min(...names.map(({ length }) => length));
	const table = tableOf(names);
	const match = {
		name: -1,
		from: 0,
		to: 0
	};
	const seek = (bytes, end, at) => {
		const fold = FOLD;
		let probe = at + step - 1;
		while (probe < end) {
			if (fold[bytes[probe]] === 0) {
				probe += step;
				continue;
			}
			let from = probe;
			while (from > at && fold[bytes[from - 1]] !== 0) from--;
			let whole = 0;
			let segment = 0;
			let dot = -1;
			let to = from;
			for (; to < end; to++) {
				const byte = fold[bytes[to]];
				if (byte > 3) {
					whole = Math.imul(whole, 31) + byte | 0;
					segment = Math.imul(segment, 31) + byte | 0;
				} else if (byte === 0) break;
				else if (byte === 2) {
					segment = 0;
					dot = to;
				}
			}
			const candidates = lookUp(table, whole);
			if (candidates && longest(bytes, {
				first: at,
				from,
				end
			}, candidates, match)) return;
			if (dot >= 0 && inHolder(bytes, from, to, dot, segment)) return;
			probe = to + step;
		}
		match.name = -1;
	};
	function inHolder(bytes, from, to, dot, hash) {
		let last = dot;
		let segment = hash;
		if (segment === 0) {
			const trimmed = trimmedEnd(bytes, from, to);
			last = lastDot(bytes, from, trimmed);
			if (last < 0) return false;
			segment = hashOf(bytes, last + 1, trimmed);
		}
		const candidates = lookUp(table, segment);
		if (!candidates || !isHolder(bytes, from, last)) return false;
		const start = last + 1;
		return longest(bytes, {
			first: start,
			from: start,
			end: to
		}, candidates, match);
	}
	return {
		match,
		seek
	};
}
function lastDot(bytes, from, to) {
	for (let at = to - 1; at >= from; at--) if (FOLD[bytes[at]] === 2) return at;
	return -1;
}
function hashOf(bytes, from, to) {
	let hash = 0;
	for (let at = from; at < to; at++) {
		const byte = FOLD[bytes[at]];
		if (byte > 3) hash = Math.imul(hash, 31) + byte | 0;
	}
	return hash;
}
const LONGEST_HOLDER = 64;
function isHolder(bytes, from, to) {
	const start = Math.max(lastDot(bytes, from, to) + 1, from);
	if (to - start > LONGEST_HOLDER) return false;
	return HOLDERS.has(require_base.folded(Buffer.from(bytes.subarray(start, to)).toString("latin1")));
}
Object.defineProperty(exports, "FOLD", {
	enumerable: true,
	get: function() {
		return FOLD;
	}
});
Object.defineProperty(exports, "HOLDERS", {
	enumerable: true,
	get: function() {
		return HOLDERS;
	}
});
Object.defineProperty(exports, "lookUp", {
	enumerable: true,
	get: function() {
		return lookUp;
	}
});
Object.defineProperty(exports, "scannerOf", {
	enumerable: true,
	get: function() {
		return scannerOf;
	}
});
Object.defineProperty(exports, "soughtOf", {
	enumerable: true,
	get: function() {
		return soughtOf;
	}
});
Object.defineProperty(exports, "tableOf", {
	enumerable: true,
	get: function() {
		return tableOf;
	}
});
