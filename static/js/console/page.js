// Pages beside the console: their keys, tips on what is written, and the focus where one was.

import { listenToKeys } from "./keys.js"
import { pickFirst } from "./items.js"
import { returnToPressed } from "./return.js"
import { offerTips } from "../writing/tips.js"

listenToKeys(document)
pickFirst(document)
offerTips(document)
returnToPressed(document)
