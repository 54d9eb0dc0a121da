// The styles that every screen stands on, in their order: each screen's own come after.
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './tokens.css';
import './base.css';
import './controls.css';
import '../frame/frame.css';
