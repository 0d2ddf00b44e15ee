layout(location = 0) in vec2 position;  // pixels, y downward
layout(location = 1) in vec4 dot_colour;
layout(location = 2) in uint dot_shape;

uniform vec2 target_size;
uniform float radius;  // pixels

out vec4 colour;
flat out int shape;

void main() {
  colour = dot_colour;
  shape = int(dot_shape);
  gl_PointSize = 2.0 * ceil(radius * 1.4 + 1.0);
  gl_Position = vec4(position.x / target_size.x * 2.0 - 1.0, 1.0 - position.y / target_size.y * 2.0, 0.0, 1.0);
}
