// One program, as the others are: the list, or with the fragment its rows with boxes.
await (location.hash === '#boxes' ? import('./boxes.js') : import('./list.js'));
