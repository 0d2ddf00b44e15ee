// Of dated layers: what is of no time within the window falls outside of the picture.
layout(location = 4) in ivec2 lasts;  // minutes, the end exclusive

uniform bool is_dated;
uniform ivec2 window;

vec4 within_window(vec4 clip) {
  return is_dated && (lasts.x >= window.y || lasts.y <= window.x) ? vec4(2.0, 2.0, 2.0, 1.0) : clip;
}
