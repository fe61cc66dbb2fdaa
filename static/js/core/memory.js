// What this phone remembers of one session: drafts and what waits to be sent. Where storage is shut, nothing breaks.

/** Return a memory for one session over `storage` (localStorage, or anything like it, or null). */
export function memory(storage, session) {
  const prefix = "draagvlak:" + session + ":"

  function safely(deed, otherwise) {
    try {
      return storage ? deed() : otherwise
    } catch (error) {
      return otherwise
    }
  }

  function names() {
    const found = []
    for (let i = 0; i < storage.length; i++) {
      const name = storage.key(i)
      if (name && name.indexOf(prefix) === 0) found.push(name.slice(prefix.length))
    }
    return found
  }

  return {
    read(name) {
      return safely(() => JSON.parse(storage.getItem(prefix + name)), null)
    },
    keep(name, value) {
      safely(() => storage.setItem(prefix + name, JSON.stringify(value)))
    },
    drop(name) {
      safely(() => storage.removeItem(prefix + name))
    },
    /** Return the names that begin so, in order. */
    names(start) {
      return safely(() => names().filter((name) => name.indexOf(start) === 0).sort(), [])
    },
    /** Forget everything about this session. */
    wipe() {
      safely(() => names().forEach((name) => storage.removeItem(prefix + name)))
    },
    /** Forget every other session: yesterday's texts are nobody's business. */
    wipeOthers() {
      safely(() => {
        const all = []
        for (let i = 0; i < storage.length; i++) all.push(storage.key(i))
        all.filter((name) => name && name.indexOf("draagvlak:") === 0 && name.indexOf(prefix) !== 0)
          .forEach((name) => storage.removeItem(name))
      })
    },
  }
}
