// Asks the server for something about this action, and tells when there is no line.

/** Return how to ask: `post(what, body)` and `get(what)` give the answer as data, null without a line, {} without news. */
export function asker(base, token, lost) {
  const ask = async (what, options) => {
    try {
      const answer = await fetch(`${base}/${what}`, options)
      return answer.status === 204 ? {} : await answer.json()
    } catch {
      lost()
      return null
    }
  }
  const headers = { "Content-Type": "application/json", "X-CSRF": token }
  return {
    post: (what, body, more = {}) => ask(what, { method: "POST", headers, body: JSON.stringify(body), ...more }),
    get: (what) => ask(what, { headers: { Accept: "application/json" } }),
  }
}
