// The cards of a presentation while they are written: tips on plain language beside every field.

import { offerTips } from "../writing/tips.js"

offerTips(document)
