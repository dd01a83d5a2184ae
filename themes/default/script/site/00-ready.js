// Scripts run here: what needs them may show itself.
'use strict';
document.documentElement.classList.add('scripted');
