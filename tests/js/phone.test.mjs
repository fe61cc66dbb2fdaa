// What a phone and the wall decide without a page: versions, outbox, drafts, ballots, clock, the live line.
import assert from "node:assert/strict"
import test from "node:test"
import { delay } from "../../static/js/core/backoff.js"
import { ballotFields, choicesOf, leftInWords, openOf, spentOf, turned } from "../../static/js/core/ballot.js"
import { digits, ring, secondsLeft } from "../../static/js/core/clock.js"
import { draftOf, dropDraft, keepDraft, unsent } from "../../static/js/core/drafts.js"
import { memory } from "../../static/js/core/memory.js"
import { afresh, next, put, restored, settled, tried, withoutBallots } from "../../static/js/core/outbox.js"
import { connecting, event, read } from "../../static/js/core/packets.js"
import { newest } from "../../static/js/core/regions.js"
import { Dropped, lineOf, wire } from "../../static/js/core/wire.js"

const push = (version) => ({ region: "step", version, html: "v" + version })

test("a newer region replaces, an older or equal one is ignored", () => {
  const at5 = newest({}, push(5))
  assert.deepEqual(at5, { step: push(5) })
  assert.equal(newest(at5, push(4)), at5)
  assert.equal(newest(at5, push(5)), at5)
  assert.deepEqual(newest(at5, push(6)), { step: push(6) })
})

test("regions of different names do not know each other's versions", () => {
  const both = newest(newest({}, push(9)), { region: "board", version: 1, html: "" })
  assert.deepEqual(Object.keys(both), ["step", "board"])
})

// Outbox

const ballot = (key, step, choices) => ({ key, kind: "ballot", step, content: key + choices, payload: { choices } })
const idea = (key, text) => ({ key, kind: "idea", step: "w", content: "idea " + text, payload: { text } })

test("at most one ballot per vote waits, and the newest is it", () => {
  const box = put(put(put([], ballot("k1", "v", "a")), ballot("k2", "v", "b")), ballot("k3", "other", "c"))
  assert.deepEqual(box.map((message) => message.key), ["k2", "k3"])
})

test("ideas all wait, oldest first", () => {
  const box = put(put([], idea("k1", "een")), idea("k2", "twee"))
  assert.deepEqual(box.map((message) => message.key), ["k1", "k2"])
  assert.equal(next(box).key, "k1")
})

test("the same content put twice keeps its first key, so that it is kept once", () => {
  const box = tried(put([], idea("k1", "een")), "k1")
  assert.deepEqual(put(box, idea("k2", "een")).map(({ key, tries }) => [key, tries]), [["k1", 0]])
})

test("a message is sent at most three times after a drop", () => {
  let box = put([], idea("k1", "een"))
  let sent = 0
  while (next(box) && sent < 10) {
    box = tried(box, next(box).key)
    sent += 1
  }
  assert.equal(sent, 3)
  assert.equal(box.length, 1)
  assert.equal(next(afresh(box)).key, "k1")
})

test("what the server answered leaves the box", () => {
  assert.deepEqual(settled(put([], idea("k1", "een")), "k1"), [])
})

test("after the count no ballot is left, an idea is", () => {
  const box = put(put([], ballot("k1", "v", "a")), idea("k2", "een"))
  assert.deepEqual(withoutBallots(box).map((message) => message.key), ["k2"])
})

test("anything that is no box is an empty one", () => {
  for (const raw of [null, undefined, {}, "x", [null, 1, { key: 5 }, { key: "k" }]]) assert.deepEqual(restored(raw), [])
  const box = put([], idea("k1", "een"))
  assert.deepEqual(restored(JSON.parse(JSON.stringify(box))), box)
})

// Memory and drafts

class Storage {
  constructor() { this.kept = new Map() }
  get length() { return this.kept.size }
  key(index) { return Array.from(this.kept.keys())[index] }
  getItem(name) { return this.kept.has(name) ? this.kept.get(name) : null }
  setItem(name, value) { this.kept.set(name, value) }
  removeItem(name) { this.kept.delete(name) }
}

test("a draft comes back, per step and field, until it is dropped", () => {
  const here = memory(new Storage(), "482913")
  keepDraft(here, "s1", "text", "een idee")
  assert.equal(draftOf(here, "s1", "text"), "een idee")
  assert.equal(draftOf(here, "s2", "text"), "")
  dropDraft(here, "s1", "text")
  assert.equal(draftOf(here, "s1", "text"), "")
})

