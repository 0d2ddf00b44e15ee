#include "marker_shape.glsl"

uniform float radius;

in vec4 colour;
flat in int shape;
out vec4 result;

void main() {
  vec2 local = (gl_PointCoord - 0.5) * 2.0 * ceil(radius * 1.4 + 1.0);
  float d = shape_distance(local, radius, shape);
  float body = clamp(0.5 - d, 0.0, 1.0);
  float rim = clamp(1.5 - d, 0.0, 1.0);
  result = vec4(colour.rgb * mix(0.25, 1.0, body), colour.a * rim * mix(0.5, 1.0, body));
}
