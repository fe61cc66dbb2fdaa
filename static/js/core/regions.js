// What was drawn last of each region; versions decide, not the order in which pushes arrive.

/** Return the regions after a push: a newer version replaces, an older or equal one is ignored. */
export function newest(regions, push) {
  const known = regions[push.region]
  if (known && known.version >= push.version) return regions
  return Object.assign({}, regions, { [push.region]: push })
}