test("an emptied field is no draft", () => {
  const here = memory(new Storage(), "482913")
  keepDraft(here, "s1", "text", "een")
  keepDraft(here, "s1", "text", "  ")
  assert.deepEqual(here.names(""), [])
})

test("what was typed in another step and never sent is shown, what is typed here is not", () => {
  const here = memory(new Storage(), "482913")
  keepDraft(here, "s1", "text", "vergeten")
  keepDraft(here, "s2", "text", "bezig")
  keepDraft(here, "s1", "title", "kort")
  assert.deepEqual(unsent(here, "s2"), [{ step: "s1", text: "vergeten" }])
})

test("wiping leaves nothing of this session, and others are somebody else's", () => {
  const storage = new Storage()
  const here = memory(storage, "482913")
  const yesterday = memory(storage, "111111")
  here.keep("outbox", [1])
  yesterday.keep("outbox", [2])
  storage.setItem("not ours", "3")
  here.wipe()
  assert.deepEqual(Array.from(storage.kept.keys()), ["draagvlak:111111:outbox", "not ours"])
  here.wipeOthers()
  assert.deepEqual(Array.from(storage.kept.keys()), ["not ours"])
})

test("where storage is shut nothing breaks", () => {
  const shut = new Storage()
  shut.getItem = shut.setItem = shut.removeItem = shut.key = () => { throw new Error("denied") }
  for (const storage of [null, shut]) {
    const here = memory(storage, "482913")
    keepDraft(here, "s1", "text", "een")
    assert.equal(draftOf(here, "s1", "text"), "")
    here.wipe()
    here.wipeOthers()
  }
})

// Ballots

test("a pick is the list of what is ticked", () => {
  const entries = [["csrf", "x"], ["choice", "a1"], ["step", "s"], ["choice", "a4"]]
  assert.deepEqual(choicesOf("pick", entries), ["a1", "a4"])
})

test("three answers are cast whole", () => {
  const entries = [["csrf", "x"], ["answer-a1", "yes"], ["answer-a2", "unknown"]]
  assert.deepEqual(choicesOf("yes_doubt_no", entries), { a1: "yes", a2: "unknown" })
})

test("a list is turned and runs round", () => {
  assert.deepEqual(turned([1, 2, 3, 4], 2), [3, 4, 1, 2])
  assert.deepEqual(turned([1, 2, 3, 4], 6), [3, 4, 1, 2])
  assert.deepEqual(turned([1, 2, 3, 4], 0), [1, 2, 3, 4])
  assert.deepEqual(turned([], 5), [])
})

test("what is left is said in words", () => {
  const words = { leftOne: "nog 1", leftMany: "nog {n}" }
  assert.deepEqual([2, 1, 0, -1].map((left) => leftInWords(words, left, "klaar")), ["nog 2", "nog 1", "klaar", "klaar"])
  assert.equal(leftInWords(words, 1234567, "klaar"), "nog 1.234.567")
  assert.deepEqual([leftInWords({}, 3, "klaar"), leftInWords(words, undefined, "klaar")], ["klaar", "klaar"])
})

// What stands in a form of each kind, and the choices it says: the same as the server reads from it.
const FORMS = [
  ["pick", [["choice", "a"], ["choice", "c"]], ["a", "c"]],
  ["budget", [["choice", "b"]], ["b"]],
  ["yes_doubt_no", [["answer-a", "yes"], ["answer-b", ""]], { a: "yes" }],
  ["moscow", [["answer-a", "must"], ["answer-c", "not_now"]], { a: "must", c: "not_now" }],
  ["consent", [["reason-a", "Te ver."], ["answer-a", "objection"], ["answer-b", "none"], ["reason-b", " "]],
    { a: { answer: "objection", reason: "Te ver." }, b: "none" }],
  ["dots", [["dots-a", "3"], ["dots-b", "0"], ["dots-c", ""]], { a: 3 }],
  ["rank", [["place-a", "2"], ["place-b", ""], ["place-c", "1"]], ["c", "a"]],
  ["matrix", [["effect-a", "3"], ["effort-a", "1"], ["effect-b", "2"], ["effort-b", ""]],
    { a: { effect: 3, effort: 1 }, b: { effect: 2 } }],
]

