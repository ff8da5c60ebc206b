// What shortens the way for readers with script. Everything works without any of it.

import "./keys.js";
import "./filters.js";
import "./sheet.js";
import "./compare.js";
import "./combobox.js";
import "./actions.js";
import "./transitions.js";
