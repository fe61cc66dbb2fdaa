// Where one writes how an action goes: tips beside the text.

import { offerTips } from "../writing/tips.js"

offerTips(document)