FORMS.forEach(([kind, fields, choices]) => {
  test(`a form of ${kind} is read as the server reads it`, () => {
    assert.deepEqual(choicesOf(kind, [["csrf", "x"], ["key", "k"], ["step", "s"]].concat(fields)), choices)
  })
})

test("ids may hold a line, and an action is named as it is", () => {
  assert.deepEqual(choicesOf("dots", [["dots-a-1_b", "2"]]), { "a-1_b": 2 })
})

test("what a ballot takes of what there is", () => {
  const spent = (kind, cost) => spentOf(kind, FORMS.find(([name]) => name === kind)[1], cost)
  assert.deepEqual([spent("pick"), spent("dots"), spent("rank"), spent("moscow")], [2, 3, 2, 1])
  assert.equal(spent("budget", (action) => ({ b: 4000 })[action]), 4000)
})

test("cards without an answer are counted, whatever was asked of them", () => {
  assert.equal(openOf(4, FORMS[7][1]), 2)
  assert.equal(openOf(4, FORMS[4][1]), 2)
})

test("of a form only what says something belongs to the ballot", () => {
  assert.deepEqual(ballotFields([["csrf", "x"], ["choices", "y"], ["dots-a", "0"], ["place-b", ""], ["choice", "a"]]), [["choice", "a"]])
})

// Clock

test("the clock counts from the server's time, whatever ours says", () => {
  const [ends, now] = ["2027-03-12T19:09:00Z", "2027-03-12T19:00:00Z"]
  assert.equal(secondsLeft(ends, now, 0), 540)
  assert.equal(secondsLeft(ends, now, 61500), 479)
  assert.equal(secondsLeft(ends, now, 600000), -60)
})

test("digits and ring stop at nought", () => {
  assert.deepEqual([540, 61, 9, 0, -5].map(digits), ["9:00", "1:01", "0:09", "0:00", "0:00"])
  assert.deepEqual([ring(540, 600), ring(-5, 600), ring(700, 600), ring(5, 0)], [90, 0, 100, 0])
})

// The live line

test("waits grow, are spread over the room, and end", () => {
  assert.deepEqual([0, 1, 2].map((tries) => delay(tries, () => 1)), [500, 1000, 2000])
  assert.deepEqual([delay(0, () => 0), delay(30, () => 1)], [250, 15000])
})

test("frames of Engine.IO 4 and Socket.IO 5 are read", () => {
  assert.deepEqual(read('0{"sid":"x","pingInterval":25000}'), { kind: "hello", timing: { sid: "x", pingInterval: 25000 } })
  assert.deepEqual(read("2"), { kind: "ping", answer: "3" })
  assert.deepEqual(read('40{"sid":"y"}'), { kind: "in" })
  assert.deepEqual(read('42["region",{"version":1}]'), { kind: "event", name: "region", payload: { version: 1 } })
  assert.deepEqual(read('4312[{"ok":true}]'), { kind: "answer", id: 12, payload: { ok: true } })
  assert.deepEqual(read('44{"message":"no"}'), { kind: "refused", payload: { message: "no" } })
  assert.deepEqual(["41", "1"].map((frame) => read(frame).kind), ["out", "bye"])
})

test("what we cannot read breaks nothing", () => {
  for (const frame of ["", "4", "42{", "42{}", "43[]x", "451-[]", "9", null, undefined, 7, new Uint8Array(2)]) {
    assert.equal(read(frame).kind, "other", String(frame))
  }
})

test("frames are written as the server expects them", () => {
  assert.equal(connecting({ as: "seat" }), '40{"as":"seat"}')
  assert.equal(event("ballot:cast", { step: "s" }, 3), '423["ballot:cast",{"step":"s"}]')
  assert.equal(event("hello", {}), '42["hello",{}]')
})

test("the line lies beside the page, plain or safe as it is", () => {
  assert.equal(lineOf(new URL("http://10.0.0.1:8080/sessie")), "ws://10.0.0.1:8080/socket.io/?EIO=4&transport=websocket")
  assert.equal(lineOf(new URL("https://draagvlak.example/bord/1")), "wss://draagvlak.example/socket.io/?EIO=4&transport=websocket")
})

