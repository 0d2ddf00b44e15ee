layout(location = 0) in vec2 position;  // pixels, y downward
layout(location = 1) in vec2 texture_position;
layout(location = 2) in vec4 colour;

uniform vec2 target_size;

out vec2 uv;
out vec4 text_colour;

void main() {
  uv = texture_position;
  text_colour = colour;
  gl_Position = vec4(position.x / target_size.x * 2.0 - 1.0, 1.0 - position.y / target_size.y * 2.0, 0.0, 1.0);
}
