// Pages beside the console: their keys, and nothing more.

import { listenToKeys } from "./keys.js"
import { pickFirst } from "./items.js"

listenToKeys(document)
pickFirst(document)