/** A world in which sockets are opened and time passes only when a test says so. */
function world() {
  const sockets = []
  const timers = []
  return {
    sockets,
    get last() { return sockets[sockets.length - 1] },
    make: () => {
      const socket = { sent: [], closed: false, send: (frame) => socket.sent.push(frame), close: () => { socket.closed = true } }
      sockets.push(socket)
      return socket
    },
    later: (deed, wait) => { timers.push({ deed, wait }); return timers[timers.length - 1] },
    forget: (timer) => { if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1) },
    chance: () => 1,
    /** Let the timer that was set for this wait go off. */
    pass: (wait) => {
      const timer = timers.find((one) => one.wait === wait)
      timers.splice(timers.indexOf(timer), 1)
      timer.deed()
    },
    waits: () => timers.map((timer) => timer.wait),
  }
}

function entered(here) {
  const line = wire("ws://x", { as: "seat" }, here)
  line.open()
  here.last.onmessage({ data: '0{"pingInterval":100,"pingTimeout":50}' })
  here.last.onmessage({ data: '40{"sid":"s"}' })
  return line
}

test("the line says who we are, then is open, and answers pings", () => {
  const here = world()
  const line = entered(here)
  here.last.onmessage({ data: "2" })
  assert.deepEqual(here.last.sent, ['40{"as":"seat"}', "3"])
  assert.equal(line.isOpen, true)
})

test("an ask gets its own answer", async () => {
  const here = world()
  const line = entered(here)
  const first = line.ask("idea:submit", { text: "een" })
  const second = line.ask("regions:get", {})
  here.last.onmessage({ data: '431[{"ok":true,"regions":[]}]' })
  here.last.onmessage({ data: '430[{"ok":true,"id":"i1"}]' })
  assert.deepEqual([await first, await second], [{ ok: true, id: "i1" }, { ok: true, regions: [] }])
})

test("a line that broke tells its askers, and comes back by itself, later each time", async () => {
  const here = world()
  const line = entered(here)
  const told = []
  line.on("drop", () => told.push("drop"))
  line.on("open", () => told.push("open"))
  const asked = line.ask("idea:submit", {})
  here.last.onclose()
  await assert.rejects(asked, Dropped)
  assert.equal(line.isOpen, false)
  here.pass(500)
  here.last.onclose()
  here.pass(1000)
  here.last.onmessage({ data: "0{}" })
  here.last.onmessage({ data: "40{}" })
  assert.deepEqual(told, ["drop", "open"])
  assert.equal(here.sockets.length, 3)
})

test("a line that stays silent is taken for dead", () => {
  const here = world()
  const line = entered(here)
  here.pass(150)
  assert.equal(line.isOpen, false)
  assert.equal(here.sockets[0].closed, true)
  assert.deepEqual(here.waits(), [500])
})

test("an ask without an answer ends the line, so that a dead one is not asked twice", async () => {
  const here = world()
  const line = entered(here)
  const asked = line.ask("ballot:cast", {})
  here.pass(10000)
  await assert.rejects(asked, Dropped)
  assert.equal(line.isOpen, false)
})

test("asking without a line is refused at once", async () => {
  await assert.rejects(wire("ws://x", {}, world()).ask("x", {}), Dropped)
})

test("a line that was closed stays closed", () => {
  const here = world()
  const line = entered(here)
  line.close()
  assert.deepEqual([line.isOpen, here.waits(), here.sockets.length], [false, [], 1])
  line.open()
  assert.equal(here.sockets.length, 2)
})

test("a refused line says so and tries again later", () => {
  const here = world()
  const line = wire("ws://x", {}, here)
  const told = []
  line.on("refused", (payload) => told.push(payload.message))
  line.open()
  here.last.onmessage({ data: "0{}" })
  here.last.onmessage({ data: '44{"message":"unauthenticated"}' })
  assert.deepEqual([told, line.isOpen, here.waits()], [["unauthenticated"], false, [500]])
})

test("events of the server reach who listens", () => {
  const here = world()
  const line = entered(here)
  const heard = []
  line.on("progress", (payload) => heard.push(payload.cast))
  here.last.onmessage({ data: '42["progress",{"cast":34}]' })
  here.last.onmessage({ data: '42["unknown",{"cast":35}]' })
  assert.deepEqual(heard, [34])
})
