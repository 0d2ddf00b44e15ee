#include "marker_shape.glsl"

uniform vec2 target_size;
uniform float radius;  // pixels

in vec2 pixel;
out vec4 result;  // how much of it is the marker's colour, and how opaque: beyond the shape lies a dark rim

void main() {
  float side = target_size.y;
  int shape = int(pixel.x / side);
  vec2 local = vec2(mod(pixel.x, side), pixel.y) - side * 0.5;
  float d = shape_distance(local, radius, shape);
  float body = clamp(0.5 - d, 0.0, 1.0);
  float rim = clamp(1.5 - d, 0.0, 1.0);
  result = vec4(mix(0.25, 1.0, body), 0.0, 0.0, rim * mix(0.5, 1.0, body));
}
