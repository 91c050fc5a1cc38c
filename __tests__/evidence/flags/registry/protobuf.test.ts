import { describe, expect, test } from '@jest/globals'
import { slotText } from '../../../../src/base/slots.ts'
import { readRegistry } from '../../../../src/evidence/flags/registry/index.ts'
import { memoryFiles, reasons } from '../../memory.ts'
import { registryOf, source } from './sources.ts'

/** What a file declares and reserves, each with its line and column. */
async function read(text: string, file = 'order.proto') {
  const { fields, reserved } = await registryOf({ [file]: text })
  return {
    fields: fields.map(
      ({ name, slot }) => `${slot.place.line}:${slot.place.column} ${name}, ${slotText(slot)}`,
    ),
    reserved: reserved.map((each) =>
      each.slot
        ? `${each.slot.place.line}:${each.slot.place.column} ${slotText(each.slot)}`
        : `${each.place.line}:${each.place.column} ${each.name} in ${each.schema}.${each.of}`,
    ),
  }
}

const fields = async (text: string) => (await read(text)).fields

describe('a file of Protocol Buffers', () => {
  test('tells what its slots are called and which are reserved', async () => {
    const text = `syntax = "proto3";
package orders.v1;
import "google/protobuf/any.proto";

// reserved 1; string not_a_field = 1;
message Order {
  reserved 3, 7 to 9, 1000 to max; /* string nor_this = 2; */
  reserved "power_peg", 'PowerPeg';
  bool rlp = 4;
  map<string, int32> counts = 5 [deprecated = true];
}

enum Side {
  reserved 2, 40 to max, -9 to -7;
  BUY = 0; SELL = 0x1;
}
`
    expect(await read(text)).toEqual({
      fields: [
        '9:8 rlp, number 4 of orders.v1.Order',
        '10:22 counts, number 5 of orders.v1.Order',
        '15:3 BUY, value 0 of orders.v1.Side',
        '15:12 SELL, value 1 of orders.v1.Side',
      ],
      reserved: [
        '7:12 number 3 of orders.v1.Order',
        '7:15 number 7 to 9 of orders.v1.Order',
        '7:23 number 1000 to 536870911 of orders.v1.Order',
        '8:12 power_peg in orders.v1.Order',
        '8:25 PowerPeg in orders.v1.Order',
        '14:12 value 2 of orders.v1.Side',
        '14:15 value 40 to 2147483647 of orders.v1.Side',
        '14:26 value -9 to -7 of orders.v1.Side',
      ],
    })
  })

  test.each<readonly [name: string, text: string, found: readonly string[]]>([
    [
      'a oneof belongs to its message',
      'message A { oneof pick { string a = 1; int32 b = 2; } }',
      ['1:33 a, number 1 of order.A', '1:46 b, number 2 of order.A'],
    ],
    [
      'messages within messages',
      'message A { message B { optional int32 c = 1; enum D { E = 0; } } }',
      ['1:40 c, number 1 of order.A.B', '1:56 E, value 0 of order.A.B.D'],
    ],
    [
      'a group is a field and a message',
      'message A { repeated group Leg = 7 { optional string url = 1; } }',
      ['1:28 leg, number 7 of order.A', '1:54 url, number 1 of order.A.Leg'],
    ],
    [
      'two names of one value',
      'enum A { option allow_alias = true; B = 0; C = 0; }',
      ['1:37 B, value 0 of order.A', '1:44 C, value 0 of order.A'],
    ],
    [
      'an extension belongs to what it extends',
      'package p; message A { extensions 5 to 9; message B { extensions 5; } extend B { optional int32 c = 5; } } extend .p.A { optional int32 d = 6; } extend q.Z { optional int32 e = 7; }',
      ['1:97 c, number 5 of p.A.B', '1:137 d, number 6 of p.A', '1:174 e, number 7 of p.q.Z'],
    ],
    [
      'options hold no fields',
      'option (a) = { b: 1; c { d: "}" } }; message A { optional int32 e = 1 [(f) = { g: 2 }, (h) = "];"]; option (i) = { j: 3 }; }',
      ['1:65 e, number 1 of order.A'],
    ],
    [
      'services hold none either',
      'service S { rpc Get (A) returns (A) { option (x) = { get: "/a" }; } } message A { optional int32 b = 1; }',
      ['1:98 b, number 1 of order.A'],
    ],
    [
      'an edition reserves names without quotes',
      'edition = "2023"; message A { reserved foo, bar; int32 baz = 1; }',
      ['1:56 baz, number 1 of order.A'],
    ],
    [
      'a type may say who sees it',
      'edition = "2024"; export message A { int32 b = 1; } local enum C { D = 0; }',
      ['1:44 b, number 1 of order.A', '1:68 D, value 0 of order.C'],
    ],
    ['octal numbers', 'message A { optional int32 b = 010; }', ['1:28 b, number 8 of order.A']],
    [
      'fields that are called like words of the language',
      'syntax = "proto3"; message A { int32 message = 1; string reserved = 2; bool option = 3; }',
      [
        '1:38 message, number 1 of order.A',
        '1:58 reserved, number 2 of order.A',
        '1:77 option, number 3 of order.A',
      ],
    ],
  ])('%s', async (_name, text, found) => {
    expect(await fields(text)).toEqual(found)
  })

  test('keeps both who reserves a slot and who uses it, for the rules to judge', async () => {
    const text =
      'message A { reserved 3, 5; reserved "b"; optional int32 b = 3; }\nenum C { reserved 1; D = 0; E = 1; }'
    expect(await read(text)).toEqual({
      fields: [
        '1:57 b, number 3 of order.A',
        '2:22 D, value 0 of order.C',
        '2:29 E, value 1 of order.C',
      ],
      reserved: [
        '1:22 number 3 of order.A',
        '1:25 number 5 of order.A',
        '1:37 b in order.A',
        '2:19 value 1 of order.C',
      ],
    })
  })

  test.each<readonly [name: string, text: string, reason: string]>([
    [
      'a field without its sign',
      'message A {\n  optional int32 b 1;\n}\n',
      "order.proto:2:20 It is not valid Protocol Buffers: illegal token '1', '=' expected",
    ],
    [
      'a file that is cut off',
      'syntax = "proto3";\nmessage A {\n  int32 b = 1;\n',
      "order.proto:4:1 It is not valid Protocol Buffers: illegal end of input 'null'",
    ],
    [
      'one number for two fields',
      'message A {\n  optional int32 b = 1;\n  optional int32 c = 0x1;\n}\n',
      'order.proto:3:18 It is not valid Protocol Buffers: duplicate id 1 in Type A',
    ],
    [
      'one name for two fields',
      'message A {\n  optional int32 b = 1;\n  optional int32 b = 2;\n}\n',
      "order.proto:3:18 It is not valid Protocol Buffers: duplicate name 'b' in Type A",
    ],
    [
      'a range without its end',
      'message A {\n  reserved 5 to;\n}\n',
      'order.proto:2:12 Nothing says what is reserved here: a number, a range as 7 to 9, or a name belongs here',
    ],
    [
      'nothing that is reserved',
      'message A {\n  reserved ;\n}\n',
      'order.proto:2:3 Nothing says what is reserved here: a number, a range as 7 to 9, or a name belongs here',
    ],
    [
      'a name that the parser passes over',
      'message A {\n  optional int32 __proto__ = 1;\n}\n',
      'order.proto:1:1 The declaration A.__proto__ = 1 can be read in two ways, so nothing says which slots are taken',
    ],
    [
      'no Protocol Buffers at all',
      'flags: []\n',
      "order.proto:1:1 It is not valid Protocol Buffers: illegal token 'flags'",
    ],
    [
      'messages a thousand deep',
      'message A {'.repeat(1000),
      'order.proto:1:1 It is not valid Protocol Buffers: max depth exceeded',
    ],
    [
      'a message of more fields than are read',
      `message A {${Array.from({ length: 5000 }, (_, i) => `\noptional int32 f${i} = ${i + 1};`).join('')}}`,
      'order.proto:4473:16 The messages of this file have more fields than are read of one file; the first that is not stands here, and it is number 4,472 of its message',
    ],
    [
      'an option of more words than are read',
      `message A {\n  option (b) = {${'c: 1 '.repeat(200_000)}};\n}`,
      'order.proto:2:3 A statement of more than 10,000 words and signs begins here, and none is read that is longer',
    ],
    [
      'a megabyte of brackets',
      '['.repeat(1_000_000),
      'order.proto:1:1 A statement of more than 10,000 words and signs begins here, and none is read that is longer',
    ],
    [
      'more than is written by hand',
      `//${' '.repeat(1024 * 1024)}`,
      'order.proto:1:1 order.proto has 2 MiB, and at most 1 are read',
    ],
  ])('is refused with a sentence: %s', async (_name, text, reason) => {
    const files = memoryFiles({ 'order.proto': text })
    expect(reasons(await readRegistry([source('order.proto')], '.', files))).toEqual([reason])
  })
})
