// Pages beside the console: their keys, and nothing more.

import { listenToKeys } from "./keys.js"
import { pickFirst } from "./items.js"
import { offerTips } from "../writing/tips.js"

listenToKeys(document)
pickFirst(document)
offerTips(document)
